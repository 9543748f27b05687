package org.jixia.standalone.launcher.platform;

/** What {@code status} tells of one process; numbers are 0 when it does not run. */
public record PartStatus(
        String name,
        State state,
        long pid,
        int port,
        long memoryBytes,
        long cpuMillis,
        boolean healthy,
        String version,
        String startedAt) {

    /** The life of a process as seen from outside. */
    public enum State {
        /** Never started, or stopped by {@code down}. */
        STOPPED,
        /** The process lives. */
        RUNNING,
        /** It was started and is gone without having been stopped: {@code up} starts it again. */
        DEAD,
        /** It does not run and something else listens on its port. */
        PORT_TAKEN
    }
}
