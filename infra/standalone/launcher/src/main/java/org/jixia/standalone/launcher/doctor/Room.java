package org.jixia.standalone.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory and disk. Too little of them is noted and hinders nobody: the figures are those of a first start. */
final class Room {

    private static final long GIBIBYTE = 1L << 30;
    private static final long MEMORY = 4 * GIBIBYTE;
    private static final long DISK = 6 * GIBIBYTE;

    private Room() {}

    static List<Requirement> requirements(Path home, boolean running) {
        return List.of(
                new Requirement(
                        "4 GiB of free memory",
                        "the platform takes three, its tasks the rest",
                        Purpose.RUN,
                        false,
                        List.of(),
                        "end other programs until 'free -g' shows 4 GiB available",
                        () -> running || availableMemory(Path.of("/proc/meminfo")) >= MEMORY),
                new Requirement(
                        "6 GiB of free disk",
                        "the first build and start take them",
                        Purpose.RUN,
                        false,
                        List.of(),
                        "free 6 GiB on the disk of " + home,
                        () -> Files.exists(home.resolve("dist/manifest.json")) || usable(home) >= DISK));
    }

    /** Without the kernel's word nobody is told to end anything. */
    static long availableMemory(Path kernel) {
        try (var lines = Files.lines(kernel)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long usable(Path home) {
        try {
            return Files.getFileStore(home).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
