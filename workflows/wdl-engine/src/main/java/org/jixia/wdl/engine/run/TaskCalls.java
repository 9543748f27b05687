package org.jixia.wdl.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.evaluation.Caps;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.plan.ElementPlan;
import org.jixia.wdl.engine.plan.TaskPlan;
import org.jixia.wdl.engine.room.CallSite;
import org.jixia.wdl.engine.room.Preparation;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.ValueJson;
import org.jixia.wdl.engine.value.Weights;
import org.jixia.wdl.language.ast.Declaration;

/** The life of one call of a task: made ready, looked up, submitted, ended, tried again. */
final class TaskCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A longer script is rendered again rather than kept while the cache is asked. */
    private static final int KEPT_SCRIPT = 16 * 1024;

    private final RunState state;
    private final Draft draft;
    private final Stepper stepper;

    TaskCalls(RunState state, Draft draft, Stepper stepper) {
        this.state = state;
        this.draft = draft;
        this.stepper = stepper;
    }

    void step(Unit unit, ElementPlan.Called called) {
        if (unit.path == null) {
            unit.path = unit.instance.frame.pathOf(called.name(), unit.instance.indices());
            if (resumed(unit, called)) {
                return;
            }
            state.tasks.put(unit.path, unit);
        }
        if (state.halting && !unit.underWay()) {
            state.tasks.remove(unit.path);
            forget(unit);
            return;
        }
        switch (unit.phase) {
            case PREPARING -> prepare(unit, called);
            case ANSWERED -> submit(unit, called, preparation(unit, called).spec(unit.attempt));
            case SUBMITTING -> sendAgain(unit, called);
            case FINISHING -> conclude(unit, called);
            case LOOKING, ENDED -> {}
        }
    }

    /** Takes up a stored record; true when there is nothing to make ready. */
    private boolean resumed(Unit unit, ElementPlan.Called called) {
        NodeRecord record = state.records.remove(unit.path);
        if (record == null) {
            return false;
        }
        unit.attempt = record.attempt();
        unit.outOfMemory = record.outOfMemory();
        unit.recorded = record.state();
        switch (record.state()) {
            case SUBMITTING -> {
                unit.phase = Unit.Phase.SUBMITTING;
                state.tasks.put(unit.path, unit);
                state.unclaimed--;
                if (state.halting && state.unclaimed == 0) {
                    stepper.stop();
                }
                heard(state.early.remove(unit.path));
            }
            case DONE -> {
                Value outputs = stored(called, record.outputs());
                stepper.set(unit, called.slot(), outputs, Weights.of(outputs, Caps.STEP_BYTES));
            }
            case FAILED -> lost(unit, record.failure());
            case CANCELED ->
                lost(unit, new Failure(Failure.Kind.PLATFORM, "task_canceled", List.of(), unit.path, null, null));
        }
        return true;
    }

    private static Value stored(ElementPlan.Called called, String outputs) {
        try {
            JsonNode json = JSON.readTree(outputs);
            Map<String, JsonNode> byName = new LinkedHashMap<>();
            json.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
            return stored(called.task(), byName);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored record is not JSON", e);
        }
    }

    private static Value stored(TaskPlan task, Map<String, JsonNode> outputs) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Declaration output : task.task().outputs()) {
            values.put(output.name(), ValueJson.fromStored(outputs.get(output.name()), task.typeOf(output)));
        }
        return Value.Obj.of(values);
    }

    private Preparation preparation(Unit unit, ElementPlan.Called called) {
        RunOptions options = state.request.options();
        String call = unit.instance.frame.nameOf(called.name());
        CallSite site = new CallSite(
                unit.path,
                call,
                called.task(),
                ElementValues.inputs(state, unit, called),
                state.runtime.getOrDefault(call, Map.of()),
                options.runtimeDefaults(),
                options.maxRetries(),
                Math.pow(options.memoryRetryMultiplier(), unit.outOfMemory));
        Preparation preparation = new Preparation(site, unit.facts);
        for (Warning warning : preparation.runtime().warnings()) {
            if (state.warned.add(warning.toString())) {
                draft.warnings.add(warning);
            }
        }
        return preparation;
    }

    private void prepare(Unit unit, ElementPlan.Called called) {
        TaskSpec spec = preparation(unit, called).spec(unit.attempt);
        RunOptions options = state.request.options();
        boolean asks = options.readCache()
                && unit.attempt == 1
                && spec.cacheKey() != null
                && !options.rerun().contains(unit.instance.frame.nameOf(called.name()));
        if (asks) {
            unit.phase = Unit.Phase.LOOKING;
            unit.spec = spec.script().length() > KEPT_SCRIPT ? null : spec;
            draft.commands.add(new Command.LookUpCache(unit.path, spec.cacheKey(), spec.withoutScript()));
        } else {
            submit(unit, called, spec);
        }
    }

    private void submit(Unit unit, ElementPlan.Called called, TaskSpec spec) {
        unit.phase = Unit.Phase.SUBMITTING;
        unit.spec = null;
        record(unit, called, NodeState.SUBMITTING, false, null, null, spec.given());
        draft.commands.add(new Command.StartTask(spec));
    }

    private void record(
            Unit unit, ElementPlan.Called called, NodeState next, boolean cached, String outputs, Failure failure) {
        record(unit, called, next, cached, outputs, failure, null);
    }

    private void record(
            Unit unit,
            ElementPlan.Called called,
            NodeState next,
            boolean cached,
            String outputs,
            Failure failure,
            String inputs) {
        draft.changes.add(new NodeRecord(
                unit.path,
                unit.instance.frame.nameOf(called.name()),
                next,
                unit.recorded,
                unit.attempt,
                unit.outOfMemory,
                cached,
                outputs,
                failure,
                unit.recorded == null ? inputs : null));
        unit.recorded = next;
    }

    void answered(RunEvent.CacheAnswered answer) {
        Unit unit = state.tasks.get(answer.node());
        if (unit == null || unit.phase != Unit.Phase.LOOKING) {
            return;
        }
        if (state.halting) {
            state.tasks.remove(unit.path);
            forget(unit);
            return;
        }
        ElementPlan.Called called = (ElementPlan.Called) unit.plan();
        if (answer.outputs() != null) {
            Value.Obj outputs = kept(called, answer.outputs());
            if (outputs != null) {
                hit(unit, called, outputs);
                return;
            }
        }
        if (unit.spec == null) {
            unit.phase = Unit.Phase.ANSWERED;
            state.queue.add(unit);
        } else {
            submit(unit, called, unit.spec);
        }
    }

    /** Null for an entry that does not fit the task's outputs, which is no answer: the task runs. */
    private static Value.Obj kept(ElementPlan.Called called, Map<String, JsonNode> outputs) {
        try {
            return (Value.Obj) stored(called.task(), outputs);
        } catch (ValueFault stale) {
            return null;
        }
    }

    private void hit(Unit unit, ElementPlan.Called called, Value.Obj outputs) {
        try {
            done(unit, called, outputs, true);
        } catch (ValueFault fault) {
            stepper.tooMuch(unit, fault);
        }
    }

    /** True for news of a resumed call whose shard has not been expanded again: it is kept until then. */
    private boolean keptForLater(String node, Integer attempt, RunEvent news) {
        NodeRecord record = state.records.get(node);
        boolean later = record != null
                && record.state() == NodeState.SUBMITTING
                && (attempt == null || attempt == record.attempt());
        if (later && !(state.early.get(node) instanceof RunEvent.TaskFinished)) {
            state.early.put(node, news);
        }
        return later;
    }

    private void heard(RunEvent early) {
        if (early instanceof RunEvent.TaskFinished finished) {
            finished(finished);
        } else if (early instanceof RunEvent.SubmissionLost(String node)) {
            resend(node);
        }
    }

    void resend(String node) {
        if (keptForLater(node, null, new RunEvent.SubmissionLost(node))) {
            return;
        }
        Unit unit = state.tasks.get(node);
        if (unit != null && unit.phase == Unit.Phase.SUBMITTING && !unit.resend) {
            unit.resend = true;
            state.queue.add(unit);
        }
    }

    private void sendAgain(Unit unit, ElementPlan.Called called) {
        if (unit.resend) {
            TaskSpec spec = preparation(unit, called).spec(unit.attempt);
            unit.resend = false;
            draft.commands.add(new Command.StartTask(spec));
        }
    }

    /** Gives up a call that has no attempt under way; one that was to be tried again is told to have ended. */
    void forget(Unit unit) {
        unit.phase = Unit.Phase.ENDED;
        if (unit.recorded == NodeState.SUBMITTING) {
            record(unit, (ElementPlan.Called) unit.plan(), NodeState.CANCELED, false, null, null);
        }
    }

    void finished(RunEvent.TaskFinished finished) {
        if (keptForLater(finished.node(), finished.attempt(), finished)) {
            return;
        }
        Unit unit = state.tasks.get(finished.node());
        if (unit == null || unit.phase != Unit.Phase.SUBMITTING || unit.attempt != finished.attempt()) {
            return;
        }
        unit.resend = false;
        if (finished.result().state() == TaskResult.State.CANCELED) {
            canceled(unit);
            return;
        }
        unit.result = finished.result();
        unit.phase = Unit.Phase.FINISHING;
        if (unit.outstanding == 0) {
            state.queue.add(unit);
        }
    }

    private void canceled(Unit unit) {
        record(unit, (ElementPlan.Called) unit.plan(), NodeState.CANCELED, false, null, null);
        lost(unit, new Failure(Failure.Kind.PLATFORM, "task_canceled", List.of(), unit.path, null, null));
    }

    private void conclude(Unit unit, ElementPlan.Called called) {
        TaskResult result = unit.result;
        Preparation preparation = preparation(unit, called);
        if (result.state() != TaskResult.State.COMPLETE) {
            attemptFailed(unit, preparation, TaskFailures.of(unit.path, called, result));
            return;
        }
        String fault = preparation.fault(result);
        if (fault != null) {
            attemptFailed(unit, preparation, TaskFailures.judged(unit.path, called, result, fault));
            return;
        }
        Map<String, Value> outputs;
        try {
            outputs = preparation.outputs(result);
        } catch (EvaluationFault wrong) {
            attemptFailed(unit, preparation, TaskFailures.of(unit.path, wrong));
            return;
        }
        done(unit, called, Value.Obj.of(outputs), false);
    }

    private void attemptFailed(Unit unit, Preparation preparation, Failure failure) {
        TaskResult result = unit.result;
        unit.result = null;
        boolean again = result.state() != TaskResult.State.SYSTEM_ERROR
                && unit.attempt <= preparation.runtime().maxRetries()
                && !state.halting;
        if (!again) {
            failed(unit, failure);
            return;
        }
        if (result.reason() == TaskResult.Reason.OUT_OF_MEMORY) {
            unit.outOfMemory++;
        }
        unit.attempt++;
        unit.phase = Unit.Phase.PREPARING;
        state.queue.add(unit);
    }

    private void done(Unit unit, ElementPlan.Called called, Value.Obj outputs, boolean cached) {
        state.hold(unit.instance, Weights.of(outputs, Caps.STEP_BYTES));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        outputs.members().forEach((name, value) -> json.set(name, ValueJson.toJson(value, ValueJson.Files.WHOLE)));
        record(
                unit,
                called,
                NodeState.DONE,
                cached,
                json.toString(),
                null,
                unit.spec == null ? null : unit.spec.given());
        state.tasks.remove(unit.path);
        unit.result = null;
        unit.spec = null;
        stepper.set(unit, called.slot(), outputs, 0);
    }

    /** An element that has no value: a task whose attempts are spent, or an expression of the workflow. */
    void failed(Unit unit, Failure failure) {
        if (unit.isTask()) {
            record(unit, (ElementPlan.Called) unit.plan(), NodeState.FAILED, false, null, failure);
        }
        lost(unit, failure);
    }

    void lost(Unit unit, Failure failure) {
        unit.phase = Unit.Phase.ENDED;
        unit.result = null;
        unit.spec = null;
        if (unit.facts != null) {
            state.let(unit);
        }
        if (unit.path != null) {
            state.tasks.remove(unit.path);
        }
        state.failures.add(failure);
        stepper.shardsLost(unit.instance);
        if (state.request.options().failureMode() == RunOptions.FailureMode.NO_NEW_CALLS && !state.halting) {
            stepper.stop();
        }
    }
}
