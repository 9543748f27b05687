package org.jixia.standalone.launcher.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One thing that a machine needs: what for, how to see that it is there, and the Debian packages that bring it (none
 * when no package does; then {@code otherwise} says what to do).
 */
record Requirement(
        String name,
        String reason,
        Purpose from,
        boolean strict,
        List<String> packages,
        String otherwise,
        BooleanSupplier present) {

    static Requirement tool(String tool, String reason, Purpose from, boolean strict, String... packages) {
        return new Requirement(tool, reason, from, strict, List.of(packages), "", () -> onPath(tool));
    }

    static boolean onPath(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .map(folder -> Path.of(folder, tool))
                .anyMatch(Files::isExecutable);
    }
}
