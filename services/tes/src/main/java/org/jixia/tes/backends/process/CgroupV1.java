package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A control group of version 1: memory and cpu time in hierarchies of their own. */
final class CgroupV1 extends Cgroup {
    private final Path memory;
    private final Path cpu;

    CgroupV1(Path system, String name, long killsBefore, long cpuBefore) {
        super(name, killsBefore, cpuBefore);
        memory = system.resolve("memory").resolve(name);
        cpu = system.resolve("cpuacct").resolve(name);
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
        return List.of(memory, cpu);
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
