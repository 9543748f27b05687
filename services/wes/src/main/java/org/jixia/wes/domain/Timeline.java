package org.jixia.wes.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the calls of a run ran, one line a name: the time of the run is cut into equal slices, and each says how many calls were
 * under way in it and how many ended badly. So a scatter of any width is as much as a single call.
 */
public record Timeline(Instant from, Instant to, List<Line> lines) {

    public static final int SLICES = 120;

    /**
     * A call name, in the order of its first call; {@code active} and {@code failed} have one number a slice. {@code only} is the path
     * of a call that is the only one of its name, else null.
     */
    public record Line(
            String call,
            String only,
            int calls,
            Instant from,
            Instant to,
            Map<String, Integer> states,
            List<Integer> active,
            List<Integer> failed) {}

    /** Calls of one name and state that began in one slice and ended, or stand, in another; slices count from 0; path is of one of them. */
    public record Span(
            String call,
            String path,
            String state,
            boolean cached,
            int first,
            int last,
            int calls,
            Instant from,
            Instant to) {}

    private static final class Sum {
        private final String call;
        private final Map<String, Integer> states = new TreeMap<>();
        private final int[] change = new int[SLICES + 1];
        private final Integer[] failed = new Integer[SLICES];
        private int calls;
        private String path;
        private Instant from = Instant.MAX;
        private Instant to = Instant.MIN;

        private Sum(String call) {
            this.call = call;
            java.util.Arrays.fill(failed, 0);
        }

        private void add(Span span) {
            calls += span.calls();
            path = span.path();
            states.merge(span.cached() ? "CACHED" : span.state(), span.calls(), Integer::sum);
            change[span.first()] += span.calls();
            change[span.last() + 1] -= span.calls();
            if (span.state().equals("FAILED")) {
                failed[span.last()] += span.calls();
            }
            from = span.from().isBefore(from) ? span.from() : from;
            to = span.to().isAfter(to) ? span.to() : to;
        }

        private Line line() {
            var active = new ArrayList<Integer>(SLICES);
            int now = 0;
            for (int slice = 0; slice < SLICES; slice++) {
                now += change[slice];
                active.add(now);
            }
            return new Line(call, calls == 1 ? path : null, calls, from, to, states, active, List.of(failed));
        }
    }

    public static Timeline of(Instant from, Instant to, List<Span> spans) {
        var sums = new LinkedHashMap<String, Sum>();
        for (Span span : spans) {
            sums.computeIfAbsent(span.call(), Sum::new).add(span);
        }
        var lines = sums.values().stream()
                .map(Sum::line)
                .sorted(Comparator.comparing(Line::from).thenComparing(Line::call))
                .toList();
        return new Timeline(from, to, lines);
    }
}
