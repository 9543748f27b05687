package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jixia.platform.errors.DomainException;
import org.jixia.wdl.engine.plan.RunInputs;
import org.jixia.wdl.engine.run.NodeRecord;
import org.jixia.wdl.engine.run.NodeState;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wdl.engine.run.RunOptions;
import org.jixia.wdl.engine.run.RunRequest;
import org.jixia.wdl.engine.run.RunState;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.StepRepository;
import org.jixia.wes.domain.StepRepository.NodeRow;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.engine.Workflows.Workflow;

/** Makes the core's state of a run from what is stored: fresh for a run without nodes, resumed for all others. */
@ApplicationScoped
public class RunLoader {

    /** Values of one run: two fifths of what there is, so that others go on beside the largest. */
    private static final long RUN_BYTES = Runtime.getRuntime().maxMemory() * 4 / 10;

    private final Workflows workflows;
    private final StepRepository steps;
    private final CallTexts texts;
    private final ObjectMapper json;

    public RunLoader(Workflows workflows, StepRepository steps, CallTexts texts, ObjectMapper json) {
        this.workflows = workflows;
        this.steps = steps;
        this.texts = texts;
        this.json = json;
    }

    /** What is stored of a run. */
    record Stored(Run run, Optional<Workflow> workflow, String semantics, List<NodeRow> rows) {}

    /** Asks the database, and nothing else. */
    Stored read(Run run) {
        boolean fresh = run.state() == org.jixia.wes.domain.RunState.QUEUED;
        return new Stored(
                run,
                workflows.stored(run.bundle()),
                steps.semantics(run.id()),
                fresh ? List.of() : steps.nodes(run.id()));
    }

    /** Asks nobody: what fails here is wrong with the run. */
    LiveRun make(Stored stored, long epoch) {
        var run = stored.run();
        if (!RunCore.SEMANTICS.equals(stored.semantics())) {
            throw new IllegalStateException("it was begun with the semantics " + stored.semantics()
                    + ", and this version goes on with " + RunCore.SEMANTICS + " only");
        }
        var plan = stored.workflow()
                .flatMap(Workflow::plan)
                .orElseThrow(() -> DomainException.of(WesError.BUNDLE_MALFORMED));
        var request = new RunRequest(plan, RunInputs.fromJson(plan, tree(run.inputs())), options(run.options()));
        var rows = stored.rows();
        var state = rows.isEmpty()
                ? RunState.fresh(request)
                : RunState.resume(request, rows.stream().map(this::node).toList());
        var live = new LiveRun(run, state.allow(RUN_BYTES), epoch);
        for (NodeRow row : rows) {
            if (row.state().equals(NodeState.SUBMITTING.name())) {
                live.expect(row.path(), row.attempt());
            }
        }
        return live;
    }

    /** A run that is not stored, as it would begin. */
    RunState forecast(Run run) {
        return make(new Stored(run, workflows.stored(run.bundle()), RunCore.SEMANTICS, List.of()), 0)
                .state();
    }

    private NodeRecord node(NodeRow row) {
        var state = NodeState.valueOf(row.state());
        return new NodeRecord(
                row.path(),
                row.call(),
                state,
                state,
                row.attempt(),
                row.outOfMemory(),
                row.cached(),
                row.outputs(),
                row.failure() == null ? null : texts.read(row.failure()),
                null);
    }

    private RunOptions options(org.jixia.wes.domain.RunOptions given) {
        var standard = RunOptions.standard();
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        given.runtimeDefaults().forEach((name, value) -> defaults.put(name, json.valueToTree(value)));
        return new RunOptions(
                RunOptions.FailureMode.valueOf(given.failureMode().name()),
                given.cache().read(),
                Set.copyOf(given.rerun()),
                given.maxRetries() == null ? standard.maxRetries() : given.maxRetries(),
                given.memoryRetryMultiplier() == null
                        ? standard.memoryRetryMultiplier()
                        : given.memoryRetryMultiplier(),
                defaults);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored value of a run cannot be read", broken);
        }
    }
}
