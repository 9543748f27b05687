package org.jixia.tes.backends.process;

import java.util.Optional;

/** Measures and limits what runs in one slot. One attempt at a time; figures count from {@link #begin}. */
interface Meter {

    /** Sets the limit for the next attempt and forgets the one before. */
    void begin(long memoryLimit);

    /** Bytes of memory in use now, page cache not counted; empty when it cannot be told. */
    Optional<Long> memoryNow();

    /** Whether the kernel killed for want of memory since the beginning. */
    boolean killedForMemory();

    /** Cpu time since the beginning; empty when it was not measured. */
    Optional<Long> cpuMillis();

    /** Whether the kernel itself holds the limit; otherwise whoever samples must. */
    boolean enforces();

    /** What {@link Meters#reopen} needs to go on measuring after a restart of the service. */
    String note();

    void close();
}
