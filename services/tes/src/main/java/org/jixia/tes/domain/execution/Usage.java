package org.jixia.tes.domain.execution;

import java.util.Optional;

/** What an attempt really used; what was not measured is absent, never 0. */
public record Usage(Optional<Long> cpuMillis, Optional<Long> memoryBytesPeak) {
    public static final Usage UNKNOWN = new Usage(Optional.empty(), Optional.empty());
}
