package org.jixia.wdl.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.evaluation.Caps;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.evaluation.Evaluator;
import org.jixia.wdl.engine.evaluation.Need;
import org.jixia.wdl.engine.evaluation.NeedsFacts;
import org.jixia.wdl.engine.plan.BodyPlan;
import org.jixia.wdl.engine.plan.ElementPlan;
import org.jixia.wdl.engine.plan.WorkflowPlan;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** Moves a run on: elements whose names are all there, bodies that have ended, scatters that may expand. */
final class Stepper {
    private static final int EXPANDED_AT_ONCE = 500;
    private static final int SHARDS_AHEAD = 2_000;
    private static final int TASKS_AHEAD = 2_000;

    private final RunState state;
    private final Draft draft;
    private final TaskCalls calls;

    Stepper(RunState state, Draft draft) {
        this.state = state;
        this.draft = draft;
        this.calls = new TaskCalls(state, draft, this);
    }

    TaskCalls calls() {
        return calls;
    }

    void start() {
        if (state.started) {
            return;
        }
        state.started = true;
        WorkflowPlan workflow = state.request.plan().workflow().orElse(null);
        String name = workflow == null ? "" : workflow.workflow().name();
        Frame frame = new Frame(workflow, name, name, state.given.getOrDefault(name, Map.of()), null);
        begin(new Instance(state.request.plan().body(), null, frame, new Instance.Owner.Frame(frame)));
    }

    void begin(Instance instance) {
        state.begin(instance);
        state.queue.addAll(instance.begin());
        if (instance.isEmpty()) {
            ended(instance);
        }
    }

    void drain() {
        Unit unit;
        while (!draft.isFull() && !state.finished() && (unit = state.queue.poll()) != null) {
            if (unit.phase != Unit.Phase.ENDED && (!state.stopping || unit.underWay())) {
                attempt(unit);
            }
        }
    }

    private void attempt(Unit unit) {
        Meter meter = new Meter(Caps.STEP_BYTES);
        try {
            meter.during(() -> step(unit));
            state.made(meter.made());
        } catch (NeedsFacts needs) {
            ask(unit, needs);
        } catch (EvaluationFault fault) {
            Failure.Kind kind = unit.isTask() ? Failure.Kind.TASK : Failure.Kind.WORKFLOW;
            calls.failed(
                    unit,
                    new Failure(
                            kind,
                            fault.code(),
                            fault.arguments(),
                            unit.path,
                            fault.position().toString(),
                            fault.expression()));
        } catch (ValueFault fault) {
            tooMuch(unit, fault);
        } finally {
            draft.made += meter.made();
        }
    }

    /** A value that went beyond what a run may hold or do: nothing of this run can go on. */
    void tooMuch(Unit unit, ValueFault fault) {
        Failure failure = new Failure(
                unit.isTask() ? Failure.Kind.TASK : Failure.Kind.WORKFLOW,
                fault.code(),
                fault.arguments(),
                unit.path,
                unit.plan().position().toString(),
                null);
        if (unit.phase == Unit.Phase.ENDED) {
            calls.lost(unit, failure);
        } else {
            calls.failed(unit, failure);
        }
        if (!state.halting) {
            stop();
        }
    }

    private void ask(Unit unit, NeedsFacts needs) {
        unit.outstanding = needs.needs().size();
        for (Need need : needs.needs()) {
            state.open
                    .computeIfAbsent(need, key -> {
                        draft.ask(need);
                        return new ArrayList<>(1);
                    })
                    .add(unit);
        }
    }

    private void step(Unit unit) {
        switch (unit.plan()) {
            case ElementPlan.Declared declared -> declared(unit, declared);
            case ElementPlan.Called called when called.task() != null -> calls.step(unit, called);
            case ElementPlan.Called called -> subworkflow(unit, called);
            case ElementPlan.Scattered scattered -> scattered(unit, scattered);
            case ElementPlan.Chosen chosen -> chosen(unit, chosen);
        }
    }

    private void declared(Unit unit, ElementPlan.Declared declared) {
        Instance instance = unit.instance;
        String name = declared.declaration().name();
        Value given = declared.input() ? instance.frame.given().get(name) : null;
        Evaluator evaluator = instance.evaluator(unit.element, unit.facts);
        Value value = given == null
                ? evaluator.declared(declared.declaration())
                : Evaluator.fitted(given, declared.type(), declared.position(), null);
        boolean last = instance.owner instanceof Instance.Owner.Outputs(Frame frame) && frame.call() == null;
        Value set = last ? ElementValues.known(unit, declared, value) : value;
        set(unit, declared.slot(), set, Meter.share(List.of(set)));
    }

    private void subworkflow(Unit unit, ElementPlan.Called called) {
        Frame outer = unit.instance.frame;
        Map<String, Value> inputs = ElementValues.inputs(state, unit, called);
        Frame frame = new Frame(
                called.workflow(),
                outer.pathOf(called.name(), unit.instance.indices()),
                outer.nameOf(called.name()),
                inputs,
                unit);
        Instance body = new Instance(called.workflow().body(), null, frame, new Instance.Owner.Frame(frame));
        state.hold(body, Meter.share(List.copyOf(inputs.values())));
        begin(body);
    }

    private void scattered(Unit unit, ElementPlan.Scattered scattered) {
        Value collection = unit.instance
                .evaluator(unit.element, unit.facts)
                .evaluate(scattered.scatter().collection());
        if (!(collection instanceof Value.Array(List<Value> items))) {
            throw new EvaluationFault(
                    "not_array",
                    List.of(Texts.shown(collection)),
                    scattered.position(),
                    scattered.scatter().collection());
        }
        state.hold(unit.instance, Meter.share(List.of(collection)));
        ScatterRun run = new ScatterRun(unit, scattered, items);
        if (items.isEmpty()) {
            gathered(run);
        } else {
            state.expandable.addLast(run);
        }
    }

    private void chosen(Unit unit, ElementPlan.Chosen chosen) {
        Instance outer = unit.instance;
        if (outer.evaluator(unit.element, unit.facts).truth(chosen.conditional().condition())) {
            begin(new Instance(chosen.body(), outer, outer.frame, new Instance.Owner.Branch(outer, chosen)));
            return;
        }
        for (BodyPlan.Export export : chosen.exports()) {
            state.queue.addAll(outer.set(export.outer(), ElementValues.absent(export)));
        }
        elementEnded(outer);
    }

    /** Ends an element with its value, of which so many bytes have not been counted before. */
    void set(Unit unit, int slot, Value value, long bytes) {
        state.hold(unit.instance, bytes);
        unit.phase = Unit.Phase.ENDED;
        state.let(unit);
        state.queue.addAll(unit.instance.set(slot, value));
        elementEnded(unit.instance);
    }

    private void elementEnded(Instance instance) {
        if (instance.elementEnded()) {
            ended(instance);
        }
    }

    private void ended(Instance instance) {
        switch (instance.owner) {
            case Instance.Owner.Shard(ScatterRun scatter, int index) -> {
                scatter.keep(index, instance);
                state.pass(instance, scatter.outer, exported(scatter.plan.exports(), instance));
                scatter.ended++;
                room(scatter);
                if (scatter.complete()) {
                    gathered(scatter);
                }
            }
            case Instance.Owner.Branch(Instance outer, ElementPlan.Chosen chosen) -> {
                for (BodyPlan.Export export : chosen.exports()) {
                    state.queue.addAll(outer.set(export.outer(), instance.value(export.inner())));
                }
                state.pass(instance, outer, exported(chosen.exports(), instance));
                elementEnded(outer);
            }
            case Instance.Owner.Frame(Frame frame)
            when frame.workflow() != null -> {
                Instance outputs =
                        new Instance(frame.workflow().outputs(), instance, frame, new Instance.Owner.Outputs(frame));
                outputs.held = instance.held;
                begin(outputs);
            }
            case Instance.Owner.Frame ignored -> finish(RunResults.ofTask(instance));
            case Instance.Owner.Outputs(Frame frame)
            when frame.call() == null -> finish(RunResults.ofWorkflow(instance));
            case Instance.Owner.Outputs(Frame frame) -> {
                Map<String, Value> outputs = new LinkedHashMap<>();
                instance.plan.slots().forEach((name, slot) -> outputs.put(name, instance.value(slot)));
                state.pass(instance, frame.call().instance, List.copyOf(outputs.values()));
                set(frame.call(), ((ElementPlan.Called) frame.call().plan()).slot(), Value.Obj.of(outputs), 0);
            }
        }
    }

    private static List<Value> exported(List<BodyPlan.Export> exports, Instance instance) {
        return exports.stream().map(export -> instance.value(export.inner())).toList();
    }

    private void gathered(ScatterRun scatter) {
        for (int column = 0; column < scatter.plan.exports().size(); column++) {
            int slot = scatter.plan.exports().get(column).outer();
            state.queue.addAll(scatter.outer.set(slot, scatter.gathered(column)));
        }
        elementEnded(scatter.outer);
    }

    /** A shard has ended, one way or the other: there is room for another. */
    private void room(ScatterRun scatter) {
        scatter.unfinished--;
        if (scatter.waitingForRoom && scatter.unfinished <= SHARDS_AHEAD - EXPANDED_AT_ONCE) {
            scatter.waitingForRoom = false;
            state.expandable.addLast(scatter);
        }
    }

    /** The shards around a failed element will never end; they must not hold up the rest. */
    void shardsLost(Instance from) {
        for (Instance instance = from; instance != null; instance = instance.parent) {
            if (instance.owner instanceof Instance.Owner.Shard(ScatterRun scatter, int ignored) && instance.lose()) {
                room(scatter);
            }
            if (instance.parent == null && instance.frame.call() != null) {
                shardsLost(instance.frame.call().instance);
            }
        }
    }

    /** Expands scatters while there is room, one chunk a decision. */
    void expand() {
        int left = EXPANDED_AT_ONCE;
        while (left > 0 && !state.stopping && !state.finished() && mayExpand() && !draft.isFull()) {
            ScatterRun scatter = state.expandable.peekLast();
            if (scatter.unfinished >= SHARDS_AHEAD && state.failures.isEmpty()) {
                state.expandable.removeLast();
                scatter.waitingForRoom = true;
                continue;
            }
            int index = scatter.next++;
            if (scatter.exhausted()) {
                state.expandable.removeLast();
            }
            scatter.unfinished++;
            left--;
            try {
                expand(scatter, index);
            } catch (ValueFault fault) {
                tooMuch(scatter.unit, fault);
            }
            drain();
        }
        if (!state.finished() && (!state.queue.isEmpty() || !state.stopping && mayExpand())) {
            draft.commands.add(new Command.Continue());
        }
    }

    private void expand(ScatterRun scatter, int index) {
        Instance shard = new Instance(
                scatter.plan.body(), scatter.outer, scatter.outer.frame, new Instance.Owner.Shard(scatter, index));
        int variable = scatter.plan.body().slots().get(scatter.plan.scatter().variable());
        state.queue.addAll(shard.set(variable, scatter.items.get(index)));
        begin(shard);
    }

    private boolean mayExpand() {
        return !state.expandable.isEmpty() && state.tasks.size() < TASKS_AHEAD;
    }

    void cancel(String reason) {
        if (state.canceled == null) {
            state.canceled = reason;
            draft.commands.add(new Command.CancelTasks(reason));
            stop();
        }
    }

    /**
     * From here on nothing new is started; what has not been submitted is forgotten. A resumed run first finds the tasks again
     * that were under way, so that it waits for them.
     */
    void stop() {
        state.halting = true;
        if (state.unclaimed > 0) {
            return;
        }
        state.stopping = true;
        state.tasks.values().removeIf(unit -> {
            boolean given = !unit.underWay();
            if (given) {
                calls.forget(unit);
            }
            return given;
        });
        state.expandable.clear();
    }

    /** Ends the run when nothing can come any more. */
    void conclude() {
        boolean idle = state.tasks.isEmpty() && (state.stopping || state.open.isEmpty() && state.expandable.isEmpty());
        if (state.finished() || !state.started || !idle || !state.queue.isEmpty()) {
            return;
        }
        if (state.canceled != null) {
            finish(new RunOutcome.Canceled(state.canceled));
        } else if (!state.failures.isEmpty()) {
            finish(new RunOutcome.Failed(List.copyOf(state.failures)));
        } else {
            throw new IllegalStateException("nothing is left to wait for, and the run has not ended");
        }
    }

    private void finish(RunOutcome outcome) {
        state.outcome = outcome;
        draft.commands.add(new Command.FinishRun(outcome));
    }
}
