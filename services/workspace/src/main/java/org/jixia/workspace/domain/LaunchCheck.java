package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.platform.errors.DomainException;

/** Lets wes check the rows of a launch, a batch at a time, and spools them: memory never holds more than one batch. */
@ApplicationScoped
public class LaunchCheck {
    /** Characters of all inputs together: they lie in a file, then in the database. */
    private static final long LARGEST = 2_000_000_000;

    private static final int MOST_WARNINGS = 1_000;

    private final Runs runs;
    private final JsonText json;

    @Inject
    public LaunchCheck(Runs runs, JsonText json) {
        this.runs = runs;
        this.json = json;
    }

    /** What wes says about a row that does not keep it from starting. */
    public record Warning(String where, String detail) {}

    /**
     * A launch that has passed every check.
     *
     * @param expectedCacheHits calls of all rows that the cache will answer as far as wes foretells; null when it foretells nothing
     */
    public record Checked(Submission submission, RowSpool rows, List<Warning> warnings, Integer expectedCacheHits)
            implements AutoCloseable {
        public int size() {
            return rows.size();
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /** Gives rows to a check. */
    interface Source {
        void into(Intake intake);
    }

    /** Refused with every fault of every row; to be closed by the caller. */
    Checked check(Submission draft, byte[] bundle, Faults faults, Source source) {
        runs.put(draft.digest(), bundle);
        var intake = new Intake(draft, faults);
        try {
            source.into(intake);
            intake.flush();
            faults.throwIfAny(WorkspaceError.SUBMISSION_FAULTY);
            return new Checked(draft, intake.spool, List.copyOf(intake.warnings), intake.hits);
        } catch (RuntimeException refused) {
            intake.spool.close();
            throw refused;
        }
    }

    /** Takes one row after the other. */
    final class Intake {
        private final Submission draft;
        private final Faults faults;
        private final RowSpool spool = new RowSpool();
        private final List<Warning> warnings = new ArrayList<>();
        private final Map<String, Map<String, Object>> batch = new LinkedHashMap<>();
        private long characters;
        private Integer hits;

        private Intake(Submission draft, Faults faults) {
            this.draft = draft;
            this.faults = faults;
        }

        void take(String row, Map<String, Object> inputs) {
            var text = json.write(inputs);
            spool.add(new RowSpool.Row(row, text));
            if (spool.characters() > LARGEST) {
                throw DomainException.of(WorkspaceError.INPUTS_TOO_LARGE, LARGEST);
            }
            batch.put(row, inputs);
            characters += text.length();
            if (batch.size() >= Slice.ITEMS || characters > Slice.CHARACTERS) {
                flush();
            }
        }

        /** Once there are more faults than are shown, wes need not look for more. */
        private void flush() {
            if (!batch.isEmpty() && !faults.isFull()) {
                runs.check(draft, batch).forEach(this::note);
            }
            batch.clear();
            characters = 0;
        }

        private void note(String row, Runs.RowCheck found) {
            faults.addAll(found.faults());
            found.warnings().stream()
                    .limit(MOST_WARNINGS - warnings.size())
                    .forEach(warning -> warnings.add(new Warning("row " + row, warning)));
            if (found.expectedCacheHits() != null) {
                hits = (hits == null ? 0 : hits) + found.expectedCacheHits();
            }
        }
    }
}
