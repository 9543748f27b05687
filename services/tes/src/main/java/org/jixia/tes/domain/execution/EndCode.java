package org.jixia.tes.domain.execution;

/** Why an attempt did not end well; each becomes the reason that people and wes read. */
public enum EndCode {
    /** The command ended with another code than 0. */
    EXIT_CODE,
    /** It used more memory than granted. */
    OUT_OF_MEMORY,
    /** It wrote more than its disk holds. */
    DISK_FULL,
    /** It ran longer than it may. */
    TIME_LIMIT,
    /** It ended well, but a stated output is not there. */
    OUTPUT_MISSING,
    /** A stated input does not exist, or the caller may not know that it does. */
    INPUT_MISSING,
    /** A stated input lies where tasks may not read. */
    INPUT_REFUSED,
    /** The program to run does not exist in the sandbox. */
    COMMAND_NOT_FOUND,
    /** Somebody cancelled it. */
    CANCELED,
    /** The platform failed, not the task; such attempts are repeated. */
    SYSTEM
}
