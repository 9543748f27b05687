package org.jixia.wdl.engine.evaluation;

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
        return files.write(
                ValueJson.toJson(given.value(0), ValueJson.Files.ADDRESS).toString(), ".json");
    }

    private static StringBuilder add(StringBuilder text, String more, char end) {
        Caps.text((long) text.length() + more.length());
        return text.append(more).append(end);
    }
}
