package org.jixia.wdl.engine.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks through values to the files in them. */
public final class Values {
    private Values() {}

    public static void files(Value value, Consumer<Value.File> found) {
        switch (value) {
            case Value.File file -> found.accept(file);
            case Value.Array(var items) -> items.forEach(item -> files(item, found));
            case Value.Map(var entries) ->
                entries.forEach((key, item) -> {
                    files(key, found);
                    files(item, found);
                });
            case Value.Pair(Value left, Value right) -> {
                files(left, found);
                files(right, found);
            }
            case Value.Obj(String ignored, var members) -> members.values().forEach(item -> files(item, found));
            case Value.None ignored -> {}
            case Value.Bool ignored -> {}
            case Value.Int ignored -> {}
            case Value.Float ignored -> {}
            case Value.Str ignored -> {}
        }
    }

    /** The value with each file replaced; a value without files is given back itself. */
    public static Value mapFiles(Value value, UnaryOperator<Value.File> change) {
        return switch (value) {
            case Value.File file -> change.apply(file);
            case Value.Array(var items) -> {
                var changed = Coercion.each(items, item -> mapFiles(item, change));
                yield changed == items ? value : new Value.Array(changed);
            }
            case Value.Map(var entries) -> {
                Meter.count(Meter.ENTRY * entries.size());
                Map<Value, Value> changed = new LinkedHashMap<>();
                entries.forEach((key, item) -> changed.put(mapFiles(key, change), mapFiles(item, change)));
                yield new Value.Map(changed);
            }
            case Value.Pair(Value left, Value right) -> {
                Value one = mapFiles(left, change);
                Value other = mapFiles(right, change);
                yield one == left && other == right ? value : new Value.Pair(one, other);
            }
            case Value.Obj(String struct, var members) -> {
                Meter.count(Meter.ENTRY * members.size());
                Map<String, Value> changed = new LinkedHashMap<>();
                members.forEach((name, item) -> changed.put(name, mapFiles(item, change)));
                yield new Value.Obj(struct, changed);
            }
            case Value.None ignored -> value;
            case Value.Bool ignored -> value;
            case Value.Int ignored -> value;
            case Value.Float ignored -> value;
            case Value.Str ignored -> value;
        };
    }

    /** The last part of an address, without its query. */
    public static String name(String uri) {
        int slash = uri.lastIndexOf('/');
        String name = uri.substring(slash + 1);
        int query = uri.startsWith("http") ? name.indexOf('?') : -1;
        return query > 0 ? name.substring(0, query) : name;
    }
}
