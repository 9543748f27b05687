package org.jixia.wdl.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.value.Coercion;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.ValueJson;
import org.jixia.wdl.language.types.WdlType;

/** Reads one input's JSON by its type, going on after each fault; null stands for a value that has one. */
final class InputReader {
    private static final int DEEPEST = 64;

    private final List<InputFault> faults;
    private final List<InputFault> warnings;
    private int depth;

    InputReader(List<InputFault> faults, List<InputFault> warnings) {
        this.faults = faults;
        this.warnings = warnings;
    }

    Value read(JsonNode json, WdlType type, String where) {
        if (++depth > DEEPEST) {
            depth--;
            return fault("input_too_deep", where, where);
        }
        try {
            return value(json, type, where);
        } catch (ValueFault fault) {
            faults.add(new InputFault(fault.code(), where, fault.arguments()));
            return null;
        } finally {
            depth--;
        }
    }

    private Value value(JsonNode json, WdlType type, String where) {
        if (json.isNull()) {
            return type.isOptional() || type instanceof WdlType.AnyType
                    ? Value.None.NONE
                    : fault("input_null", where, where, type.toString());
        }
        return switch (type) {
            case WdlType.OptionalType(WdlType inner) -> value(json, inner, where);
            case WdlType.Primitive primitive -> primitive(json, primitive, where);
            case WdlType.ArrayType array -> array(json, array, where);
            case WdlType.MapType map -> map(json, map, where);
            case WdlType.PairType pair -> pair(json, pair, where);
            case WdlType.StructType struct -> struct(json, struct, where);
            case WdlType.ObjectType ignored -> json.isObject() ? ValueJson.untyped(json) : unfit(json, type, where);
            case WdlType.AnyType ignored -> ValueJson.untyped(json);
            case WdlType.NoneType ignored -> unfit(json, type, where);
            case WdlType.CallType ignored -> unfit(json, type, where);
        };
    }

    private Value primitive(JsonNode json, WdlType.Primitive type, String where) {
        return switch (type) {
            case STRING, FILE -> json.isTextual() ? ValueJson.fromJson(json, type) : unfit(json, type, where);
            case BOOLEAN -> {
                boolean text = json.isTextual() && json.textValue().matches("(?i)true|false");
                yield json.isBoolean()
                        ? Value.Bool.of(json.booleanValue())
                        : text
                                ? warned(Value.Bool.of(Boolean.parseBoolean(json.textValue())), type, where)
                                : unfit(json, type, where);
            }
            case INT, FLOAT -> {
                if (json.isTextual()) {
                    Value number = Coercion.to(type, new Value.Str(json.textValue()));
                    yield warned(number, type, where);
                }
                yield json.isNumber() ? Coercion.to(type, ValueJson.untyped(json)) : unfit(json, type, where);
            }
        };
    }

    private Value array(JsonNode json, WdlType.ArrayType type, String where) {
        if (!json.isArray()) {
            return unfit(json, type, where);
        }
        if (type.nonEmpty() && json.isEmpty()) {
            return fault("empty_array", where, type.toString());
        }
        List<Value> items = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            items.add(read(json.get(i), type.element(), where + "[" + i + "]"));
        }
        return items.contains(null) ? null : new Value.Array(items);
    }

    private Value map(JsonNode json, WdlType.MapType type, String where) {
        if (!json.isObject()) {
            return unfit(json, type, where);
        }
        Map<Value, Value> entries = new LinkedHashMap<>();
        boolean whole = true;
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String at = where + "." + entry.getKey();
            Value item = read(entry.getValue(), type.value(), at);
            try {
                entries.put(ValueJson.key(entry.getKey(), type.key()), item);
            } catch (ValueFault fault) {
                faults.add(new InputFault(fault.code(), at, fault.arguments()));
                whole = false;
            }
            whole &= item != null;
        }
        return whole ? new Value.Map(entries) : null;
    }

    private Value pair(JsonNode json, WdlType.PairType type, String where) {
        boolean object = json.isObject() && json.size() == 2 && json.has("left") && json.has("right");
        boolean array = json.isArray() && json.size() == 2;
        if (!object && !array) {
            return unfit(json, type, where);
        }
        Value left = read(object ? json.get("left") : json.get(0), type.left(), where + ".left");
        Value right = read(object ? json.get("right") : json.get(1), type.right(), where + ".right");
        return left == null || right == null ? null : new Value.Pair(left, right);
    }

    private Value struct(JsonNode json, WdlType.StructType type, String where) {
        if (!json.isObject()) {
            return unfit(json, type, where);
        }
        Map<String, Value> members = new LinkedHashMap<>();
        boolean whole = true;
        for (Map.Entry<String, WdlType> member : type.members().entrySet()) {
            JsonNode given = json.get(member.getKey());
            Value value;
            if (given != null) {
                value = read(given, member.getValue(), where + "." + member.getKey());
            } else if (member.getValue().isOptional()) {
                value = Value.None.NONE;
            } else {
                value = fault("member_missing", where, member.getKey(), type.toString());
            }
            whole &= value != null;
            members.put(member.getKey(), value);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!type.members().containsKey(name)) {
                warnings.add(new InputFault("member_ignored", where + "." + name, List.of(name, type.toString())));
            }
        });
        return whole ? new Value.Obj(type.name(), members) : null;
    }

    private Value warned(Value value, WdlType type, String where) {
        warnings.add(new InputFault("input_text_number", where, List.of(where, type.toString())));
        return value;
    }

    private Value unfit(JsonNode json, WdlType type, String where) {
        String shown = json.toString();
        return fault(
                "input_unfit", where, shown.length() > 100 ? shown.substring(0, 100) + "…" : shown, type.toString());
    }

    private Value fault(String code, String where, String... arguments) {
        faults.add(new InputFault(code, where, List.of(arguments)));
        return null;
    }
}
