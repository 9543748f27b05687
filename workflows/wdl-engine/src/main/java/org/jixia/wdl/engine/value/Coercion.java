package org.jixia.wdl.engine.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jixia.wdl.language.types.WdlType;

/**
 * Fits a value to a declared type (WDL 1.1, Type Coercion, with its limited exceptions). A value that fits already is
 * given back itself, so that large gathers are not copied.
 */
public final class Coercion {
    private Coercion() {}

    public static Value to(WdlType type, Value value) {
        return switch (type) {
            case WdlType.Primitive primitive -> primitive(primitive, value);
            case WdlType.OptionalType(WdlType inner) -> value.isNone() ? value : to(inner, value);
            case WdlType.ArrayType array -> array(array, value);
            case WdlType.MapType map -> map(map, value);
            case WdlType.PairType pair -> pair(pair, value);
            case WdlType.StructType struct -> struct(struct, value);
            case WdlType.ObjectType ignored -> object(value);
            case WdlType.NoneType ignored -> value.isNone() ? value : unfit(type, value);
            case WdlType.AnyType ignored -> value;
            case WdlType.CallType ignored -> value;
        };
    }

    private static Value primitive(WdlType.Primitive type, Value value) {
        return switch (type) {
            case BOOLEAN -> value instanceof Value.Bool ? value : unfit(type, value);
            case INT -> integer(value);
            case FLOAT -> floating(value);
            case STRING ->
                switch (value) {
                    case Value.Str ignored -> value;
                    case Value.File ignored -> new Value.Str(Texts.of(value));
                    case Value.Int ignored -> new Value.Str(Texts.of(value));
                    case Value.Float ignored -> new Value.Str(Texts.of(value));
                    case Value.Bool ignored -> new Value.Str(Texts.of(value));
                    default -> unfit(type, value);
                };
            case FILE ->
                switch (value) {
                    case Value.File ignored -> value;
                    case Value.Str(String text) -> Value.File.of(text);
                    default -> unfit(type, value);
                };
        };
    }

    private static Value integer(Value value) {
        return switch (value) {
            case Value.Int ignored -> value;
            case Value.Float(double number)
            when number == Math.rint(number) && Math.abs(number) < 9.2e18 -> new Value.Int((long) number);
            case Value.Str(String text) -> {
                try {
                    yield new Value.Int(Long.parseLong(text.strip()));
                } catch (NumberFormatException e) {
                    throw new ValueFault("not_a_number", text, "Int");
                }
            }
            default -> unfit(WdlType.INT, value);
        };
    }

    private static Value floating(Value value) {
        return switch (value) {
            case Value.Float ignored -> value;
            case Value.Int(long number) -> new Value.Float(number);
            case Value.Str(String text) -> {
                try {
                    yield new Value.Float(Double.parseDouble(text.strip()));
                } catch (NumberFormatException e) {
                    throw new ValueFault("not_a_number", text, "Float");
                }
            }
            default -> unfit(WdlType.FLOAT, value);
        };
    }

    private static Value array(WdlType.ArrayType type, Value value) {
        if (value instanceof Value.Map(var entries)) {
            Meter.count(entries.size() * (Meter.PAIR + Meter.REFERENCE));
            List<Value> pairs = new ArrayList<>(entries.size());
            entries.forEach((key, item) -> pairs.add(new Value.Pair(key, item)));
            return array(type, new Value.Array(pairs));
        }
        if (!(value instanceof Value.Array(List<Value> items))) {
            return unfit(type, value);
        }
        if (type.nonEmpty() && items.isEmpty()) {
            throw new ValueFault("empty_array", type);
        }
        List<Value> fitted = each(items, item -> to(type.element(), item));
        return fitted == items ? value : new Value.Array(fitted);
    }

    /** Maps a list, giving back the list itself when nothing changed. */
    static List<Value> each(List<Value> items, UnaryOperator<Value> change) {
        List<Value> changed = null;
        int at = 0;
        for (Value item : items) {
            Value next = change.apply(item);
            if (changed == null && next != item) {
                Meter.count(Meter.TEXT + Meter.REFERENCE * items.size());
                changed = new ArrayList<>();
                changed.addAll(items.subList(0, at));
            }
            if (changed != null) {
                Meter.count(next == item || next instanceof Value.Array ? 0 : Meter.TEXT);
                changed.add(next);
            }
            at++;
        }
        return changed == null ? items : changed;
    }

    private static Value map(WdlType.MapType type, Value value) {
        Map<Value, Value> fitted = new LinkedHashMap<>();
        Meter.count(Meter.ENTRY * size(value));
        switch (value) {
            case Value.Map(var entries) ->
                entries.forEach((key, item) -> fitted.put(to(type.key(), key), to(type.value(), item)));
            case Value.Obj(String ignored, var members) ->
                members.forEach(
                        (name, item) -> fitted.put(to(type.key(), new Value.Str(name)), to(type.value(), item)));
            case Value.Array(var items)
            when items.stream().allMatch(Value.Pair.class::isInstance) ->
                items.forEach(item -> {
                    Value.Pair pair = (Value.Pair) item;
                    if (fitted.put(to(type.key(), pair.left()), to(type.value(), pair.right())) != null) {
                        throw new ValueFault("duplicate_key", Texts.shown(pair.left()));
                    }
                });
            default -> unfit(type, value);
        }
        return value instanceof Value.Map(var entries) && same(entries, fitted) ? value : new Value.Map(fitted);
    }

    private static int size(Value value) {
        return switch (value) {
            case Value.Map(var entries) -> entries.size();
            case Value.Obj(String ignored, var members) -> members.size();
            case Value.Array(var items) -> items.size();
            default -> 0;
        };
    }

    private static boolean same(Map<Value, Value> one, Map<Value, Value> other) {
        if (one.size() != other.size()) {
            return false;
        }
        var theirs = other.entrySet().iterator();
        for (var mine : one.entrySet()) {
            var their = theirs.next();
            if (mine.getKey() != their.getKey() || mine.getValue() != their.getValue()) {
                return false;
            }
        }
        return true;
    }

    private static Value pair(WdlType.PairType type, Value value) {
        if (!(value instanceof Value.Pair(Value left, Value right))) {
            return unfit(type, value);
        }
        Value one = to(type.left(), left);
        Value other = to(type.right(), right);
        return one == left && other == right ? value : new Value.Pair(one, other);
    }

    private static Value struct(WdlType.StructType type, Value value) {
        Map<String, Value> given = members(type, value);
        Map<String, Value> fitted = new LinkedHashMap<>();
        Meter.count(Meter.TEXT + Meter.ENTRY * type.members().size());
        type.members().forEach((name, member) -> {
            Value item = given.getOrDefault(name, Value.None.NONE);
            if (item.isNone() && !member.isOptional() && !(member instanceof WdlType.AnyType)) {
                throw new ValueFault("member_missing", name, type);
            }
            try {
                fitted.put(name, to(member, item));
            } catch (ValueFault fault) {
                throw new ValueFault("member_unfit", name, type, fault.code(), String.join("; ", fault.arguments()));
            }
        });
        given.keySet().stream()
                .filter(name -> !type.members().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ValueFault("member_unknown", name, type);
                });
        return new Value.Obj(type.name(), fitted);
    }

    private static Map<String, Value> members(WdlType type, Value value) {
        return switch (value) {
            case Value.Obj(String ignored, var members) -> members;
            case Value.Map(var entries) -> {
                Map<String, Value> members = new LinkedHashMap<>();
                entries.forEach((key, item) -> members.put(Texts.of(key), item));
                yield members;
            }
            default -> {
                unfit(type, value);
                yield Map.of();
            }
        };
    }

    private static Value object(Value value) {
        return value instanceof Value.Obj ? value : Value.Obj.of(members(WdlType.OBJECT, value));
    }

    private static Value unfit(WdlType type, Value value) {
        if (value.isNone()) {
            throw new ValueFault("none_for_required", type);
        }
        throw new ValueFault("unfit", Texts.shown(value), Texts.typeName(value), type);
    }
}
