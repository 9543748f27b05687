package org.jixia.tes.domain.queue;

import java.util.List;
import org.jixia.tes.domain.AttemptLog;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.StreamLog;
import org.jixia.tes.domain.TaskResult;
import org.jixia.tes.domain.TaskState;
import org.jixia.tes.domain.execution.Curve;

/** The end of one attempt on this host; the result carries the state it would give a task that nobody cancelled meanwhile. */
public record Ended(
        StoredTask task,
        TaskState.Event event,
        AttemptLog log,
        TaskResult result,
        List<StreamLog> streams,
        List<Curve.Point> curve,
        boolean free) {

    public List<AttemptLog> attempts() {
        var all = new java.util.ArrayList<>(task.attempts());
        if (!free) {
            all.add(log);
        }
        return all;
    }

    public Ended with(TaskResult other) {
        return new Ended(task, event, log, other, streams, curve, free);
    }
}
