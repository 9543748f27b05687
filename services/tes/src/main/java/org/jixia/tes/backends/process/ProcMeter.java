package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Measures a slot by what /proc tells of its processes: memory as their own pages (no shared programs, no page cache). Cpu time
 * is that of the last sample, so what ends before the first has none. It limits nothing; the watch ends an attempt that it finds above its limit.
 */
final class ProcMeter implements Meter {
    private static final long MILLIS_A_TICK = 10;
    private static final int USER_TIME = 11;

    private final long pid;
    private volatile long cpuMillis = -1;

    ProcMeter(long pid) {
        this.pid = pid;
    }

    @Override
    public void begin(long memoryLimit, long cpuMillis) {
        cpuMillis = -1;
    }

    @Override
    public Optional<Long> memoryNow() {
        return ProcessHandle.of(pid).map(slot -> {
            var processes = slot.descendants().mapToLong(ProcessHandle::pid).toArray();
            var cpu = Arrays.stream(processes).map(ProcMeter::cpuTicks).sum() * MILLIS_A_TICK;
            cpuMillis = processes.length == 0 ? cpuMillis : Math.max(cpuMillis, cpu);
            return Arrays.stream(processes).map(ProcMeter::ownPages).sum();
        });
    }

    /** Its own time and that of the children it has waited for: summed over a tree, each is counted once. */
    private static long cpuTicks(long process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, USER_TIME, USER_TIME + 4)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    private static long ownPages(long process) {
        try {
            var sum = 0L;
            for (var line : Files.readAllLines(Path.of("/proc", Long.toString(process), "status"))) {
                if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
            return sum;
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public boolean killedForMemory() {
        return false;
    }

    @Override
    public Optional<Long> cpuMillis() {
        return cpuMillis < 0 ? Optional.empty() : Optional.of(cpuMillis);
    }

    @Override
    public boolean enforces() {
        return false;
    }

    @Override
    public String note() {
        return Meters.Kind.PROC.name();
    }

    @Override
    public void close() {
        // Nothing was made.
    }
}
