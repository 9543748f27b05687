package org.jixia.wdl.engine.run;

/** The states of a call node that outlive the process. */
public enum NodeState {
    /** An attempt was decided on; it is submitted, or will be. */
    SUBMITTING,
    /** Outputs are there, from a task or from the cache. */
    DONE,
    /** No attempt is left. */
    FAILED,
    /** Cancelled before it ended. */
    CANCELED
}
