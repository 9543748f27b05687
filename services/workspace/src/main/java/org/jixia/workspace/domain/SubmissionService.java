package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.SubmissionLedger.Launch;

/** Launches: every row is checked before anything starts, then money is reserved, then the rows are kept; wes gets them after. */
@ApplicationScoped
public class SubmissionService {
    static final int BATCH = 500;
    private static final int MOST_ROWS = 100_000;
    private static final String ONLY_ROW = "workspace";

    private final SubmissionRepository repository;
    private final TableRepository tables;
    private final WorkspaceService workspaces;
    private final Evaluation evaluation;
    private final Runs runs;
    private final Billing billing;
    private final SubmissionLedger ledger;

    @Inject
    public SubmissionService(
            SubmissionRepository repository,
            TableRepository tables,
            WorkspaceService workspaces,
            Evaluation evaluation,
            Runs runs,
            Billing billing,
            SubmissionLedger ledger) {
        this.repository = repository;
        this.tables = tables;
        this.workspaces = workspaces;
        this.evaluation = evaluation;
        this.runs = runs;
        this.billing = billing;
        this.ledger = ledger;
    }

    /** What a caller wants to launch; no rows named means all of the table. */
    public record Wanted(String name, UUID configuration, List<String> rows, Map<String, Object> options) {}

    /** A launch that has passed every check. */
    public record Checked(Submission submission, Map<String, Map<String, Object>> inputs) {}

    public Checked check(UUID workspace, String person, Wanted wanted) {
        var room = workspaces.get(workspace);
        room.requireUnlocked();
        var configuration = repository
                .configuration(workspace, wanted.configuration())
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        var faults = new Faults();
        var rows = rows(configuration, wanted, faults);
        var inputs = evaluation.inputs(configuration, rows, faults);
        faults.throwIfAny(WorkspaceError.SUBMISSION_FAULTY);
        var draft = new Submission(
                Ids.next(),
                workspace,
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
        askWes(draft, inputs, faults);
        faults.throwIfAny(WorkspaceError.SUBMISSION_FAULTY);
        return new Checked(draft, inputs);
    }

    private void askWes(Submission draft, Map<String, Map<String, Object>> inputs, Faults faults) {
        runs.put(draft.digest(), repository.bundle(draft.digest()));
        for (var batch : batches(inputs)) {
            runs.check(draft, batch).values().forEach(faults::addAll);
        }
    }

    private List<TableRow> rows(Configuration configuration, Wanted wanted, Faults faults) {
        if (configuration.table() == null) {
            return List.of(new TableRow(ONLY_ROW, Map.of(), 1));
        }
        var table =
                tables.find(configuration.workspace(), configuration.table()).orElse(null);
        if (table == null) {
            throw DomainException.of(WorkspaceError.NO_ROWS);
        }
        var names = wanted.rows() == null || wanted.rows().isEmpty() ? tables.names(table, MOST_ROWS) : wanted.rows();
        if (names.stream().anyMatch(java.util.Objects::isNull) || names.size() > MOST_ROWS) {
            throw DomainException.of(WorkspaceError.ROWS_INVALID, MOST_ROWS);
        }
        if (names.isEmpty()) {
            throw DomainException.of(WorkspaceError.NO_ROWS);
        }
        var found = new LinkedHashMap<String, TableRow>();
        tables.rows(table, names).forEach(row -> found.put(row.name(), row));
        var rows = new ArrayList<TableRow>();
        for (var name : new java.util.LinkedHashSet<>(names)) {
            if (found.containsKey(name)) {
                rows.add(found.get(name));
            } else {
                faults.add(WorkspaceError.ROW_UNKNOWN, "row " + name, name);
            }
        }
        return rows;
    }

    static List<Map<String, Map<String, Object>>> batches(Map<String, Map<String, Object>> inputs) {
        var batches = new ArrayList<Map<String, Map<String, Object>>>();
        var batch = new LinkedHashMap<String, Map<String, Object>>();
        for (var entry : inputs.entrySet()) {
            batch.put(entry.getKey(), entry.getValue());
            if (batch.size() == BATCH) {
                batches.add(batch);
                batch = new LinkedHashMap<>();
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** Checks, reserves, keeps. What is kept is launched by {@link SubmissionProgress}, now or after a crash. */
    public Launch launch(UUID workspace, String person, Wanted wanted, Repeats.Command command) {
        return ledger.answered(command).orElseGet(() -> ledger.keep(check(workspace, person, wanted), command));
    }

    /** The failed rows once more, with the same workflow and the inputs they had. */
    public Launch rerun(UUID workspace, UUID id, String person, Repeats.Command command) {
        return ledger.answered(command).orElseGet(() -> ledger.keep(failedOf(workspace, id, person), command));
    }

    private Checked failedOf(UUID workspace, UUID id, String person) {
        var old = get(workspace, id);
        workspaces.get(workspace).requireUnlocked();
        var inputs = new LinkedHashMap<String, Map<String, Object>>();
        for (var state : List.of(Submission.RowState.FAILED, Submission.RowState.CANCELED)) {
            var after = "";
            for (var rows = repository.rows(id, state.name(), after, BATCH);
                    !rows.isEmpty();
                    rows = repository.rows(id, state.name(), after, BATCH)) {
                rows.forEach(row -> inputs.put(row.name(), row.inputs()));
                after = rows.getLast().name();
            }
        }
        if (inputs.isEmpty()) {
            throw DomainException.of(WorkspaceError.NOTHING_FAILED);
        }
        return new Checked(again(old, person), inputs);
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

    public List<Submission.Row> rows(UUID submission, String state, String after, int limit) {
        return repository.rows(submission, state, after, limit);
    }

    public Map<String, Integer> counts(UUID submission) {
        return repository.counts(submission);
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
        var submission = checked.submission();
        return billing.estimate(
                submission.billingAccount(),
                submission.workspace(),
                submission.digest(),
                checked.inputs().size());
    }
}
