package org.jixia.wdl.engine.run;

import java.util.List;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.plan.ElementPlan;
import org.jixia.wdl.engine.task.TaskResult;

/** Why an attempt was no success. */
final class TaskFailures {
    private TaskFailures() {}

    static Failure of(String node, ElementPlan.Called called, TaskResult result) {
        boolean platform = result.state() == TaskResult.State.SYSTEM_ERROR;
        Failure.Kind kind = platform ? Failure.Kind.PLATFORM : Failure.Kind.TASK;
        if (result.reason() == TaskResult.Reason.EXIT_CODE && result.exitCode() != null) {
            return judged(node, called, result, "exit_code");
        }
        String sentence = result.sentence() == null ? String.valueOf(result.reason()) : result.sentence();
        String code = platform ? "task_system" : "task_reason";
        return new Failure(
                kind, code, List.of(sentence), node, called.position().toString(), null);
    }

    static Failure judged(String node, ElementPlan.Called called, TaskResult result, String code) {
        return new Failure(
                Failure.Kind.TASK,
                code,
                List.of(String.valueOf(result.exitCode())),
                node,
                called.position().toString(),
                null);
    }

    static Failure of(String node, EvaluationFault fault) {
        return new Failure(
                Failure.Kind.TASK,
                fault.code(),
                fault.arguments(),
                node,
                fault.position().toString(),
                fault.expression());
    }
}
