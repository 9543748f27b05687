package org.jixia.tes.domain.execution;

import java.time.Instant;

/** How one executor ended. */
public record Exit(int code, Instant startedAt, Instant endedAt) {}
