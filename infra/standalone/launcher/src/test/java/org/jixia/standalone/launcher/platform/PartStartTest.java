package org.jixia.standalone.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.process.ProcessTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartStartTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private ProcessTable processes;
    private PartStart start;
    private PartStop stop;

    @BeforeEach
    void open() {
        processes = new ProcessTable(folder.resolve("processes"));
        start = new PartStart(processes);
        stop = new PartStop(processes);
    }

    @AfterEach
    void endChild() {
        stop.stop(part("1"), Duration.ZERO);
    }

    private SleepingPart part(String version) {
        return new SleepingPart(folder, version, "touch ready; exec sleep 300");
    }

    @Test
    void startsWhatDoesNotRunAndLeavesAloneWhatDoes() {
        assertThat(start.ensure(part("1"))).isEqualTo("ready");
        var first = processes.findAlive("sleeper").orElseThrow();

        assertThat(start.ensure(part("1"))).isEqualTo("runs already");
        assertThat(processes.findAlive("sleeper")).contains(first);
    }

    @Test
    void startsAgainWhatWasKilled() {
        start.ensure(part("1"));
        var killed = processes.findAlive("sleeper").orElseThrow();
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        Awaitility.await().until(() -> !killed.alive());

        assertThat(start.ensure(part("1"))).contains("had died");
        assertThat(processes.findAlive("sleeper")).isPresent();
    }

    @Test
    void replacesAnOlderBuild() {
        start.ensure(part("1"));
        var old = processes.findAlive("sleeper").orElseThrow();

        assertThat(start.ensure(part("2"))).contains("newer build");
        assertThat(old.alive()).isFalse();
    }

    @Test
    void tellsTheLastWordsOfAPartThatEndsAtOnce() {
        var broken = new SleepingPart(folder, "1", "echo 'ERROR the disk is upside down'; exit 1");

        assertThatThrownBy(() -> start.ensure(broken))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("sleeper ended")
                .hasMessageContaining("the disk is upside down");
    }

    @Test
    void takesUpAProcessWhoseStartWasCutOffBeforeItWasNoted() {
        start.ensure(part("1"));
        var lost = processes.findAlive("sleeper").orElseThrow();
        processes.forget("sleeper");

        start.adopt(part("1"));

        assertThat(processes.findAlive("sleeper").orElseThrow().pid()).isEqualTo(lost.pid());
        assertThat(start.ensure(part("1"))).contains("cut off");
        assertThat(lost.alive()).isFalse();
        assertThat(processes.findAlive("sleeper")).isPresent();
    }

    @Test
    void leavesAPersonsShellInItsFolderAlone() throws IOException {
        var shell =
                new ProcessBuilder("sleep", "299").directory(folder.toFile()).start();
        try {
            start.adopt(part("1"));

            assertThat(processes.find("sleeper")).isEmpty();
            assertThat(start.ensure(part("1"))).isEqualTo("ready");
            assertThat(shell.isAlive()).isTrue();
        } finally {
            shell.destroyForcibly();
        }
    }

    @Test
    void insistsWhenAskingDoesNotHelp() {
        start.ensure(new SleepingPart(folder, "1", "trap '' TERM; touch ready; while :; do sleep 1; done"));
        var stubborn = processes.findAlive("sleeper").orElseThrow();

        assertThat(stop.stop(part("1"), Duration.ofMillis(200))).startsWith("killed");
        assertThat(stubborn.alive()).isFalse();
        assertThat(stop.stop(part("1"), GRACE)).isEqualTo("not running");
    }
}
