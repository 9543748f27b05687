package org.jixia.wes.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.run.RunState;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.TaskEnd;

/** A run in memory of its lane: the core's state, and what the driver knows beside it. May be dropped and loaded again at any time. */
final class LiveRun {

    /** An attempt that has been decided on and has not ended. */
    record Attempt(String node, int attempt) {}

    private Run run;
    private final RunState state;
    /** At which the shard was owned when the run was loaded: what is decided on it may only be stored at this epoch. */
    private final long epoch;

    private final Map<String, Attempt> attempts = new HashMap<>();
    private final List<String> warnings;
    /** What tes said of attempts whose nodes have not been decided on since: an answer may be awaited, or the shard expanded again. */
    private final Map<String, TaskEnd> ends = new HashMap<>();

    private long touched = System.nanoTime();
    private boolean cancelled;

    LiveRun(Run run, RunState state, long epoch) {
        this.run = run;
        this.state = state;
        this.epoch = epoch;
        this.warnings = new ArrayList<>(run.warnings());
    }

    Run run() {
        return run;
    }

    void become(Run next) {
        run = next;
    }

    long epoch() {
        return epoch;
    }

    /** Estimated bytes of its values. */
    long held() {
        return state.held();
    }

    RunState state() {
        return state;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Ends by node, taken out by the decision that they lead to. */
    Map<String, TaskEnd> ends() {
        return ends;
    }

    /** The attempts under way by their key at tes. */
    Map<String, Attempt> attempts() {
        return attempts;
    }

    void expect(String node, int attempt) {
        attempts.put(AttemptKey.of(run.id().value(), node, attempt), new Attempt(node, attempt));
    }

    void forget(String node, int attempt) {
        attempts.remove(AttemptKey.of(run.id().value(), node, attempt));
    }

    boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    void touch() {
        touched = System.nanoTime();
    }

    boolean idleFor(long nanos) {
        return System.nanoTime() - touched > nanos;
    }
}
