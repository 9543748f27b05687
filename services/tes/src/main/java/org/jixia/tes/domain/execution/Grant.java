package org.jixia.tes.domain.execution;

import java.time.Duration;

/** What an attempt may use. Memory and disk are hard limits in bytes; disk counts what the task writes, not its inputs. */
public record Grant(long cpuMillis, long memoryBytes, long diskBytes, Duration time) {}
