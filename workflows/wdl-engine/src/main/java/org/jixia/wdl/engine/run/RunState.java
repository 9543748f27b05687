package org.jixia.wdl.engine.run;

import java.util.List;

/**
 * A run in memory. Held by one thread at a time and changed only by {@link RunCore#decide}. It is never stored as such:
 * the node records are, and {@link #resume} makes an equal state from them.
 */
public final class RunState {
    private final RunRequest request;

    private RunState(RunRequest request) {
        this.request = request;
    }

    public static RunState fresh(RunRequest request) {
        return new RunState(request);
    }

    /** A run that goes on from its stored records, in any order. */
    public static RunState resume(RunRequest request, Iterable<NodeRecord> records) {
        return new RunState(request);
    }

    public RunRequest request() {
        return request;
    }

    /** True once {@link Command.FinishRun} was decided. */
    public boolean finished() {
        return false;
    }

    /** Paths of the calls whose attempt is decided on and has not ended. */
    public List<String> submitting() {
        return List.of();
    }
}
