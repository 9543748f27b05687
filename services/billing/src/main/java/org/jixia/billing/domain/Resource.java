package org.jixia.billing.domain;

/** What has a price, and how many granted unit-milliseconds make the unit that is priced. */
public enum Resource {
    /** Millicores. */
    CPU_HOUR(1_000L * 3_600_000L),
    /** Bytes of memory. */
    MEMORY_GIB_HOUR((1L << 30) * 3_600_000L),
    /** Devices. */
    GPU_HOUR(3_600_000L),
    /** Bytes kept; a month has 30 days. */
    STORAGE_GIB_MONTH((1L << 30) * 2_592_000_000L);

    private final long unitMillis;

    Resource(long unitMillis) {
        this.unitMillis = unitMillis;
    }

    public long unitMillis() {
        return unitMillis;
    }
}
