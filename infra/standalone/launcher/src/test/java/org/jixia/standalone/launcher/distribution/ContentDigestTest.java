package org.jixia.standalone.launcher.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        before = ContentDigest.ofSources(home);
    }

    @Test
    void equalSourcesHaveOneName() throws IOException {
        assertThat(ContentDigest.ofSources(home)).isEqualTo(before);
    }

    @Test
    void aChangedSourceChangesTheName() throws IOException {
        write("services/drs/src/main/java/A.java", "class A { }");

        assertThat(ContentDigest.ofSources(home)).isNotEqualTo(before);
    }

    @Test
    void aMovedSourceChangesTheName() throws IOException {
        Files.move(
                home.resolve("services/drs/src/main/java/A.java"), home.resolve("services/drs/src/main/java/B.java"));

        assertThat(ContentDigest.ofSources(home)).isNotEqualTo(before);
    }

    @Test
    void testsDocumentsAndResultsOfBuildsDoNotCount() throws IOException {
        write("services/drs/src/test/java/ATest.java", "class ATest {}");
        write("services/drs/README.md", "# drs");
        write("services/drs/target/classes/A.class", "bytes");
        write("gateway/portal/node_modules/x/index.js", "x");

        assertThat(ContentDigest.ofSources(home)).isEqualTo(before);
    }

    private void write(String path, String text) throws IOException {
        var file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
