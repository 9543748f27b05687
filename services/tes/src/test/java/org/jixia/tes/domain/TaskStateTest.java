package org.jixia.tes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every pair of state and event. */
class TaskStateTest {
    private static final TaskState[][] TABLE = {
        // CLAIM, START, SUCCEED, FAIL, BREAK, REQUEUE, CANCEL
        row("INITIALIZING QUEUED QUEUED QUEUED QUEUED QUEUED CANCELED"),
        row("INITIALIZING RUNNING COMPLETE EXECUTOR_ERROR SYSTEM_ERROR QUEUED CANCELING"),
        row("RUNNING RUNNING COMPLETE EXECUTOR_ERROR SYSTEM_ERROR QUEUED CANCELING"),
        row("CANCELING CANCELING CANCELED CANCELED CANCELED CANCELED CANCELING"),
        row("COMPLETE COMPLETE COMPLETE COMPLETE COMPLETE COMPLETE COMPLETE"),
        row("EXECUTOR_ERROR EXECUTOR_ERROR EXECUTOR_ERROR EXECUTOR_ERROR EXECUTOR_ERROR EXECUTOR_ERROR EXECUTOR_ERROR"),
        row("SYSTEM_ERROR SYSTEM_ERROR SYSTEM_ERROR SYSTEM_ERROR SYSTEM_ERROR SYSTEM_ERROR SYSTEM_ERROR"),
        row("CANCELED CANCELED CANCELED CANCELED CANCELED CANCELED CANCELED"),
    };

    private static TaskState[] row(String names) {
        return java.util.Arrays.stream(names.split(" ")).map(TaskState::valueOf).toArray(TaskState[]::new);
    }

    @Test
    void followsTheTable() {
        for (var state : TaskState.values()) {
            for (var event : TaskState.Event.values()) {
                assertThat(state.after(event))
                        .as(state + " " + event)
                        .isEqualTo(TABLE[state.ordinal()][event.ordinal()]);
            }
        }
    }
}
