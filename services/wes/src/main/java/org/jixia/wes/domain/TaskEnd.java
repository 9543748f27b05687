package org.jixia.wes.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tes says of a task: its end (TaskResult of the interfaces), or merely that it is under way when the state is not final. */
public record TaskEnd(
        UUID task,
        String key,
        UUID run,
        String state,
        Integer exitCode,
        Reason reason,
        String backend,
        Map<String, String> hostTools,
        List<Output> outputs,
        Map<String, String> inline,
        String stdoutTail,
        String stderrTail,
        List<Attempt> attempts) {

    public TaskEnd {
        outputs = outputs == null ? List.of() : outputs;
        attempts = attempts == null ? List.of() : attempts;
    }

    /**
     * Why it ended badly.
     *
     * @param why which sentence of the code, filled by the arguments; null for what older releases of tes told
     * @param sentence in English
     */
    public record Reason(String code, String why, List<String> arguments, String sentence) {}

    /** A file that was brought back. */
    public record Output(
            String path,
            String url,
            UUID objectId,
            long size,
            String sha256,
            String workspacePath,
            boolean directory) {}

    /** One of tes' own tries: what it was granted, and whether that is charged. */
    public record Attempt(
            int attempt,
            Instant startedAt,
            Instant endedAt,
            Boolean billable,
            Long cpuMillisGranted,
            Long memoryBytesGranted,
            Integer gpus) {}

    public boolean isFinal() {
        return state != null
                && List.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED")
                        .contains(state);
    }

    /** The bare news that a task has ended; what it came to has to be asked. */
    public static TaskEnd told(UUID task, String key, UUID run) {
        return new TaskEnd(task, key, run, null, null, null, null, null, null, null, null, null, null);
    }
}
