package org.jixia.wdl.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jixia.wdl.language.ast.Position;

/** Gathers the diagnostics of one check: one of a kind at a place, and no more than the limit. */
public final class Faults {
    private final int limit;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();
    private boolean full;

    public Faults(int limit) {
        this.limit = limit;
    }

    public void report(DiagnosticCode code, Position position, Object... arguments) {
        if (full || !places.add(new Place(code, position))) {
            return;
        }
        if (found.size() >= limit) {
            full = true;
            found.add(new Diagnostic(
                    Severity.ERROR, DiagnosticCode.TOO_MANY_FAULTS, position, List.of(String.valueOf(limit))));
            return;
        }
        List<String> texts = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        found.add(new Diagnostic(code.severity(), code, position, List.copyOf(texts)));
    }

    public boolean anyError() {
        return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** In the order of their places. */
    public List<Diagnostic> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(Diagnostic::position).thenComparing(Diagnostic::code))
                .toList();
    }

    private record Place(DiagnosticCode code, Position position) {}
}
