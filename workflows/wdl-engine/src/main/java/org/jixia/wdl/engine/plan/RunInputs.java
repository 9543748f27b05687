package org.jixia.wdl.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wdl.engine.value.Value;

/**
 * Checked inputs of a run: values by whole name ({@code wf.x}, {@code wf.call.x}) and runtime attributes that beat the
 * document ({@code wf.call.runtime.memory}). Stored with the run as {@link #toJson}.
 */
public record RunInputs(Map<String, Value> values, Map<String, JsonNode> runtime) {

    /** The addresses of all files in the values, each once. */
    public Set<String> addresses() {
        return Set.of();
    }

    /** The same inputs with what is now known of their files. Addresses are replaced by {@link FileInfo#uri}. */
    public RunInputs resolved(Map<String, FileInfo> files) {
        return this;
    }

    public ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static RunInputs fromJson(Plan plan, JsonNode stored) {
        return new RunInputs(Map.of(), Map.of());
    }
}
