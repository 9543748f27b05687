package org.jixia.wdl.engine.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.ValueJson;

/** The write functions: values as texts in files. */
final class WriteFunctions {
    private WriteFunctions() {}

    static Value lines(StandardLibrary.Arguments given, FileAccess files) {
        StringBuilder text = new StringBuilder();
        given.array(0).forEach(line -> add(text, Texts.of(line), '\n'));
        return files.write(text.toString(), ".txt");
    }

    static Value tsv(StandardLibrary.Arguments given, FileAccess files) {
        StringBuilder text = new StringBuilder();
        for (Value row : given.array(0)) {
            if (!(row instanceof Value.Array(List<Value> cells))) {
                throw given.unfit(0, "Array[Array[String]]");
            }
            add(text, Operators.joined(cells, "\t"), '\n');
        }
        return files.write(text.toString(), ".tsv");
    }

    static Value map(StandardLibrary.Arguments given, FileAccess files) {
        StringBuilder text = new StringBuilder();
        switch (given.value(0)) {
            case Value.Map(Map<Value, Value> entries) ->
                entries.forEach((key, item) -> add(add(text, Texts.of(key), '\t'), Texts.of(item), '\n'));
            case Value.Obj(String ignored, Map<String, Value> members) ->
                members.forEach((name, item) -> add(add(text, name, '\t'), Texts.of(item), '\n'));
            default -> throw given.unfit(0, "Map[String, String]");
        }
        return files.write(text.toString(), ".tsv");
    }

    static Value object(StandardLibrary.Arguments given, FileAccess files) {
        return write(given, List.of(given.value(0)), files);
    }

    static Value objects(StandardLibrary.Arguments given, FileAccess files) {
        return write(given, given.array(0), files);
    }

    private static Value write(StandardLibrary.Arguments given, List<Value> objects, FileAccess files) {
        StringBuilder text = new StringBuilder();
        List<String> names = null;
        for (Value object : objects) {
            if (!(object instanceof Value.Obj(String ignored, Map<String, Value> members))) {
                throw given.unfit(0, "Object");
            }
            if (names == null) {
                names = List.copyOf(members.keySet());
                add(text, String.join("\t", names), '\n');
            } else if (!members.keySet().equals(new java.util.LinkedHashSet<>(names))) {
                throw new ValueFault("write_members", given.function(), String.join(", ", names));
            }
            add(text, Operators.joined(names.stream().map(members::get).toList(), "\t"), '\n');
        }
        return files.write(text.toString(), ".tsv");
    }

    static Value json(StandardLibrary.Arguments given, FileAccess files) {
        namesOnly(given, given.value(0));
        var text = new StringBuilder();
        spaced(ValueJson.toJson(given.value(0), ValueJson.Files.ADDRESS), text);
        return files.write(text.toString(), ".json");
    }

    /** JSON has no keys but texts; a number or a truth as a key could not be read back as what it was. */
    private static void namesOnly(StandardLibrary.Arguments given, Value value) {
        switch (value) {
            case Value.Map(Map<Value, Value> entries) ->
                entries.forEach((key, item) -> {
                    if (!(key instanceof Value.Str || key instanceof Value.File)) {
                        throw new ValueFault("json_key", given.function(), Texts.shown(key));
                    }
                    namesOnly(given, item);
                });
            case Value.Array(List<Value> items) -> items.forEach(item -> namesOnly(given, item));
            case Value.Obj(String ignored, Map<String, Value> members) ->
                members.values().forEach(item -> namesOnly(given, item));
            case Value.Pair(Value left, Value right) -> {
                namesOnly(given, left);
                namesOnly(given, right);
            }
            default -> {}
        }
    }

    /** A space behind each comma and colon, as the engines write it whose digests people compare with. */
    private static void spaced(JsonNode node, StringBuilder text) {
        var separator = "";
        if (node.isObject()) {
            text.append('{');
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                text.append(separator).append(TextNode.valueOf(member.getKey())).append(": ");
                spaced(member.getValue(), text);
                separator = ", ";
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (JsonNode item : node) {
                text.append(separator);
                spaced(item, text);
                separator = ", ";
            }
            text.append(']');
        } else {
            text.append(node);
        }
        Caps.text(text.length());
    }

    private static StringBuilder add(StringBuilder text, String more, char end) {
        Caps.text((long) text.length() + more.length());
        return text.append(more).append(end);
    }
}
