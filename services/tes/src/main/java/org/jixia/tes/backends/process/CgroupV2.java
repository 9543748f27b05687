package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A control group of version 2: one folder for memory and cpu time. */
final class CgroupV2 extends Cgroup {
    private final Path system;
    private final Path folder;

    CgroupV2(Path system, String name, long killsBefore, long cpuBefore) {
        super(name, killsBefore, cpuBefore);
        this.system = system;
        this.folder = system.resolve(name);
    }

    @Override
    String kind() {
        return Meters.Kind.V2.name();
    }

    @Override
    List<Path> folders() {
        return List.of(folder);
    }

    @Override
    void make() throws IOException {
        var handedDown = Files.readString(system.resolve("cgroup.subtree_control"));
        if (!handedDown.contains("memory") || !handedDown.contains("cpu")) {
            write(system.resolve("cgroup.subtree_control"), "+memory +cpu");
        }
        if (!handedDown.contains("pids")
                && Files.readString(system.resolve("cgroup.controllers")).contains("pids")) {
            write(system.resolve("cgroup.subtree_control"), "+pids");
        }
        super.make();
    }

    @Override
    void limit(long bytes) throws IOException {
        write(folder.resolve("memory.max"), Long.toString(bytes));
        var swap = folder.resolve("memory.swap.max");
        if (Files.exists(swap)) {
            write(swap, "0");
        }
    }

    @Override
    void share(long cpuMillis) throws IOException {
        write(folder.resolve("cpu.weight"), Long.toString(Math.clamp(cpuMillis / 10, 1, 10_000)));
    }

    @Override
    void limitProcesses() throws IOException {
        var most = folder.resolve("pids.max");
        if (Files.exists(most)) {
            write(most, MOST_PROCESSES);
        }
    }

    @Override
    long kills() throws IOException {
        return entry(folder.resolve("memory.events"), "oom_kill");
    }

    @Override
    long cpuNanos() throws IOException {
        return entry(folder.resolve("cpu.stat"), "usage_usec") * 1000;
    }

    @Override
    long anonymousBytes() throws IOException {
        return entry(folder.resolve("memory.stat"), "anon") + entry(folder.resolve("memory.stat"), "shmem");
    }
}
