package org.jixia.wes.api;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Texts;
import org.jixia.wes.api.InternalBodies.Batch;
import org.jixia.wes.api.InternalBodies.FaultBody;
import org.jixia.wes.api.InternalBodies.Row;
import org.jixia.wes.api.InternalBodies.RowAnswer;
import org.jixia.wes.api.InternalBodies.RowAnswers;
import org.jixia.wes.domain.Limits;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.domain.WesFault;
import org.jixia.wes.engine.CacheForecast;
import org.jixia.wes.engine.LaunchCheck;
import org.jixia.wes.engine.LaunchCheck.Checked;
import org.jixia.wes.engine.LaunchCheck.Place;
import org.jixia.wes.engine.Shards;
import org.jixia.wes.engine.Workflows;
import org.jixia.wes.engine.Workflows.Workflow;

/** The rows of a submission: checked together, and started once each however often they are sent. */
@Singleton
class Submissions {

    private static final int MOST = 500;
    /** Later rows of a check go without a forecast, so that a check is never late by it. */
    private static final Duration FORECAST = Duration.ofSeconds(5);

    private final Workflows workflows;
    private final LaunchCheck check;
    private final RunService runs;
    private final Shards shards;
    private final CacheForecast forecast;

    Submissions(Workflows workflows, LaunchCheck check, RunService runs, Shards shards, CacheForecast forecast) {
        this.workflows = workflows;
        this.check = check;
        this.runs = runs;
        this.shards = shards;
        this.forecast = forecast;
    }

    RowAnswers check(Batch batch) {
        var answers = new ArrayList<RowAnswer>();
        var checked = checked(batch);
        var until = System.nanoTime() + FORECAST.toNanos();
        for (int i = 0; i < checked.size(); i++) {
            answers.add(new RowAnswer(
                    batch.rows().get(i).row(),
                    null,
                    faults(checked.get(i).faults()),
                    checked.get(i).warnings(),
                    System.nanoTime() < until ? expectedHits(batch, i, checked.get(i)) : null));
        }
        return new RowAnswers(answers);
    }

    /** Null when it is not known: for a row with faults, and where the cache is not read. */
    private Integer expectedHits(Batch batch, int row, Checked checked) {
        if (!checked.faults().isEmpty()) {
            return null;
        }
        var run = run(batch, batch.rows().get(row), workflows.find(batch.bundle()), checked);
        var hits = forecast.hits(run);
        return hits.isPresent() ? hits.getAsInt() : null;
    }

    RowAnswers start(Batch batch) {
        var checked = checked(batch);
        var workflow = workflows.find(batch.bundle());
        var accepted = new ArrayList<Run>();
        var refused = new LinkedHashMap<String, Checked>();
        for (int i = 0; i < checked.size(); i++) {
            var row = batch.rows().get(i);
            if (checked.get(i).faults().isEmpty()) {
                accepted.add(run(batch, row, workflow, checked.get(i)));
            } else {
                refused.put(row.row(), checked.get(i));
            }
        }
        var allowed = accepted.isEmpty() ? Limits.OpenRuns.UNLIMITED : runs.allowed(accepted.getFirst());
        var started = runs.accept(batch.submission(), accepted, allowed);
        started.values().forEach(shards::wake);
        return new RowAnswers(batch.rows().stream()
                .map(row -> answer(row, started.get(row.row()), refused))
                .toList());
    }

    private static RowAnswer answer(Row row, RunId run, Map<String, Checked> refused) {
        return run != null
                ? new RowAnswer(row.row(), run.value(), null, null, null)
                : new RowAnswer(row.row(), null, faults(refused.get(row.row()).faults()), null, null);
    }

    private static Run run(Batch batch, Row row, Workflow workflow, Checked checked) {
        var name = workflow.plan().orElseThrow().name();
        return new Run(
                RunId.next(),
                batch.workspace(),
                batch.person(),
                batch.billingAccount(),
                batch.submission(),
                row.row(),
                batch.name() == null ? name : batch.name(),
                workflow.digest(),
                name,
                checked.inputs(),
                options(batch),
                Map.of(
                        "workspace",
                        batch.workspace().toString(),
                        "submission",
                        String.valueOf(batch.submission()),
                        "row",
                        String.valueOf(row.row())),
                null,
                RunState.QUEUED,
                null,
                null,
                checked.warnings(),
                0,
                0,
                Instant.now(),
                null,
                null);
    }

    private static RunOptions options(Batch batch) {
        return batch.options() == null ? RunOptions.DEFAULT : batch.options();
    }

    private List<Checked> checked(Batch batch) {
        if (batch.rows() == null || batch.rows().size() > MOST) {
            throw DomainException.of(WesError.BATCH_TOO_LARGE, MOST);
        }
        var workflow = workflows.find(batch.bundle());
        if (workflow.plan().isEmpty()) {
            var faults = workflow.checked().errors().stream()
                    .map(diagnostic -> WesFault.WORKFLOW_INVALID.at(
                            diagnostic.file() + ":" + diagnostic.line() + ":" + diagnostic.column(),
                            diagnostic.message(Locale.ENGLISH)))
                    .toList();
            var told = faults.isEmpty() ? List.of(WesFault.WORKFLOW_NOTHING_TO_RUN.at("bundle")) : faults;
            return batch.rows().stream()
                    .map(row -> new Checked(null, told, List.of()))
                    .toList();
        }
        return check.check(
                workflow.plan().get(),
                new Place(batch.person(), batch.workspace()),
                options(batch),
                batch.rows().stream().map(Row::inputs).toList());
    }

    private static List<FaultBody> faults(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new FaultBody(fault.code(), fault.where(), Texts.of(fault, Locale.ENGLISH)))
                .toList();
    }
}
