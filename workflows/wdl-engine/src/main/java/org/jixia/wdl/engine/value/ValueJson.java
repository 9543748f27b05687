package org.jixia.wdl.engine.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.language.types.WdlType;

/** Values to JSON and back (WDL 1.1, JSON serialization of WDL types). */
public final class ValueJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FILE = "$file";

    private ValueJson() {}

    /** How files are written. */
    public enum Files {
        /** The address, as expressions see it. */
        ADDRESS,
        /** {@code drs://} where the object is known, else the address: the form that leaves the engine. */
        DRS,
        /** With all that is known: the form in which outputs of nodes are stored. */
        WHOLE
    }

    /** What weighs too much for the step under way is refused before anything is made of it. */
    public static JsonNode toJson(Value value, Files files) {
        Meter.passing(value);
        return json(value, files);
    }

    private static JsonNode json(Value value, Files files) {
        return switch (value) {
            case Value.None ignored -> JSON.nullNode();
            case Value.Bool(boolean truth) -> JSON.booleanNode(truth);
            case Value.Int(long number) -> JSON.numberNode(number);
            case Value.Float(double number) -> JSON.numberNode(number);
            case Value.Str(String text) -> JSON.textNode(text);
            case Value.File file -> file(file, files);
            case Value.Array(var items) -> {
                ArrayNode array = JSON.arrayNode(items.size());
                items.forEach(item -> array.add(json(item, files)));
                yield array;
            }
            case Value.Map(var entries) -> {
                ObjectNode object = JSON.objectNode();
                entries.forEach((key, item) -> object.set(Texts.of(key), json(item, files)));
                yield object;
            }
            case Value.Pair(Value left, Value right) -> {
                ObjectNode object = JSON.objectNode();
                object.set("left", json(left, files));
                object.set("right", json(right, files));
                yield object;
            }
            case Value.Obj(String ignored, var members) -> {
                ObjectNode object = JSON.objectNode();
                members.forEach((name, item) -> object.set(name, json(item, files)));
                yield object;
            }
        };
    }

    private static JsonNode file(Value.File file, Files files) {
        FileInfo info = file.info();
        return switch (files) {
            case ADDRESS -> JSON.textNode(file.uri());
            case DRS -> JSON.textNode(info == null || info.drsUri() == null ? file.uri() : info.drsUri());
            case WHOLE -> {
                if (info == null) {
                    yield JSON.textNode(file.uri());
                }
                ObjectNode object = JSON.objectNode();
                object.put(FILE, info.uri());
                object.put("drs", info.drsUri());
                object.put("size", info.size());
                object.put("sha256", info.sha256());
                yield object;
            }
        };
    }

    /** Reads JSON as a value of the type; throws {@link ValueFault} where it does not fit. */
    public static Value fromJson(JsonNode json, WdlType type) {
        return read(json, type, false);
    }

    /** Reads what was written as {@link Files#WHOLE}. Never for JSON of others: it is believed about digests. */
    public static Value fromStored(JsonNode json, WdlType type) {
        return read(json, type, true);
    }

    private static Value read(JsonNode json, WdlType type, boolean stored) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return Coercion.to(type, Value.None.NONE);
        }
        return switch (type) {
            case WdlType.OptionalType(WdlType inner) -> read(json, inner, stored);
            case WdlType.ArrayType(WdlType element, boolean nonEmpty)
            when json.isArray() -> {
                List<Value> items = new ArrayList<>(json.size());
                json.forEach(item -> items.add(read(item, element, stored)));
                yield Coercion.to(new WdlType.ArrayType(WdlType.ANY, nonEmpty), new Value.Array(items));
            }
            case WdlType.MapType(WdlType key, WdlType element)
            when json.isObject() -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                json.properties()
                        .forEach(entry ->
                                entries.put(key(entry.getKey(), key), read(entry.getValue(), element, stored)));
                yield new Value.Map(entries);
            }
            case WdlType.PairType(WdlType left, WdlType right)
            when json.isObject() && json.has("left") && json.has("right") ->
                new Value.Pair(read(json.get("left"), left, stored), read(json.get("right"), right, stored));
            case WdlType.PairType(WdlType left, WdlType right)
            when json.isArray() && json.size() == 2 ->
                new Value.Pair(read(json.get(0), left, stored), read(json.get(1), right, stored));
            case WdlType.StructType struct
            when json.isObject() -> {
                Map<String, Value> members = new LinkedHashMap<>();
                json.properties().forEach(entry -> {
                    WdlType member = struct.members().getOrDefault(entry.getKey(), WdlType.ANY);
                    members.put(entry.getKey(), read(entry.getValue(), member, stored));
                });
                yield Coercion.to(struct, Value.Obj.of(members));
            }
            default -> Coercion.to(type, untyped(json, stored));
        };
    }

    /** The key of a map as its type wants it. */
    public static Value key(String text, WdlType type) {
        if (type.required() == WdlType.BOOLEAN) {
            return Value.Bool.of(Boolean.parseBoolean(text));
        }
        return Coercion.to(type, new Value.Str(text));
    }

    /** JSON as it stands: whole numbers are Int, objects are Object. */
    public static Value untyped(JsonNode json) {
        return untyped(json, false);
    }

    private static Value untyped(JsonNode json, boolean stored) {
        return switch (json.getNodeType()) {
            case BOOLEAN -> Value.Bool.of(json.booleanValue());
            case NUMBER -> number(json);
            case STRING -> new Value.Str(json.textValue());
            case ARRAY -> {
                List<Value> items = new ArrayList<>(json.size());
                json.forEach(item -> items.add(untyped(item, stored)));
                yield new Value.Array(items);
            }
            case OBJECT -> object(json, stored);
            case NULL, MISSING, BINARY, POJO -> Value.None.NONE;
        };
    }

    private static Value number(JsonNode json) {
        if (json.isIntegralNumber()) {
            if (!json.canConvertToLong()) {
                throw new ValueFault("int_range", json.asText());
            }
            return new Value.Int(json.longValue());
        }
        return new Value.Float(json.doubleValue());
    }

    private static Value object(JsonNode json, boolean stored) {
        if (stored && json.has(FILE)) {
            JsonNode drs = json.get("drs");
            JsonNode sha = json.get("sha256");
            return Value.File.of(new FileInfo(
                    json.get(FILE).asText(),
                    drs == null || drs.isNull() ? null : drs.asText(),
                    json.path("size").asLong(),
                    sha == null || sha.isNull() ? null : sha.asText()));
        }
        Map<String, Value> members = new LinkedHashMap<>();
        json.properties().forEach(entry -> members.put(entry.getKey(), untyped(entry.getValue(), stored)));
        return Value.Obj.of(members);
    }
}
