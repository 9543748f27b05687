package org.jixia.tes.backends.process;

import java.util.Optional;

/** Measures and limits what runs in one slot. One attempt at a time; figures count from {@link #begin}. */
interface Meter {
    /** Where nothing can be measured. */
    Meter NONE = new Meter() {
        @Override
        public void begin(long memoryLimit, long cpuMillis) {
            // There is nothing to limit.
        }

        @Override
        public Optional<Long> memoryNow() {
            return Optional.empty();
        }

        @Override
        public boolean killedForMemory() {
            return false;
        }

        @Override
        public Optional<Long> cpuMillis() {
            return Optional.empty();
        }

        @Override
        public boolean enforces() {
            return false;
        }

        @Override
        public String note() {
            return "";
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    };

    /** Sets the memory limit and the share of cpu time for the next attempt and forgets the one before. */
    void begin(long memoryLimit, long cpuMillis);

    /** Bytes of memory in use now, page cache not counted; empty when it cannot be told. */
    Optional<Long> memoryNow();

    /** Whether the kernel killed for want of memory since the beginning. */
    boolean killedForMemory();

    /** Cpu time since the beginning; empty when it was not measured. */
    Optional<Long> cpuMillis();

    /** Whether the kernel itself holds the limit; otherwise whoever samples must. */
    boolean enforces();

    /** The control group in which groups of containers may be made, by its path below each hierarchy; empty when there is none. */
    default Optional<String> group() {
        return Optional.empty();
    }

    /** What {@link Meters#reopen} needs to go on measuring after a restart of the service. */
    String note();

    void close();
}
