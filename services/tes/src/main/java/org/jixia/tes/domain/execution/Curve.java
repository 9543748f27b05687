package org.jixia.tes.domain.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an attempt uses while it runs, in at most {@value #MOST} points however long that takes: when they are full, each two
 * become one and the next come half as often.
 */
public final class Curve {
    public static final int MOST = 120;
    private static final long FIRST_STEP = 1_000;

    /** Until this moment after the start, since the point before: cpu on average, memory at its highest. */
    public record Point(long atMs, long cpuMillis, long memoryBytes) {}

    private final List<Point> points = new ArrayList<>();
    private long step = FIRST_STEP;
    private long from;
    private long cpuFrom;
    private long cpuTotal;
    private long highest;

    /** @param cpuMillis cpu time since the start */
    public synchronized void add(Duration sinceStart, Optional<Long> cpuMillis, long memoryBytes) {
        var at = sinceStart.toMillis();
        cpuTotal = Math.max(cpuTotal, cpuMillis.orElse(cpuTotal));
        highest = Math.max(highest, memoryBytes);
        if (at - from < step) {
            return;
        }
        points.add(new Point(at, (cpuTotal - cpuFrom) * 1000 / (at - from), highest));
        from = at;
        cpuFrom = cpuTotal;
        highest = 0;
        if (points.size() == MOST) {
            coarsen();
        }
    }

    private void coarsen() {
        var coarse = new ArrayList<Point>(MOST / 2);
        var begin = 0L;
        for (var i = 0; i < points.size(); i += 2) {
            var first = points.get(i);
            var second = points.get(i + 1);
            var used = first.cpuMillis() * (first.atMs() - begin) + second.cpuMillis() * (second.atMs() - first.atMs());
            coarse.add(new Point(
                    second.atMs(),
                    used / (second.atMs() - begin),
                    Math.max(first.memoryBytes(), second.memoryBytes())));
            begin = second.atMs();
        }
        points.clear();
        points.addAll(coarse);
        step *= 2;
    }

    public synchronized List<Point> points() {
        return List.copyOf(points);
    }
}
