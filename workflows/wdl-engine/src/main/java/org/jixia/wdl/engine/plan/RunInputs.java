package org.jixia.wdl.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueJson;
import org.jixia.wdl.engine.value.Values;
import org.jixia.wdl.language.InputParameter;
import org.jixia.wdl.language.types.WdlType;

/**
 * Checked inputs of a run: values by whole name ({@code wf.x}, {@code wf.call.x}) and runtime attributes that beat the
 * document ({@code wf.call.runtime.memory}). Stored with the run as {@link #toJson}.
 */
public record RunInputs(Map<String, Value> values, Map<String, JsonNode> runtime) {

    /** The addresses of all files in the values, each once. */
    public Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        values.values().forEach(value -> Values.files(value, file -> addresses.add(file.uri())));
        return addresses;
    }

    /** The same inputs with what is now known of their files. Addresses are replaced by {@link FileInfo#uri}. */
    public RunInputs resolved(Map<String, FileInfo> files) {
        Map<String, Value> resolved = new LinkedHashMap<>();
        values.forEach((name, value) -> resolved.put(name, Values.mapFiles(value, file -> {
            FileInfo info = files.get(file.uri());
            return info == null ? file : Value.File.of(info);
        })));
        return new RunInputs(resolved, runtime);
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode stored = json.putObject("values");
        values.forEach((name, value) -> stored.set(name, ValueJson.toJson(value, ValueJson.Files.WHOLE)));
        ObjectNode attributes = json.putObject("runtime");
        runtime.forEach(attributes::set);
        return json;
    }

    /** Reads what {@link #toJson} wrote; never for JSON of others. */
    public static RunInputs fromJson(Plan plan, JsonNode stored) {
        Map<String, WdlType> types = new LinkedHashMap<>();
        for (InputParameter input : plan.inputs()) {
            types.put(input.name(), input.type());
        }
        Map<String, Value> values = new LinkedHashMap<>();
        stored.path("values").properties().forEach(entry -> {
            WdlType type = types.getOrDefault(entry.getKey(), WdlType.ANY).optional();
            values.put(entry.getKey(), ValueJson.fromStored(entry.getValue(), type));
        });
        Map<String, JsonNode> runtime = new LinkedHashMap<>();
        stored.path("runtime").properties().forEach(entry -> runtime.put(entry.getKey(), entry.getValue()));
        return new RunInputs(values, runtime);
    }
}
