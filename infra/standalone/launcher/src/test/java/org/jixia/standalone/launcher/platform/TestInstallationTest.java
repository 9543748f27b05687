package org.jixia.standalone.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.process.ProcessRecord;
import org.jixia.standalone.launcher.process.ProcessTable;
import org.jixia.standalone.launcher.process.SystemProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestInstallationTest {

    @TempDir
    Path parent;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(screen));

    @Test
    void closingEndsTheProcessesAndRemovesTheFolderEvenForAnInterruptedThread() throws IOException {
        var installation = TestInstallation.make(parent, parent, progress);
        var process = sleeper(installation.state());
        Thread.currentThread().interrupt();

        installation.close();

        assertThat(Thread.interrupted()).isTrue();
        await().until(() -> !process.isAlive());
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void removesWhatAKilledRunHasLeft() throws IOException {
        var folder = Files.createDirectory(parent.resolve("jixia-test-killed"));
        new ProcessTable(folder).remember(new ProcessRecord("run", 1, "of another day", 0, "", Instant.now()));
        var process = sleeper(folder.resolve("state"));

        TestInstallation.sweep(parent, parent, progress);

        await().until(() -> !process.isAlive());
        assertThat(folder).doesNotExist();
        assertThat(screen.toString()).contains(folder.toString());
    }

    @Test
    void leavesARunUnderWayAndForeignFoldersAlone() throws IOException {
        var running = TestInstallation.make(parent, parent, progress);
        var process = sleeper(running.state());
        var foreign = Files.createDirectory(parent.resolve("jixia-test-postgres"));

        TestInstallation.sweep(parent, parent, progress);

        assertThat(process.isAlive()).isTrue();
        assertThat(foreign).exists();
        running.close();
    }

    @Test
    void followsNoLinkOutOfTheTemporaryFolder() throws IOException {
        var elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        new ProcessTable(elsewhere).remember(new ProcessRecord("run", 1, "of another day", 0, "", Instant.now()));
        Files.createSymbolicLink(parent.resolve("jixia-test-linked"), elsewhere);

        TestInstallation.sweep(parent, parent, progress);

        assertThat(elsewhere).isNotEmptyDirectory();
    }

    private static Process sleeper(Path state) throws IOException {
        var process = new ProcessBuilder("sleep", "600").start();
        var birth = SystemProcess.of(process.pid()).birth().orElseThrow();
        new ProcessTable(state.resolve("processes"))
                .remember(new ProcessRecord("workspace", process.pid(), birth, 1, "v", Instant.now()));
        return process;
    }
}
