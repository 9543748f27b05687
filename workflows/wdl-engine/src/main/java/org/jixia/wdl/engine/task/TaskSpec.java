package org.jixia.wdl.engine.task;

import java.util.List;

/**
 * One attempt of one call, ready to be submitted. {@code node} and {@code attempt} name it for ever: the same pair is the
 * same task, so they make the idempotency key. {@code call} is the display name (call path with indices).
 *
 * <p>{@code containers} lists the images any of which may be used; empty means that the document names none.
 * {@code ignoreExitCode}: the executor must bring the outputs back whatever the exit code; the engine judges it.
 * {@code cacheKey} is null when the task may not be cached ({@code volatile}). {@code given} is what people see of the values of its
 * inputs: JSON text by name, files as their addresses; null when that is too much.
 */
public record TaskSpec(
        String node,
        int attempt,
        String call,
        String task,
        String script,
        List<StagedInput> inputs,
        List<StatedOutput> outputs,
        List<String> containers,
        Resources resources,
        boolean ignoreExitCode,
        CacheKey cacheKey,
        String given) {

    /** For whoever needs to know what the task is, not what it does: scripts may be long. */
    public TaskSpec withoutScript() {
        return new TaskSpec(
                node, attempt, call, task, "", inputs, outputs, containers, resources, ignoreExitCode, cacheKey, given);
    }
}
