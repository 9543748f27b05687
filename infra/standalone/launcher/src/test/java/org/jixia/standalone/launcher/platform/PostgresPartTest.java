package org.jixia.standalone.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.process.SystemProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash or a hand may have left in the database's folder. */
class PostgresPartTest {

    @TempDir
    private Path folder;

    private FakeDistribution fake;
    private PostgresPart part;
    private Path data;

    @BeforeEach
    void lay() throws IOException {
        fake = new FakeDistribution(folder.resolve("home"));
        // The folder's name alone is longer than what a message shows of a command.
        var state = folder.resolve("state".repeat(30));
        var installation = Installation.findOrMake(folder.resolve("home"), Map.of("JIXIA_STATE", state.toString()));
        part = new PostgresPart(installation, fake.distribution());
        data = installation.data("postgres");
    }

    @Test
    void anInitialisationThatWasCutOffBeginsAnew() throws IOException {
        fake.program("initdb", "mkdir -p \"$2\" && touch \"$2/PG_VERSION\" \"$2/postgresql.conf\"");
        var draft = Files.createDirectories(data.resolveSibling("postgres.draft"));
        Files.writeString(draft.resolve("half"), "written");

        part.prepare();

        assertThat(draft).doesNotExist();
        assertThat(data).isDirectoryContaining("glob:**PG_VERSION").isDirectoryNotContaining("glob:**half");
    }

    @Test
    void aFailedInitialisationNamesItsOutput() throws IOException {
        fake.program("initdb", "echo broken; exit 1");

        assertThatThrownBy(part::prepare).isInstanceOf(Trouble.class).hasMessageContaining("initdb.log");
        assertThat(data).doesNotExist();
    }

    @Test
    void aDamagedFolderIsLeftAloneAndSaysHowToGoOn() throws IOException {
        Files.createDirectories(data.resolve("base"));

        assertThatThrownBy(part::prepare)
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("PG_VERSION")
                .hasMessageContaining("backup");
        assertThat(data.resolve("base")).exists();
    }

    @Test
    void aPidFileWhoseNumberSomebodyElseHasIsRemoved() throws IOException {
        for (var pid : new String[] {Long.toString(ProcessHandle.current().pid()), "", "12x"}) {
            var file = pidFile(pid);

            PostgresPart.removeStalePid(data);

            assertThat(file).doesNotExist();
        }
    }

    @Test
    void thePidFileOfALivingServerStaysHoweverLongItsCommandIs() throws IOException {
        var program = fake.program("postgres", "sleep 600");
        var server = new ProcessBuilder(program.toString(), "-D", data.toString()).start();
        try {
            await().until(() -> part.startedBy(SystemProcess.of(server.pid()).commandLine()));
            var file = pidFile(Long.toString(server.pid()));

            PostgresPart.removeStalePid(data);

            assertThat(file).exists();
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
    }

    private Path pidFile(String pid) throws IOException {
        return Files.writeString(Files.createDirectories(data).resolve("postmaster.pid"), pid + "\n" + data + "\n");
    }
}
