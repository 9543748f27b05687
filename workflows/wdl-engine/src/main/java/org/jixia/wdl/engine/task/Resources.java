package org.jixia.wdl.engine.task;

import java.util.List;

/** What a task asks of its host. {@code diskBytes} is zero when the document names no disk; mounts add up. */
public record Resources(
        long cpuMillis,
        long memoryBytes,
        long diskBytes,
        List<String> mounts,
        int gpuCount,
        String gpuType,
        int preemptible) {}
