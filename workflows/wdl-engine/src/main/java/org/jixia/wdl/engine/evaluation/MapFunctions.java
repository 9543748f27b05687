package org.jixia.wdl.engine.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** Functions on maps and on arrays of pairs. */
final class MapFunctions {
    private MapFunctions() {}

    static Value asPairs(StandardLibrary.Arguments given) {
        List<Value> pairs = new ArrayList<>();
        Meter.count(entries(given).size() * (Meter.PAIR + Meter.REFERENCE));
        entries(given).forEach((key, item) -> pairs.add(new Value.Pair(key, item)));
        return new Value.Array(pairs);
    }

    static Value asMap(StandardLibrary.Arguments given) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        Meter.count(Meter.ENTRY * given.array(0).size());
        for (Value item : given.array(0)) {
            Value.Pair pair = pair(given, item);
            if (entries.put(pair.left(), pair.right()) != null) {
                throw new ValueFault("duplicate_key", Texts.shown(pair.left()));
            }
        }
        return new Value.Map(entries);
    }

    static Value keys(StandardLibrary.Arguments given) {
        Meter.count(Meter.REFERENCE * entries(given).size());
        return new Value.Array(List.copyOf(entries(given).keySet()));
    }

    static Value collectByKey(StandardLibrary.Arguments given) {
        Meter.count((2 * Meter.ENTRY + 2 * Meter.TEXT) * given.array(0).size());
        Map<Value, List<Value>> groups = new LinkedHashMap<>();
        for (Value item : given.array(0)) {
            Value.Pair pair = pair(given, item);
            groups.computeIfAbsent(pair.left(), key -> new ArrayList<>()).add(pair.right());
        }
        Map<Value, Value> entries = new LinkedHashMap<>();
        groups.forEach((key, items) -> entries.put(key, new Value.Array(items)));
        return new Value.Map(entries);
    }

    private static Map<Value, Value> entries(StandardLibrary.Arguments given) {
        return switch (given.value(0)) {
            case Value.Map(Map<Value, Value> entries) -> entries;
            case Value.Obj(String ignored, Map<String, Value> members) -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                members.forEach((name, item) -> entries.put(new Value.Str(name), item));
                yield entries;
            }
            default -> throw given.unfit(0, "Map");
        };
    }

    private static Value.Pair pair(StandardLibrary.Arguments given, Value item) {
        if (item instanceof Value.Pair pair) {
            return pair;
        }
        throw given.unfit(0, "Array[Pair[X, Y]]");
    }
}
