package org.jixia.tes.domain;

import java.time.Instant;

/** One attempt as billing and wes read it: what was granted from stage-in to stage-out, and what was used of it (null: not measured). */
public record Attempt(
        int attempt,
        Instant startedAt,
        Instant endedAt,
        long stageInMs,
        long runMs,
        long stageOutMs,
        boolean billable,
        long cpuMillisGranted,
        long memoryBytesGranted,
        int gpus,
        Long cpuMillisUsed,
        Long memoryBytesPeak,
        Long bytesIn,
        Long bytesOut,
        Integer exitCode) {}
