package org.jixia.standalone.launcher.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {

    @TempDir
    private Path home;

    @BeforeEach
    void lay() throws IOException {
        write(
                "pom.xml",
                "<project><modules><module>a</module><module>b</module><module>c</module></modules></project>");
        pom("a", "");
        pom("b", dependency("artifact-a", "compile"));
        pom("c", dependency("artifact-b", "compile") + dependency("elsewhere", "test"));
    }

    @Test
    void aModuleIsMadeFromWhatItsPomNamesAndFromWhatThatIsMadeFrom() throws IOException {
        var modules = new Modules(home);

        assertThat(modules.with("a")).containsExactly("a");
        assertThat(modules.with("c")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whatOnlyTestsUseIsNoSource() throws IOException {
        pom("b", dependency("artifact-a", "test"));

        assertThat(new Modules(home).with("c")).containsExactlyInAnyOrder("b", "c");
    }

    private void pom(String folder, String dependencies) throws IOException {
        write(
                folder + "/pom.xml",
                "<project><parent><artifactId>parent</artifactId></parent><artifactId>artifact-" + folder
                        + "</artifactId><dependencies>" + dependencies + "</dependencies></project>");
    }

    private static String dependency(String artifact, String scope) {
        return "<dependency><groupId>org.jixia</groupId><artifactId>" + artifact + "</artifactId><scope>" + scope
                + "</scope></dependency>";
    }

    private void write(String path, String text) throws IOException {
        var file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
