package org.jixia.wes.engine;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.TaskEnd;

/** Reads what tes says of an ended task as the core knows it. */
final class TaskResults {

    private final String drsAuthority;

    TaskResults(String drsAuthority) {
        this.drsAuthority = drsAuthority;
    }

    TaskResult of(Run run, TaskEnd end) {
        return new TaskResult(
                TaskResult.State.valueOf(end.state()),
                end.exitCode(),
                end.reason() == null ? null : reason(end.reason().code()),
                end.reason() == null ? null : end.reason().sentence(),
                end.outputs().stream()
                        .filter(output -> !output.directory())
                        .map(output -> new TaskResult.OutputFile(output.path(), file(run, output)))
                        .toList(),
                end.inline() == null ? Map.of() : end.inline());
    }

    /** The result of an attempt that tes never got or refused. */
    static TaskResult none(TaskResult.State state, TaskResult.Reason reason, String sentence) {
        return new TaskResult(state, null, reason, sentence, java.util.List.of(), Map.of());
    }

    private FileInfo file(Run run, TaskEnd.Output output) {
        var address = "s3://ws-" + run.workspace() + "/" + output.workspacePath();
        return new FileInfo(address, drsUri(output.objectId()), output.size(), output.sha256());
    }

    private String drsUri(UUID object) {
        return object == null ? null : "drs://" + drsAuthority + "/" + object;
    }

    private static TaskResult.Reason reason(String code) {
        try {
            return TaskResult.Reason.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException newerThanThis) {
            return TaskResult.Reason.SYSTEM;
        }
    }
}
