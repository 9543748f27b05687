package org.jixia.tes.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What came of a task, for wes, billing and audit (docs/interfaces.md, TaskResult). */
public record TaskResult(
        UUID task,
        String key,
        UUID run,
        UUID workspace,
        String person,
        UUID billingAccount,
        int attempt,
        TaskState state,
        Integer exitCode,
        Reason reason,
        String backend,
        Map<String, String> hostTools,
        List<OutputFile> outputs,
        Map<String, String> inline,
        String stdoutTail,
        String stderrTail,
        List<Attempt> attempts) {

    /**
     * Why it did not end well.
     *
     * @param why the name of one sentence, which {@code arguments} fill; null in results of releases before
     * @param sentence the same in English
     */
    public record Reason(String code, String why, List<String> arguments, String sentence) {}

    /** For the event: contents of files are nobody's business but the author's. */
    public TaskResult told() {
        return new TaskResult(
                task,
                key,
                run,
                workspace,
                person,
                billingAccount,
                attempt,
                state,
                exitCode,
                reason,
                backend,
                hostTools,
                outputs,
                null,
                null,
                null,
                attempts);
    }

    /** The same without its list of outputs, for an event that would become too large. */
    public TaskResult withoutOutputs() {
        var told = told();
        return new TaskResult(
                task,
                key,
                run,
                workspace,
                person,
                billingAccount,
                attempt,
                state,
                exitCode,
                told.reason,
                backend,
                hostTools,
                null,
                null,
                null,
                null,
                attempts);
    }
}
