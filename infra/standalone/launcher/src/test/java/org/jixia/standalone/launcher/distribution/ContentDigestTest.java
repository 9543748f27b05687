package org.jixia.standalone.launcher.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentDigestTest {

    @TempDir
    private Path home;

    private String before;

    @BeforeEach
    void lay() throws IOException {
        write("pom.xml", "<project/>");
        write("services/drs/src/main/java/A.java", "class A {}");
        before = sources();
    }

    @Test
    void equalSourcesHaveOneName() throws IOException {
        assertThat(sources()).isEqualTo(before);
    }

    @Test
    void aChangedSourceChangesTheName() throws IOException {
        write("services/drs/src/main/java/A.java", "class A { }");

        assertThat(sources()).isNotEqualTo(before);
    }

    @Test
    void aMovedSourceChangesTheName() throws IOException {
        Files.move(
                home.resolve("services/drs/src/main/java/A.java"), home.resolve("services/drs/src/main/java/B.java"));

        assertThat(sources()).isNotEqualTo(before);
    }

    @Test
    void testsDocumentsAndResultsOfBuildsDoNotCount() throws IOException {
        write("gateway/portal/package.json", "{}");
        var portal = sources();
        write("gateway/portal/node_modules/x/index.js", "x");
        write("gateway/portal/dist/index.html", "<html/>");
        write("services/drs/src/test/java/ATest.java", "class ATest {}");
        write("services/drs/README.md", "# drs");
        write("services/drs/target/classes/A.class", "bytes");

        assertThat(sources()).isEqualTo(portal);
    }

    @Test
    void aPackageNamedLikeAResultCounts() throws IOException {
        write("services/drs/src/main/java/org/jixia/drs/build/A.java", "class A {}");

        assertThat(sources()).isNotEqualTo(before);
    }

    private String sources() throws IOException {
        return ContentDigest.ofSources(home, List.of("pom.xml", "services/drs", "gateway/portal"));
    }

    private void write(String path, String text) throws IOException {
        var file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
