package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jixia.platform.errors.DomainException;

/**
 * Drives submissions by what their rows say: PENDING rows go to wes, ended runs are written into table rows, a submission whose
 * rows have all ended ends. Each step may be repeated; events make it fast, the sweep makes it certain.
 */
@ApplicationScoped
public class SubmissionProgress {
    private static final Logger LOG = Logger.getLogger(SubmissionProgress.class);

    /** Runs asked for at once: each answer may bring outputs of any size. */
    private static final int ASKED = 100;

    private final SubmissionRepository repository;
    private final ConfigurationRepository configurations;
    private final TableRepository tables;
    private final Runs runs;
    private final Billing billing;
    private final WorkspaceEvents events;
    private final Cells cells;

    @Inject
    public SubmissionProgress(
            SubmissionRepository repository,
            ConfigurationRepository configurations,
            TableRepository tables,
            Runs runs,
            Billing billing,
            WorkspaceEvents events,
            Cells cells) {
        this.repository = repository;
        this.configurations = configurations;
        this.tables = tables;
        this.runs = runs;
        this.billing = billing;
        this.events = events;
        this.cells = cells;
    }

    /** Takes every open submission as far as it goes now; one that cannot go on does not hold up the others. */
    public void sweep(boolean askRuns) {
        for (var submission : repository.open(null)) {
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
                repository.cancelled(submission.id());
                ask(submission);
            }
            case DONE, ABORTED -> {}
        }
        if (finish(submission.id())) {
            billing.release(submission.id());
        }
    }

    private void launch(Submission submission) {
        runs.put(submission.digest(), configurations.bundle(submission.digest()));
        var after = "";
        for (var more = true; more; ) {
            var slice = repository.rows(submission.id(), Submission.RowState.PENDING.name(), after, Slice.ITEMS);
            var inputs = new LinkedHashMap<String, Map<String, Object>>();
            slice.items().forEach(row -> inputs.put(row.name(), row.inputs()));
            if (!inputs.isEmpty()) {
                var launched = runs.start(submission, inputs);
                if (launched.closed() != null) {
                    close(submission.id(), launched.closed());
                    ask(submission);
                    return;
                }
                note(submission.id(), launched.rows());
                after = slice.items().getLast().name();
            }
            more = slice.more();
        }
        if (repository
                .rows(submission.id(), Submission.RowState.PENDING.name(), "", 1)
                .items()
                .isEmpty()) {
            repository.move(submission.id(), SubmissionState.LAUNCHING, SubmissionState.RUNNING, null);
        }
    }

    /** wes starts no more rows, as the submission's cap is reached or billing has stopped it: those it has not are over. */
    @Transactional
    void close(UUID submission, String reason) {
        repository.cancelPending(submission);
        repository.move(submission, SubmissionState.LAUNCHING, SubmissionState.RUNNING, reason);
    }

    @Transactional
    void note(UUID submission, Map<String, Runs.Started> rows) {
        var runsByRow = new LinkedHashMap<String, UUID>();
        rows.forEach((row, started) -> {
            if (started.run() != null) {
                runsByRow.put(row, started.run());
            } else {
                repository.ended(submission, Submission.RowState.FAILED, refused(submission, row, started));
            }
        });
        repository.started(submission, runsByRow);
    }

    private static Runs.Ended refused(UUID submission, String row, Runs.Started started) {
        var sentence = started.faults().isEmpty()
                ? "wes refused the row"
                : started.faults().stream()
                        .flatMap(fault -> fault.arguments().stream())
                        .map(String::valueOf)
                        .collect(Collectors.joining("; "));
        var failure = Map.<String, Object>of("code", "REFUSED", "sentence", sentence);
        return new Runs.Ended(null, submission, row, "EXECUTOR_ERROR", null, Instant.now(), null, failure);
    }

    private void ask(Submission submission) {
        var after = "";
        for (var rows = repository.running(submission.id(), after, ASKED);
                !rows.isEmpty();
                rows = repository.running(submission.id(), after, ASKED)) {
            ended(runs.states(
                    rows.stream().map(SubmissionRepository.Running::run).toList()));
            after = rows.getLast().row();
        }
    }

    /**
     * Takes the ends of runs, told or asked for: keeps them, writes outputs into table rows, ends submissions. A run may end before
     * its start is noted here, so its row counts. Always in one order, so that two replicas do not wait for each other.
     */
    @Transactional
    public void ended(List<Runs.Ended> told) {
        var bySubmission = told.stream()
                .filter(run -> run.submission() != null && run.row() != null)
                .filter(run -> run.rowState().isFinal())
                .collect(Collectors.groupingBy(Runs.Ended::submission, TreeMap::new, Collectors.toList()));
        bySubmission.forEach((id, ends) -> repository.find(id).ifPresent(submission -> ended(submission, ends)));
    }

    private void ended(Submission submission, List<Runs.Ended> ends) {
        var written = new ArrayList<String>();
        for (var end : ends) {
            var kept = end.kept();
            if (repository.ended(submission.id(), end.rowState(), kept)
                    && end.rowState() == Submission.RowState.COMPLETE
                    && write(submission, kept)) {
                written.add(end.row());
            }
        }
        if (!written.isEmpty()) {
            repository.written(submission.id(), written);
        }
        finish(submission.id());
    }

    /** Ends what is still open in a workspace whose runs wes has let go of. */
    public void abandon(UUID workspace) {
        for (var submission : repository.open(workspace)) {
            abandon(submission);
            billing.release(submission.id());
        }
    }

    @Transactional
    void abandon(Submission submission) {
        repository.cancelOpen(submission.id());
        repository.cancelled(submission.id());
        finish(submission.id());
    }

    private boolean write(Submission submission, Runs.Ended run) {
        if (submission.table() == null || submission.outputs().isEmpty()) {
            return false;
        }
        var values = new LinkedHashMap<String, Object>();
        submission.outputs().forEach((output, column) -> values.put(column, output(submission, run, output)));
        var present = tables.lock(submission.workspace(), submission.table()).orElse(null);
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
        return tables.write(table, run.row(), values, run.run(), startedAt);
    }

    /** The value as its column holds it; a column that cannot becomes text, so that an export still imports. */
    private Object fitted(DataTable table, Column column, Object value) {
        var text = cells.write(value, column.type());
        if (text.isEmpty()) {
            return null;
        }
        var read = cells.read(text, column.type());
        if (read.isEmpty() || !leads(table, column, read.get())) {
            tables.becomeText(table, column.name());
            return text;
        }
        return read.get();
    }

    /** Whether the value may stand in the column: a reference only to rows that are there. */
    private boolean leads(DataTable table, Column column, Object value) {
        if (column.target() == null) {
            return true;
        }
        var names = value instanceof List<?> list ? list : List.of(value);
        return tables.find(table.workspace(), column.target())
                .map(target -> tables.missing(
                        target, names.stream().map(String::valueOf).toList()))
                .filter(List::isEmpty)
                .isPresent();
    }

    private static Object output(Submission submission, Runs.Ended run, String output) {
        var outputs = run.outputs() == null ? Map.<String, Object>of() : run.outputs();
        return outputs.getOrDefault(submission.workflow() + "." + output, outputs.get(output));
    }

    /** True if this call ended the submission. Of two that end its last rows at once neither may see it; the sweep does. */
    @Transactional
    public boolean finish(UUID id) {
        if (repository.hasOpenRows(id)) {
            return false;
        }
        var counts = repository.counts(id);
        var ended = repository.end(id, counts);
        if (ended) {
            events.ended(repository.find(id).orElseThrow(), counts);
        }
        return ended;
    }
}
