package org.jixia.drs.domain.tasks;

/** The life of a task's output. */
public enum OutputState {
    /** Its bytes are on their way. */
    PENDING,
    /** The object exists. */
    AVAILABLE,
    /** Its object was removed, or its bytes never came. */
    DROPPED
}
