package org.jixia.wdl.engine.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Known names that a mistyped one may have meant. */
final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** Up to three names, nearest first; empty when none is near. */
    static String of(String name, Collection<String> known) {
        record Ranked(String name, int distance) {}
        List<Ranked> ranked = known.stream()
                .map(candidate -> new Ranked(candidate, distance(last(name), last(candidate))))
                .filter(candidate ->
                        candidate.distance() <= Math.max(2, last(name).length() / 3))
                .sorted(Comparator.comparingInt(Ranked::distance))
                .limit(SHOWN)
                .toList();
        return ranked.stream().map(Ranked::name).collect(Collectors.joining(", "));
    }

    private static String last(String name) {
        String part = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return part.length() > 64 ? part.substring(0, 64) : part;
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
