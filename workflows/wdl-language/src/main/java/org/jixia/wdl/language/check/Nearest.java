package org.jixia.wdl.language.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Names that an author may have meant. */
final class Nearest {
    private static final int SHOWN = 3;
    private static final int LISTED = 8;
    private static final int COMPARED = 2_000;

    private Nearest() {}

    /** A sentence for a message: the names that are alike, or all where they are few. */
    static String sentence(String wrong, Collection<String> known) {
        int allowed = Math.max(1, Math.min(wrong.length(), 30) / 3);
        List<String> near = known.stream()
                .filter(name -> !name.isEmpty())
                .limit(COMPARED)
                .map(name -> new Candidate(name, distance(wrong, name)))
                .filter(candidate -> candidate.distance <= allowed)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SHOWN)
                .map(Candidate::name)
                .toList();
        if (!near.isEmpty()) {
            return "@did-you-mean|" + quoted(near);
        }
        return known.isEmpty() || known.size() > LISTED ? "@nothing" : "@known-are|" + quoted(known);
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** Edits between the two without regard to case; a large number where the lengths already differ too much. */
    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > 10 || left.length() > 100) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
                int changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }

    private record Candidate(String name, int distance) {}
}
