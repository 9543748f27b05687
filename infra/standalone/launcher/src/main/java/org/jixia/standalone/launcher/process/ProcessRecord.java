package org.jixia.standalone.launcher.process;

import java.time.Instant;

/**
 * What is remembered of a started child. {@code birth} tells its process from a later one with the same number;
 * {@code version} names the build and settings that it was started with.
 */
public record ProcessRecord(String name, long pid, String birth, int port, String version, Instant startedAt) {

    /** True while that very process lives. */
    public boolean alive() {
        return SystemProcess.of(pid).birth().filter(birth::equals).isPresent();
    }
}
