package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.LaunchCheck.Checked;
import org.jixia.workspace.domain.SubmissionLedger.Launch;

/** Launches: every row is checked before anything starts, then money is reserved, then the rows are kept; wes gets them after. */
@ApplicationScoped
public class SubmissionService {
    private static final int MOST_ROWS = 100_000;
    private static final String ONLY_ROW = "workspace";
    private static final List<Submission.RowState> FAILED =
            List.of(Submission.RowState.FAILED, Submission.RowState.CANCELED);

    private final SubmissionRepository repository;
    private final ConfigurationRepository configurations;
    private final TableRepository tables;
    private final WorkspaceService workspaces;
    private final Evaluation evaluation;
    private final LaunchCheck check;
    private final SubmissionLedger ledger;

    @Inject
    public SubmissionService(
            SubmissionRepository repository,
            ConfigurationRepository configurations,
            TableRepository tables,
            WorkspaceService workspaces,
            Evaluation evaluation,
            LaunchCheck check,
            SubmissionLedger ledger) {
        this.repository = repository;
        this.configurations = configurations;
        this.tables = tables;
        this.workspaces = workspaces;
        this.evaluation = evaluation;
        this.check = check;
        this.ledger = ledger;
    }

    /** What a caller wants to launch; no rows named means all of the table, no inputs those of the configuration. */
    public record Wanted(
            String name,
            UUID configuration,
            List<String> rows,
            Map<String, String> inputs,
            Map<String, Object> options) {}

    /** Starts nothing; to be closed by the caller. */
    public Checked check(UUID workspace, String person, Wanted wanted) {
        var room = workspaces.get(workspace);
        room.requireUnlocked();
        var kept = configurations
                .find(workspace, wanted.configuration())
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        var faults = new Faults();
        var configuration = evaluation.with(kept, wanted.inputs(), faults);
        // Faulty expressions would only be told again by each row.
        faults.throwIfAny(WorkspaceError.SUBMISSION_FAULTY);
        var draft = draft(room, configuration, person, wanted);
        return check.check(draft, configurations.bundle(configuration.digest()), faults, intake -> {
            var rows = evaluation.of(configuration, faults);
            each(configuration, wanted, faults, slice -> rows.inputs(slice, intake::take));
        });
    }

    private static Submission draft(Workspace room, Configuration configuration, String person, Wanted wanted) {
        return new Submission(
                Ids.next(),
                room.id(),
                configuration.id(),
                wanted.name() == null || wanted.name().isBlank()
                        ? configuration.name()
                        : Workspace.checkedName(wanted.name()),
                person,
                room.billingAccount(),
                configuration.digest(),
                configuration.workflow().name(),
                configuration.table(),
                configuration.outputs(),
                wanted.options() == null ? Map.of() : wanted.options(),
                SubmissionState.LAUNCHING,
                null,
                null,
                Instant.now(),
                null);
    }

    /** Takes some rows of a launch. */
    private interface Rows {
        void take(List<TableRow> rows);
    }

    private void each(Configuration configuration, Wanted wanted, Faults faults, Rows rows) {
        if (configuration.table() == null) {
            rows.take(List.of(new TableRow(ONLY_ROW, Map.of(), 1)));
            return;
        }
        var table = tables.find(configuration.workspace(), configuration.table())
                .orElseThrow(() -> DomainException.of(WorkspaceError.TABLE_UNKNOWN, configuration.table()));
        if (wanted.rows() == null || wanted.rows().isEmpty()) {
            all(table, rows);
        } else {
            named(table, wanted.rows(), faults, rows);
        }
    }

    private void all(DataTable table, Rows rows) {
        var after = "";
        var count = 0;
        for (var more = true; more; ) {
            var slice = tables.rows(table, null, after);
            count += slice.items().size();
            if (count == 0) {
                throw DomainException.of(WorkspaceError.NO_ROWS);
            }
            requireFew(count);
            more = slice.more() && !slice.items().isEmpty();
            if (!slice.items().isEmpty()) {
                rows.take(slice.items());
                after = slice.items().getLast().name();
            }
        }
    }

    private void named(DataTable table, List<String> wanted, Faults faults, Rows rows) {
        requireFew(wanted.stream().anyMatch(Objects::isNull) ? Integer.MAX_VALUE : wanted.size());
        var names = List.copyOf(new LinkedHashSet<>(wanted));
        for (var start = 0; start < names.size(); start += Slice.ITEMS) {
            var part = names.subList(start, Math.min(start + Slice.ITEMS, names.size()));
            var missing = new HashSet<>(part);
            var after = "";
            for (var more = true; more; ) {
                var slice = tables.rows(table, part, after);
                more = slice.more();
                if (!slice.items().isEmpty()) {
                    slice.items().forEach(row -> missing.remove(row.name()));
                    rows.take(slice.items());
                    after = slice.items().getLast().name();
                }
            }
            part.stream().filter(missing::contains).forEach(name -> {
                var shown = TableImportService.shortened(name);
                faults.add(WorkspaceError.ROW_UNKNOWN, "row " + shown, shown);
            });
        }
    }

    private static void requireFew(int rows) {
        if (rows > MOST_ROWS) {
            throw DomainException.of(WorkspaceError.ROWS_INVALID, MOST_ROWS);
        }
    }

    /** Checks, reserves, keeps. What is kept is launched by {@link SubmissionProgress}, now or after a crash. */
    public Launch launch(UUID workspace, String person, Wanted wanted, Repeats.Command command) {
        return ledger.answered(command).orElseGet(() -> {
            try (var checked = check(workspace, person, wanted)) {
                return ledger.keep(checked, command);
            }
        });
    }

    /** The failed rows once more, with the same workflow and the inputs they had, checked as files may have gone meanwhile. */
    public Launch rerun(UUID workspace, UUID id, String person, Repeats.Command command) {
        return ledger.answered(command).orElseGet(() -> {
            try (var checked = failedOf(workspace, id, person)) {
                return ledger.keep(checked, command);
            }
        });
    }

    private Checked failedOf(UUID workspace, UUID id, String person) {
        var old = get(workspace, id);
        workspaces.get(workspace).requireUnlocked();
        var counts = repository.counts(id);
        if (FAILED.stream().noneMatch(state -> counts.containsKey(state.name()))) {
            throw DomainException.of(WorkspaceError.NOTHING_FAILED);
        }
        return check.check(again(old, person), configurations.bundle(old.digest()), new Faults(), intake -> {
            for (var state : FAILED) {
                var after = "";
                for (var more = true; more; ) {
                    var slice = repository.rows(id, state.name(), after, Slice.ITEMS);
                    more = slice.more();
                    for (var row : slice.items()) {
                        intake.take(row.name(), row.inputs());
                        after = row.name();
                    }
                }
            }
        });
    }

    private static Submission again(Submission old, String person) {
        return new Submission(
                Ids.next(),
                old.workspace(),
                old.configuration(),
                old.name(),
                person,
                old.billingAccount(),
                old.digest(),
                old.workflow(),
                old.table(),
                old.outputs(),
                old.options(),
                SubmissionState.LAUNCHING,
                null,
                old.id(),
                Instant.now(),
                null);
    }

    public Submission get(UUID workspace, UUID id) {
        return repository
                .find(id)
                .filter(found -> found.workspace().equals(workspace))
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    public List<Submission> list(UUID workspace, UUID before, int limit) {
        return repository.list(workspace, before, limit);
    }

    public Slice<Submission.Row> rows(UUID submission, String state, String after, int limit) {
        return repository.rows(submission, state, after, limit);
    }

    public Map<String, Integer> counts(UUID submission) {
        return repository.counts(submission);
    }

    public Map<UUID, Map<String, Integer>> counts(List<UUID> submissions) {
        return repository.counts(submissions);
    }

    /** Ends it: rows not started never start, running ones are cancelled by {@link SubmissionProgress}. Repeatable. */
    @Transactional
    public Submission abort(UUID workspace, UUID id, String reason) {
        get(workspace, id);
        if (repository.move(id, SubmissionState.LAUNCHING, SubmissionState.ABORTING, reason)
                || repository.move(id, SubmissionState.RUNNING, SubmissionState.ABORTING, reason)) {
            repository.cancelPending(id);
        }
        return get(workspace, id);
    }

    public Map<String, Object> estimate(Checked checked) {
        return ledger.estimate(checked);
    }
}
