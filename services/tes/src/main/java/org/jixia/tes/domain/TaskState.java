package org.jixia.tes.domain;

import java.util.Set;

/** Where a task stands; the words of TES 1.1 that this service uses. An end is final: the first one wins. */
public enum TaskState {
    /** Waits for its turn. */
    QUEUED,
    /** Belongs to a host; inputs are being fetched. */
    INITIALIZING,
    /** Its commands run. */
    RUNNING,
    /** Somebody cancelled it; its processes are being ended. */
    CANCELING,
    /** Commands ended well and all outputs are stored. */
    COMPLETE,
    /** Command, input, output or a limit: the task's own fault. */
    EXECUTOR_ERROR,
    /** The platform failed too often. */
    SYSTEM_ERROR,
    /** Cancelled, and nothing of it runs. */
    CANCELED;

    /** What can happen to a task. */
    public enum Event {
        /** A host takes it. */
        CLAIM,
        /** Its first command starts. */
        START,
        /** All went well. */
        SUCCEED,
        /** It failed by its own fault. */
        FAIL,
        /** The platform failed once more than is repeated. */
        BREAK,
        /** The platform failed, or stops: it goes back to the queue. */
        REQUEUE,
        /** Somebody does not want it any more. */
        CANCEL
    }

    private static final Set<TaskState> ENDS = Set.of(COMPLETE, EXECUTOR_ERROR, SYSTEM_ERROR, CANCELED);

    public boolean ended() {
        return ENDS.contains(this);
    }

    /** The state afterwards; the same when the event changes nothing. */
    public TaskState after(Event event) {
        return switch (this) {
            case QUEUED ->
                switch (event) {
                    case CLAIM -> INITIALIZING;
                    case CANCEL -> CANCELED;
                    case START, SUCCEED, FAIL, BREAK, REQUEUE -> this;
                };
            case INITIALIZING, RUNNING ->
                switch (event) {
                    case START -> RUNNING;
                    case SUCCEED -> COMPLETE;
                    case FAIL -> EXECUTOR_ERROR;
                    case BREAK -> SYSTEM_ERROR;
                    case REQUEUE -> QUEUED;
                    case CANCEL -> CANCELING;
                    case CLAIM -> this;
                };
            case CANCELING ->
                switch (event) {
                    case SUCCEED, FAIL, BREAK, REQUEUE -> CANCELED;
                    case CLAIM, START, CANCEL -> this;
                };
            case COMPLETE, EXECUTOR_ERROR, SYSTEM_ERROR, CANCELED -> this;
        };
    }
}
