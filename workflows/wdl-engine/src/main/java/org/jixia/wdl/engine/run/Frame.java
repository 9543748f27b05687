package org.jixia.wdl.engine.run;

import java.util.Map;
import org.jixia.wdl.engine.plan.WorkflowPlan;
import org.jixia.wdl.engine.value.Value;

/**
 * One workflow under way, the started one or a called one ({@code call} is then the unit that waits for it). {@code path} has
 * indices, {@code name} has none. {@code workflow} is null in a run of a single task.
 */
record Frame(WorkflowPlan workflow, String path, String name, Map<String, Value> given, Unit call) {
    String pathOf(String call, String indices) {
        return (path.isEmpty() ? "" : path + ".") + call + indices;
    }

    String nameOf(String call) {
        return (name.isEmpty() ? "" : name + ".") + call;
    }
}
