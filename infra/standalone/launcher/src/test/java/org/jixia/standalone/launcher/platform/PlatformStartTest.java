package org.jixia.standalone.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.process.PortOwner;
import org.jixia.standalone.launcher.process.ProcessRecord;
import org.jixia.standalone.launcher.process.SystemProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hinders a start is told in one sentence that says how to mend it, before anything is changed. */
class PlatformStartTest {

    private static final long GIBIBYTE = 1L << 30;

    @TempDir
    private Path folder;

    private Installation installation;
    private FakeDistribution fake;

    @BeforeEach
    void lay() throws IOException {
        fake = new FakeDistribution(folder.resolve("home"));
        var base = IntStream.iterate(21000, from -> from < 32000, from -> from + 100)
                .filter(from -> IntStream.range(from, from + 16).allMatch(PortOwner::free))
                .findFirst()
                .orElseThrow();
        installation = Installation.findOrMake(
                folder.resolve("home"),
                Map.of("JIXIA_STATE", folder.resolve("state").toString(), "JIXIA_PORT_BASE", Integer.toString(base)));
    }

    @Test
    void aTakenPortIsToldWithItsHolderAndNothingIsStarted() throws IOException {
        var port = installation.ports().store();
        try (var holder = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertTrouble(() -> 2 * GIBIBYTE)
                    .hasMessageContaining(holder.getLocalPort() + " (store)")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("JIXIA_PORT_BASE");
        }
        assertThat(installation.data("postgres")).doesNotExist();
    }

    @Test
    void aFullDiskIsToldWithWhatIsNeeded() {
        assertTrouble(() -> 100L << 20)
                .hasMessageContaining("only 100 MiB left")
                .hasMessageContaining("free some room");
        assertThat(installation.data("postgres")).doesNotExist();
    }

    @Test
    void aDiskThatBecomesFullInBetweenIsOneSentenceForAllParts() throws IOException {
        fake.program("initdb", "echo 'No space left on device'; exit 1");
        var room = new long[] {2 * GIBIBYTE, 0};
        var asked = new int[1];

        assertTrouble(() -> room[Math.min(asked[0]++, 1)])
                .hasMessageContaining("has become full")
                .hasMessageContaining("free 1 GiB");
    }

    @Test
    void aSettingsFileOfNoServiceIsToldBeforeAnythingStarts() throws IOException {
        Files.createDirectories(installation.settings());
        Files.writeString(installation.settings().resolve("postgres.properties"), "a=b");

        assertTrouble(() -> 2 * GIBIBYTE)
                .hasMessageContaining("postgres.properties")
                .hasMessageContaining("no service");
        assertThat(installation.data("postgres")).doesNotExist();
    }

    @Test
    void anotherCheckoutSeesWhatTheInstallationRuns() throws IOException {
        var process = new ProcessBuilder("sleep", "600").start();
        try {
            var birth = SystemProcess.of(process.pid()).birth().orElseThrow();
            var elsewhere =
                    new Platform(installation, new Distribution(Files.createDirectory(folder.resolve("other"))));
            elsewhere.processes().remember(new ProcessRecord("drs", process.pid(), birth, 1, "drs-1 x", Instant.now()));

            assertThat(elsewhere.status())
                    .filteredOn(part -> part.state() == PartStatus.State.RUNNING)
                    .singleElement()
                    .extracting(PartStatus::name, PartStatus::pid, PartStatus::version)
                    .containsExactly("drs", process.pid(), "drs-1");
            assertThat(elsewhere.runs()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private AbstractThrowableAssert<?, ?> assertTrouble(LongSupplier room) {
        var silent = new Progress(new PrintStream(new ByteArrayOutputStream()));
        var start = new PlatformStart(new Platform(installation, fake.distribution()), silent, room);
        return assertThatThrownBy(start::run).isInstanceOf(Trouble.class);
    }
}
