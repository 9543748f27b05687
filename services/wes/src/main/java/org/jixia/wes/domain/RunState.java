package org.jixia.wes.domain;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a run, named as in WES, and the one table of its transitions. The first final state wins. */
public enum RunState {
    /** Accepted and durable; nothing has been evaluated. */
    QUEUED,
    /** Its shard's owner reads the workflow and registers the inputs. */
    INITIALIZING,
    /** Calls are being evaluated or tasks are under way. */
    RUNNING,
    /** Somebody cancelled it; its tasks are being stopped. */
    CANCELING,
    /** All outputs are there. */
    COMPLETE,
    /** The workflow itself failed: a command, an expression, an input, a missing output. */
    EXECUTOR_ERROR,
    /** The platform failed. */
    SYSTEM_ERROR,
    /** Stopped before its end. */
    CANCELED;

    private static final Map<RunState, Set<RunState>> NEXT = Map.of(
            QUEUED, EnumSet.of(INITIALIZING, RUNNING, COMPLETE, EXECUTOR_ERROR, SYSTEM_ERROR, CANCELING, CANCELED),
            INITIALIZING, EnumSet.of(RUNNING, COMPLETE, EXECUTOR_ERROR, SYSTEM_ERROR, CANCELING, CANCELED),
            RUNNING, EnumSet.of(COMPLETE, EXECUTOR_ERROR, SYSTEM_ERROR, CANCELING, CANCELED),
            CANCELING, EnumSet.of(CANCELED));

    public boolean mayBecome(RunState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean isFinal() {
        return !NEXT.containsKey(this);
    }

    /** States from which the given one may be reached: the condition of the update that moves a run there. */
    public static Set<RunState> before(RunState next) {
        var before = EnumSet.noneOf(RunState.class);
        for (RunState state : values()) {
            if (state.mayBecome(next)) {
                before.add(state);
            }
        }
        return before;
    }
}
