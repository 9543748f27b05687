package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A control group of version 1: memory and cpu time in hierarchies of their own. */
final class CgroupV1 extends Cgroup {
    private final Path memory;
    private final Path cpu;
    private final List<Path> more;

    CgroupV1(Path system, String name, long killsBefore, long cpuBefore) {
        super(name, killsBefore, cpuBefore);
        memory = system.resolve("memory").resolve(name);
        cpu = real(system.resolve("cpuacct")).resolve(name);
        more = optional(system, name);
    }

    @Override
    String kind() {
        return Meters.Kind.V1.name();
    }

    @Override
    public Optional<String> group() {
        return Optional.of("/" + name);
    }

    @Override
    List<Path> folders() {
        return Stream.concat(Stream.of(memory, cpu), more.stream()).distinct().toList();
    }

    /** Hierarchies that help and are not needed; cpu time and shares of it are often one under two names. */
    private static List<Path> optional(Path system, String name) {
        var found = new ArrayList<Path>();
        for (var hierarchy : List.of("cpu", "pids")) {
            try {
                var real = system.resolve(hierarchy).toRealPath();
                if (Files.isWritable(real)) {
                    found.add(real.resolve(name));
                }
            } catch (IOException notMounted) {
                continue;
            }
        }
        return List.copyOf(found);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException notMounted) {
            return folder;
        }
    }

    @Override
    void limit(long bytes) throws IOException {
        var limit = memory.resolve("memory.limit_in_bytes");
        var withSwap = memory.resolve("memory.memsw.limit_in_bytes");
        var swap = Files.exists(withSwap);
        // The kernel wants memory <= memory and swap at every moment, so the order depends on the direction.
        if (swap && number(withSwap) < bytes) {
            write(withSwap, Long.toString(bytes));
        }
        write(limit, Long.toString(bytes));
        if (swap) {
            write(withSwap, Long.toString(bytes));
        }
    }

    @Override
    void share(long cpuMillis) throws IOException {
        for (var folder : more) {
            var shares = folder.resolve("cpu.shares");
            if (Files.exists(shares)) {
                write(shares, Long.toString(Math.max(2, cpuMillis * 1024 / 1000)));
            }
        }
    }

    @Override
    void limitProcesses() throws IOException {
        for (var folder : more) {
            var most = folder.resolve("pids.max");
            if (Files.exists(most)) {
                write(most, MOST_PROCESSES);
            }
        }
    }

    @Override
    long kills() throws IOException {
        return entry(memory.resolve("memory.oom_control"), "oom_kill");
    }

    @Override
    long cpuNanos() throws IOException {
        return number(cpu.resolve("cpuacct.usage"));
    }

    @Override
    long anonymousBytes() throws IOException {
        return entry(memory.resolve("memory.stat"), "total_rss");
    }
}
