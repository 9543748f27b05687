package org.jixia.tes.domain;

import java.util.List;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Why;

/** Makes results of tasks that end without running. */
public final class Answers {
    private Answers() {}

    public static TaskResult cancelled(StoredTask task) {
        return new TaskResult(
                task.id(),
                task.key(),
                task.owner().run(),
                task.owner().workspace(),
                task.owner().person(),
                task.owner().billingAccount(),
                task.attempt(),
                TaskState.CANCELED,
                null,
                Cause.of(Why.CANCELED_BEFORE_RUN).reason(),
                task.ask().backend(),
                task.ask().hostTools(),
                List.of(),
                null,
                null,
                null,
                task.attempts().stream().map(AttemptLog::attempt).toList());
    }
}
