package org.jixia.wdl.engine.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jixia.wdl.engine.plan.TaskPlan;
import org.jixia.wdl.engine.value.Value;

/**
 * One call of a task: its path, its name without indices, the inputs that are set, and runtime attributes by their rank:
 * {@code runtime} beats the document, {@code defaults} stand in where it is silent. {@code memoryFactor} grows after each OOM kill.
 */
public record CallSite(
        String node,
        String call,
        TaskPlan plan,
        Map<String, Value> given,
        Map<String, JsonNode> runtime,
        Map<String, JsonNode> defaults,
        int maxRetries,
        double memoryFactor) {}
