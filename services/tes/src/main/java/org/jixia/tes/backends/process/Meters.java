package org.jixia.tes.backends.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Chooses how slots are measured: cgroup v1 (memory and cpuacct), cgroup v2, or /proc where neither can be written. Groups are
 * named after this process, so that two installations do not meet; empty ones of dead processes are removed at start.
 */
final class Meters {
    private static final Path SYSTEM = Path.of("/sys/fs/cgroup");
    private static final String PREFIX = "jixia-tes-";

    /** The three ways of measuring. */
    enum Kind {
        /** Separate hierarchies for memory and cpu time. */
        V1,
        /** One hierarchy for all. */
        V2,
        /** No group can be made: what /proc tells of each process. */
        PROC
    }

    private final Path system;
    private final Kind kind;
    private final AtomicLong next = new AtomicLong();

    private Meters(Path system, Kind kind) {
        this.system = system;
        this.kind = kind;
    }

    static Meters choose(boolean cgroups) {
        return choose(SYSTEM, cgroups);
    }

    static Meters choose(Path system, boolean cgroups) {
        if (!cgroups) {
            return new Meters(system, Kind.PROC);
        }
        for (var kind : new Kind[] {Kind.V1, Kind.V2}) {
            var meters = new Meters(system, kind);
            if (meters.works()) {
                meters.sweep();
                return meters;
            }
        }
        return new Meters(system, Kind.PROC);
    }

    Kind kind() {
        return kind;
    }

    /** A meter for the process, which must not have started anything yet: only its later children are measured. */
    Meter open(long pid) {
        if (kind == Kind.PROC) {
            return new ProcMeter(pid);
        }
        var name = PREFIX + ProcessHandle.current().pid() + "-" + next.incrementAndGet();
        try {
            var meter = kind == Kind.V1 ? new CgroupV1(system, name, 0, 0) : new CgroupV2(system, name, 0, 0);
            meter.take(pid);
            return meter;
        } catch (IOException | UncheckedIOException refused) {
            return new ProcMeter(pid);
        }
    }

    /** The meter of an attempt that an earlier process of the service began. */
    Meter reopen(Optional<String> note, long pid) {
        if (note.isPresent()) {
            var parts = note.get().strip().split(" ");
            if (parts.length == 4 && parts[0].equals(kind.name())) {
                var kills = Long.parseLong(parts[2]);
                var cpu = Long.parseLong(parts[3]);
                return kind == Kind.V1
                        ? new CgroupV1(system, parts[1], kills, cpu)
                        : new CgroupV2(system, parts[1], kills, cpu);
            }
        }
        return new ProcMeter(pid);
    }

    private boolean works() {
        var name = PREFIX + ProcessHandle.current().pid() + "-probe";
        try {
            var meter = kind == Kind.V1 ? new CgroupV1(system, name, 0, 0) : new CgroupV2(system, name, 0, 0);
            meter.make();
            var works = meter.complete();
            meter.close();
            return works;
        } catch (IOException | UncheckedIOException refused) {
            return false;
        }
    }

    private void sweep() {
        for (var folder : kind == Kind.V1 ? new String[] {"memory", "cpuacct", "cpu", "pids"} : new String[] {"."}) {
            try (var groups = Files.newDirectoryStream(system.resolve(folder), PREFIX + "*")) {
                for (var group : groups) {
                    // The kernel refuses while anything lives in it: that is what decides.
                    var unused = group.toFile().delete();
                }
            } catch (IOException notMounted) {
                continue;
            }
        }
    }
}
