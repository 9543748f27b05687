package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.platform.errors.DomainException;

/**
 * Drives submissions by what their rows say: PENDING rows go to wes, ended runs are written into table rows, a submission whose
 * rows have all ended ends. Each step may be repeated; events make it fast, the sweep makes it certain.
 */
@ApplicationScoped
public class SubmissionProgress {
    private static final Logger LOG = Logger.getLogger(SubmissionProgress.class);
    private static final int BATCH = SubmissionService.BATCH;

    private final SubmissionRepository repository;
    private final TableRepository tables;
    private final Runs runs;
    private final Billing billing;
    private final WorkspaceEvents events;
    private final Cells cells;

    @Inject
    public SubmissionProgress(
            SubmissionRepository repository,
            TableRepository tables,
            Runs runs,
            Billing billing,
            WorkspaceEvents events,
            Cells cells) {
        this.repository = repository;
        this.tables = tables;
        this.runs = runs;
        this.billing = billing;
        this.events = events;
        this.cells = cells;
    }

    /** Takes every open submission as far as it goes now; one that cannot go on does not hold up the others. */
    public void sweep(boolean askRuns) {
        for (var submission : repository.open()) {
            try {
                drive(submission, askRuns);
            } catch (DomainException later) {
                LOG.warnf("submission %s waits: %s", submission.id(), later.getMessage());
            } catch (RuntimeException e) {
                LOG.errorf(e, "submission %s cannot go on at present", submission.id());
            }
        }
    }

    public void drive(Submission submission, boolean askRuns) {
        switch (submission.state()) {
            case LAUNCHING -> launch(submission);
            case RUNNING -> {
                if (askRuns) {
                    ask(submission);
                }
            }
            case ABORTING -> {
                runs.cancel(submission.id(), submission.reason(), submission.person());
                ask(submission);
            }
            case DONE, ABORTED -> {}
        }
        if (finish(submission.id())) {
            billing.release(submission.id());
        }
    }

    private void launch(Submission submission) {
        runs.put(submission.digest(), repository.bundle(submission.digest()));
        var rows = repository.rows(submission.id(), Submission.RowState.PENDING.name(), "", BATCH);
        while (!rows.isEmpty()) {
            var inputs = new LinkedHashMap<String, Map<String, Object>>();
            rows.forEach(row -> inputs.put(row.name(), row.inputs()));
            runs.start(submission, inputs).forEach((row, started) -> note(submission.id(), row, started));
            rows = repository.rows(
                    submission.id(),
                    Submission.RowState.PENDING.name(),
                    rows.getLast().name(),
                    BATCH);
        }
        if (repository
                .rows(submission.id(), Submission.RowState.PENDING.name(), "", 1)
                .isEmpty()) {
            repository.move(submission.id(), SubmissionState.LAUNCHING, SubmissionState.RUNNING, null);
        }
    }

    private void note(UUID submission, String row, Runs.Started started) {
        if (started.run() != null) {
            repository.started(submission, row, started.run());
            return;
        }
        var sentence = started.faults().isEmpty()
                ? "wes refused the row"
                : String.valueOf(started.faults().getFirst().arguments());
        var refused = new Runs.Ended(
                null, "EXECUTOR_ERROR", null, Instant.now(), null, Map.of("code", "REFUSED", "sentence", sentence));
        repository.ended(submission, row, Submission.RowState.FAILED, refused);
    }

    private void ask(Submission submission) {
        var after = "";
        for (var rows = repository.rows(submission.id(), Submission.RowState.RUNNING.name(), after, BATCH);
                !rows.isEmpty();
                rows = repository.rows(submission.id(), Submission.RowState.RUNNING.name(), after, BATCH)) {
            runs.states(rows.stream().map(Submission.Row::run).toList()).forEach(this::ended);
            after = rows.getLast().name();
        }
    }

    /** Takes the end of a run, told or asked for: keeps it, writes its outputs into the table row, ends the submission. */
    @Transactional
    public void ended(Runs.Ended run) {
        var state = run.rowState();
        if (!state.isFinal()) {
            return;
        }
        var key = repository.byRun(run.run()).orElse(null);
        var kept = run.kept();
        if (key == null || !repository.ended(key.submission(), key.row(), state, kept)) {
            return;
        }
        var submission = repository.find(key.submission()).orElseThrow();
        if (state == Submission.RowState.COMPLETE && write(submission, key.row(), kept)) {
            repository.written(submission.id(), key.row());
        }
        finish(submission.id());
    }

    private boolean write(Submission submission, String row, Runs.Ended run) {
        if (submission.table() == null || submission.outputs().isEmpty()) {
            return false;
        }
        var values = new LinkedHashMap<String, Object>();
        submission.outputs().forEach((output, column) -> values.put(column, output(submission, run, output)));
        var present = tables.find(submission.workspace(), submission.table()).orElse(null);
        if (present == null) {
            return false;
        }
        var missing = values.entrySet().stream()
                .filter(cell ->
                        cell.getValue() != null && present.column(cell.getKey()).isEmpty())
                .map(cell -> new Column(cell.getKey(), Cells.typeOf(cell.getValue()), null))
                .toList();
        var table = missing.isEmpty() ? present : tables.store(submission.workspace(), submission.table(), missing);
        for (var column : table.columns()) {
            values.computeIfPresent(column.name(), (name, value) -> fitted(table, column, value));
        }
        var startedAt = run.startedAt() == null ? submission.createdAt() : run.startedAt();
        return tables.write(table, row, values, run.run(), startedAt);
    }

    /** The value as its column holds it; a column that cannot becomes text, so that an export still imports. */
    private Object fitted(DataTable table, Column column, Object value) {
        var text = cells.write(value, column.type());
        if (text.isEmpty()) {
            return null;
        }
        var read = cells.read(text, column.type());
        if (read.isEmpty()) {
            tables.becomeText(table, column.name());
            return text;
        }
        return read.get();
    }

    private static Object output(Submission submission, Runs.Ended run, String output) {
        var outputs = run.outputs() == null ? Map.<String, Object>of() : run.outputs();
        return outputs.getOrDefault(submission.workflow() + "." + output, outputs.get(output));
    }

    /** True if this call ended the submission. */
    @Transactional
    public boolean finish(UUID id) {
        var counts = repository.counts(id);
        if (counts.containsKey(Submission.RowState.PENDING.name())
                || counts.containsKey(Submission.RowState.RUNNING.name())) {
            return false;
        }
        var ended = repository.move(id, SubmissionState.ABORTING, SubmissionState.ABORTED, null)
                || repository.move(id, SubmissionState.RUNNING, SubmissionState.DONE, null)
                || repository.move(id, SubmissionState.LAUNCHING, SubmissionState.DONE, null);
        if (ended) {
            events.ended(repository.find(id).orElseThrow(), counts);
        }
        return ended;
    }

    List<Submission> open() {
        return repository.open();
    }
}
