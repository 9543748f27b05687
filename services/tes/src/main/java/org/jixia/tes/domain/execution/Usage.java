package org.jixia.tes.domain.execution;

import java.util.List;
import java.util.Optional;

/** What an attempt really used; what was not measured is absent, never 0. The curve of a short attempt has no points. */
public record Usage(Optional<Long> cpuMillis, Optional<Long> memoryBytesPeak, List<Curve.Point> curve) {
    public static final Usage UNKNOWN = new Usage(Optional.empty(), Optional.empty(), List.of());
}
