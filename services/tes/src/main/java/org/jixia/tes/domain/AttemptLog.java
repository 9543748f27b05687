package org.jixia.tes.domain;

import java.time.Instant;
import java.util.List;

/** One attempt as its author reads it: each command that ended, and what the platform has to say. */
public record AttemptLog(
        Attempt attempt, List<ExecutorEnd> executors, List<OutputFile> outputs, List<String> systemLogs) {

    public record ExecutorEnd(int exitCode, Instant startedAt, Instant endedAt) {}
}
