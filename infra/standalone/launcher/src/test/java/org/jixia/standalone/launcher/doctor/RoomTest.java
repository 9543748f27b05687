package org.jixia.standalone.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheKernelHoldsForAvailable() throws IOException {
        var file = Files.writeString(folder.resolve("meminfo"), "MemTotal: 8 kB\nMemAvailable:    2048 kB\n");

        assertThat(Room.availableMemory(file)).isEqualTo(2L << 20);
        assertThat(Room.availableMemory(folder.resolve("none"))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aRunningPlatformAndAFinishedBuildHaveTheirRoomAlready() throws IOException {
        Files.createDirectories(folder.resolve("dist"));
        Files.writeString(folder.resolve("dist/manifest.json"), "{}");

        assertThat(Room.requirements(folder, true))
                .allMatch(requirement -> requirement.present().getAsBoolean());
    }
}
