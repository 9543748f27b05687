package org.jixia.wdl.engine.run;

import java.util.List;

/**
 * Decides what follows from what happened. No clock, file, network or chance: equal state and equal events give equal
 * decisions. The state is moved on in place; when a decision cannot be stored, drop the state and resume from the records.
 */
public final class RunCore {
    private RunCore() {}

    public static Decision decide(RunState state, RunEvent event) {
        return decide(state, List.of(event));
    }

    /** Several events as one step: one decision, look-ups of files joined into one command. */
    public static Decision decide(RunState state, List<RunEvent> events) {
        return new Decision(List.of(), List.of(), List.of());
    }
}
