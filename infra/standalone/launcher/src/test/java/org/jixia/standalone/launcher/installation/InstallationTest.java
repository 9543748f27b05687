package org.jixia.standalone.launcher.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jixia.standalone.launcher.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    private static final Path HOME = Path.of("/project");

    @TempDir
    private Path folder;

    private Map<String, String> environment(String... more) {
        return more.length == 0
                ? Map.of("JIXIA_STATE", folder.resolve("state").toString())
                : Map.of("JIXIA_STATE", folder.resolve("state").toString(), "JIXIA_PORT_BASE", more[0]);
    }

    @Test
    void thereIsNoneBeforeItIsMade() {
        assertThat(Installation.find(HOME, environment())).isEmpty();
    }

    @Test
    void isFoundAgainWithTheSameIdentityAndPorts() {
        var made = Installation.findOrMake(HOME, environment("21000"));

        assertThat(Installation.find(HOME, environment())).contains(made);
        assertThat(made.gateway()).isEqualTo("http://localhost:21000");
    }

    @Test
    void onlyTheOwnerMayLookIntoTheFolder() throws IOException {
        var made = Installation.findOrMake(HOME, environment());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.state())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesOtherPortsThanItWasMadeWith() {
        Installation.findOrMake(HOME, environment("21000"));

        assertThatThrownBy(() -> Installation.find(HOME, environment("22000")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("21000")
                .hasMessageContaining("22000");
    }

    @Test
    void refusesAPortBaseThatIsNoPort() {
        assertThatThrownBy(() -> Installation.findOrMake(HOME, environment("many")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("'many'");
        assertThatThrownBy(() -> Installation.findOrMake(HOME, environment("80")))
                .isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> Installation.find(HOME, environment("many")))
                .as("before there is an installation, and so before the build")
                .isInstanceOf(Trouble.class);
    }

    @Test
    void saysHowToMendADamagedDescription() throws IOException {
        var made = Installation.findOrMake(HOME, environment());
        Files.writeString(made.state().resolve("installation.json"), "{\"id\":");

        assertThatThrownBy(() -> Installation.find(HOME, environment()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("reset");
    }

    @Test
    void aStartThatWasCutOffBeforeItsFirstWordBeginsAnew() throws IOException {
        var state = Files.createDirectories(folder.resolve("state"));
        Files.createFile(state.resolve("lock"));
        Files.writeString(state.resolve(".installation.json123.draft"), "{\"id\"");

        assertThat(Installation.find(HOME, environment())).isEmpty();
        assertThat(Installation.findOrMake(HOME, environment()).id()).isNotNull();
    }

    @Test
    void anEmptySecretIsNotTakenForOne() throws IOException {
        var secrets = Installation.findOrMake(HOME, environment()).secrets();
        Files.writeString(secrets.file("a"), "\n");

        assertThatThrownBy(() -> secrets.get("a")).isInstanceOf(Trouble.class).hasMessageContaining("is empty");
    }

    @Test
    void aFullDiskIsNamedAsSuch() {
        var trouble = PrivateFiles.failed("write", folder, new IOException("x: No space left on device"));

        assertThat(trouble).hasMessageContaining("The disk is full").hasMessageContaining("free some room");
    }

    @Test
    void leavesAForeignFolderAlone() throws IOException {
        Files.createDirectories(folder.resolve("state/photos"));

        assertThatThrownBy(() -> Installation.findOrMake(HOME, environment()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void secretsAreRandomKeptAndClosedToOthers() throws IOException {
        var secrets = Installation.findOrMake(HOME, environment()).secrets();

        var first = secrets.get("a");
        assertThat(first).hasSize(32).isEqualTo(secrets.get("a")).isNotEqualTo(secrets.get("b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("a"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theLockIsHeldByOneAtATime() {
        var state = folder.resolve("state");
        try (var held = InstallationLock.take(state)) {
            assertThatThrownBy(() -> InstallationLock.take(state))
                    .as("a second one beside " + held)
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("Another jixia command");
        }
        InstallationLock.take(state).close();
    }
}
