package org.jixia.wdl.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.evaluation.Caps;
import org.jixia.wdl.engine.evaluation.Need;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.Weights;

/**
 * A run in memory. Held by one thread at a time and changed only by {@link RunCore#decide}. It is never stored as such:
 * the node records are, and {@link #resume} makes an equal state from them.
 */
public final class RunState {
    final RunRequest request;
    /** Records that no call has claimed yet. */
    final Map<String, NodeRecord> records = new HashMap<>();
    /** News of submitted calls that no call has claimed yet, for when one does. */
    final Map<String, RunEvent> early = new HashMap<>();
    /** Inputs by the path of the call or workflow that they belong to, without indices. */
    final Map<String, Map<String, Value>> given = new HashMap<>();

    final Map<String, Map<String, JsonNode>> runtime = new HashMap<>();
    final Deque<Unit> queue = new ArrayDeque<>();
    final Map<String, Unit> tasks = new LinkedHashMap<>();
    final Map<Need, List<Unit>> open = new LinkedHashMap<>();
    /** The last one is expanded first: inner scatters before the rest of outer ones. */
    final Deque<ScatterRun> expandable = new ArrayDeque<>();

    final List<Failure> failures = new ArrayList<>();
    final Set<String> warned = new HashSet<>();
    boolean started;
    /** Nothing new may start; {@code stopping} once all that was under way is known again. */
    boolean halting;

    boolean stopping;
    /** Stored records of submitted calls that no call has claimed yet. */
    int unclaimed;

    /** Estimated bytes of all values under way and kept. */
    private long held;

    private long allowed = Caps.RUN_BYTES;
    private long made;
    private long bodies;

    String canceled;
    RunOutcome outcome;

    private RunState(RunRequest request) {
        this.request = request;
        request.inputs().values().forEach((name, value) -> {
            int dot = name.lastIndexOf('.');
            given.computeIfAbsent(name.substring(0, dot), key -> new LinkedHashMap<>())
                    .put(name.substring(dot + 1), value);
        });
        request.inputs().runtime().forEach((name, value) -> {
            int at = name.lastIndexOf(".runtime.");
            runtime.computeIfAbsent(name.substring(0, at), key -> new LinkedHashMap<>())
                    .put(name.substring(at + ".runtime.".length()), value);
        });
    }

    public static RunState fresh(RunRequest request) {
        return new RunState(request);
    }

    /** A run that goes on from its stored records, in any order. */
    public static RunState resume(RunRequest request, Iterable<NodeRecord> records) {
        RunState state = new RunState(request);
        records.forEach(record -> {
            state.records.put(record.path(), record);
            state.unclaimed += record.state() == NodeState.SUBMITTING ? 1 : 0;
        });
        return state;
    }

    /** Sets what the run may hold, in estimated bytes; for whoever knows how much memory there is. */
    public RunState allow(long bytes) {
        allowed = bytes;
        return this;
    }

    /** Estimated bytes that the run holds now. */
    public long held() {
        return held;
    }

    void begin(Instance instance) {
        if (++bodies > Caps.BODIES) {
            throw new ValueFault("run_too_long", Caps.BODIES);
        }
        hold(instance, instance.bytes());
    }

    void hold(Instance instance, long bytes) {
        instance.held += bytes;
        held += bytes;
        if (bytes > 0 && held > allowed) {
            throw new ValueFault("run_too_large", allowed >> 20);
        }
    }

    /** Lets go of an ended body, but for the values that another one keeps. */
    void pass(Instance from, Instance to, List<Value> kept) {
        long before = from.held;
        held -= before;
        from.held = 0;
        hold(to, Weights.of(kept, before) + Meter.REFERENCE * kept.size());
    }

    /** What the steps of the run have made in all, kept or not. */
    void made(long bytes) {
        made += bytes;
        if (made > Caps.ALL_BYTES) {
            throw new ValueFault("run_too_much", Caps.ALL_BYTES >> 30);
        }
    }

    /** Texts that were read for an element are kept until it has its value. */
    void learnt(Unit unit, long bytes) {
        unit.learnt += bytes;
        held += bytes;
    }

    void let(Unit unit) {
        unit.facts = null;
        held -= unit.learnt;
        unit.learnt = 0;
    }

    public RunRequest request() {
        return request;
    }

    /** True once {@link Command.FinishRun} was decided. */
    public boolean finished() {
        return outcome != null;
    }

    /** Paths of the calls whose attempt is decided on and has not ended. */
    public List<String> submitting() {
        return tasks.values().stream()
                .filter(unit -> unit.phase == Unit.Phase.SUBMITTING)
                .map(unit -> unit.path)
                .toList();
    }
}
