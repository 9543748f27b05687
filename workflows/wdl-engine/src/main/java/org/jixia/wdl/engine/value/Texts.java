package org.jixia.wdl.engine.value;

import java.util.Locale;
import java.util.stream.Collectors;

/** How values look as text: in strings and commands, and shortened in messages. */
public final class Texts {
    private static final int SHORT = 200;

    private Texts() {}

    /** Text of a primitive as an interpolated string shows it; None is empty. */
    public static String of(Value value) {
        return switch (value) {
            case Value.Str(String text) -> text;
            case Value.File file -> file.uri();
            case Value.Int(long number) -> Long.toString(number);
            case Value.Float(double number) -> ofFloat(number);
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.None ignored -> "";
            case Value.Array ignored -> throw new ValueFault("not_text", typeName(value));
            case Value.Map ignored -> throw new ValueFault("not_text", typeName(value));
            case Value.Pair ignored -> throw new ValueFault("not_text", typeName(value));
            case Value.Obj ignored -> throw new ValueFault("not_text", typeName(value));
        };
    }

    public static String ofFloat(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        return String.format(Locale.ROOT, "%.6f", number);
    }

    /** The kind of a value in the words of the language. */
    public static String typeName(Value value) {
        return switch (value) {
            case Value.Str ignored -> "String";
            case Value.File ignored -> "File";
            case Value.Int ignored -> "Int";
            case Value.Float ignored -> "Float";
            case Value.Bool ignored -> "Boolean";
            case Value.None ignored -> "None";
            case Value.Array ignored -> "Array";
            case Value.Map ignored -> "Map";
            case Value.Pair ignored -> "Pair";
            case Value.Obj(String struct, var ignored) -> struct == null ? "Object" : struct;
        };
    }

    /** Any value, cut to a length that a sentence can hold. */
    public static String shown(Value value) {
        String text = whole(value, 0);
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }

    private static String whole(Value value, int depth) {
        if (depth > 3) {
            return "…";
        }
        return switch (value) {
            case Value.Str(String text) -> '"' + text + '"';
            case Value.None ignored -> "None";
            case Value.Array(var items) ->
                items.stream()
                        .limit(10)
                        .map(item -> whole(item, depth + 1))
                        .collect(Collectors.joining(", ", "[", items.size() > 10 ? ", …]" : "]"));
            case Value.Map(var entries) ->
                entries.entrySet().stream()
                        .limit(10)
                        .map(entry -> whole(entry.getKey(), depth + 1) + ": " + whole(entry.getValue(), depth + 1))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Value.Pair(Value left, Value right) ->
                "(" + whole(left, depth + 1) + ", " + whole(right, depth + 1) + ")";
            case Value.Obj(String struct, var members) ->
                members.entrySet().stream()
                        .limit(10)
                        .map(entry -> entry.getKey() + ": " + whole(entry.getValue(), depth + 1))
                        .collect(Collectors.joining(", ", (struct == null ? "object" : struct) + " {", "}"));
            case Value.File file -> file.uri();
            case Value.Int ignored -> of(value);
            case Value.Float ignored -> of(value);
            case Value.Bool ignored -> of(value);
        };
    }
}
