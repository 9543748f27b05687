package org.jixia.standalone.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemProcessTest {

    private static final long OWN = ProcessHandle.current().pid();

    @Test
    void knowsALivingProcessByItsBirth() {
        var birth = SystemProcess.of(OWN).birth().orElseThrow();

        assertThat(record(OWN, birth).alive()).isTrue();
    }

    @Test
    void takesAnotherProcessWithTheSameNumberForDead() {
        assertThat(record(OWN, "another boot/1").alive()).isFalse();
    }

    @Test
    void aProcessThatEndedIsDead() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        var record =
                record(process.pid(), SystemProcess.of(process.pid()).birth().orElseThrow());
        assertThat(record.alive()).isTrue();

        process.destroyForcibly().waitFor();

        assertThat(record.alive()).isFalse();
    }

    @Test
    void measuresMemoryAndProcessorTime() {
        assertThat(SystemProcess.of(OWN).memoryBytes()).isGreaterThan(10L << 20);
        assertThat(SystemProcess.of(OWN).cpuMillis()).isPositive();
    }

    @Test
    void findsTheHolderOfAPort() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(PortOwner.free(port)).isFalse();
            assertThat(PortOwner.of(port)).contains(SystemProcess.of(OWN));
        }
        assertThat(PortOwner.free(port)).isTrue();
    }

    private static ProcessRecord record(long pid, String birth) {
        return new ProcessRecord("part", pid, birth, 1, "1", Instant.now());
    }
}
