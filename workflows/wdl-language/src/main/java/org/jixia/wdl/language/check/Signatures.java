package org.jixia.wdl.language.check;

import java.util.List;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Expression.FunctionCall;
import org.jixia.wdl.language.ast.WdlVersion;
import org.jixia.wdl.language.types.Coercions;
import org.jixia.wdl.language.types.Fit;
import org.jixia.wdl.language.types.StandardFunction;
import org.jixia.wdl.language.types.WdlType;
import org.jixia.wdl.language.types.WdlType.AnyType;
import org.jixia.wdl.language.types.WdlType.ArrayType;
import org.jixia.wdl.language.types.WdlType.MapType;
import org.jixia.wdl.language.types.WdlType.ObjectType;
import org.jixia.wdl.language.types.WdlType.PairType;
import org.jixia.wdl.language.types.WdlType.StructType;

/** Parameters and results of the standard library: section "Standard Library" of the specification. */
final class Signatures {
    private static final WdlType STRINGS = WdlType.array(WdlType.STRING);
    private static final WdlType ARRAY = WdlType.array(WdlType.ANY);
    private static final WdlType ARRAYS = WdlType.array(ARRAY);
    private static final WdlType PAIRS = WdlType.array(new PairType(WdlType.ANY, WdlType.ANY));
    private static final WdlType MAP = new MapType(WdlType.ANY, WdlType.ANY);

    private final Context context;
    private final ExpressionChecker expressions;

    Signatures(Context context, ExpressionChecker expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    @SuppressWarnings("MethodLength")
    WdlType result(StandardFunction function, FunctionCall call, List<WdlType> given) {
        return switch (function) {
            case FLOOR, CEIL, ROUND -> takes(call, given, WdlType.INT, WdlType.FLOAT);
            case SUB -> takes(call, given, WdlType.STRING, WdlType.STRING, WdlType.STRING, WdlType.STRING);
            case BASENAME -> takesUpTo(call, given, WdlType.STRING, WdlType.FILE, WdlType.STRING);
            case GLOB -> takes(call, given, WdlType.array(WdlType.FILE), WdlType.STRING);
            case SIZE -> size(call, given);
            case STDOUT, STDERR -> takes(call, given, WdlType.FILE);
            case READ_LINES -> takes(call, given, STRINGS, WdlType.FILE);
            case READ_TSV -> takes(call, given, WdlType.array(STRINGS), WdlType.FILE);
            case READ_MAP -> takes(call, given, new MapType(WdlType.STRING, WdlType.STRING), WdlType.FILE);
            case READ_OBJECT -> takes(call, given, WdlType.OBJECT, WdlType.FILE);
            case READ_OBJECTS -> takes(call, given, WdlType.array(WdlType.OBJECT), WdlType.FILE);
            case READ_JSON -> takes(call, given, WdlType.ANY, WdlType.FILE);
            case READ_STRING -> takes(call, given, WdlType.STRING, WdlType.FILE);
            case READ_INT -> takes(call, given, WdlType.INT, WdlType.FILE);
            case READ_FLOAT -> takes(call, given, WdlType.FLOAT, WdlType.FILE);
            case READ_BOOLEAN -> takes(call, given, WdlType.BOOLEAN, WdlType.FILE);
            case WRITE_LINES -> takes(call, given, WdlType.FILE, STRINGS);
            case WRITE_TSV -> takes(call, given, WdlType.FILE, WdlType.array(STRINGS));
            case WRITE_MAP -> takes(call, given, WdlType.FILE, new MapType(WdlType.STRING, WdlType.STRING));
            case WRITE_OBJECT -> takes(call, given, WdlType.FILE, WdlType.OBJECT);
            case WRITE_OBJECTS -> takes(call, given, WdlType.FILE, WdlType.array(WdlType.OBJECT));
            case WRITE_JSON -> takes(call, given, WdlType.FILE, WdlType.ANY);
            case RANGE -> takes(call, given, WdlType.array(WdlType.INT), WdlType.INT);
            case TRANSPOSE -> takes(call, given, WdlType.array(WdlType.array(element(element(at(given, 0))))), ARRAYS);
            case ZIP, CROSS -> takes(call, given, WdlType.array(pair(given)), ARRAY, ARRAY);
            case LENGTH -> takes(call, given, WdlType.INT, ARRAY);
            case FLATTEN -> takes(call, given, WdlType.array(element(element(at(given, 0)))), ARRAYS);
            case PREFIX, SUFFIX -> takes(call, given, STRINGS, WdlType.STRING, STRINGS);
            case SELECT_FIRST -> takes(call, given, element(at(given, 0)).required(), ARRAY);
            case SELECT_ALL ->
                takes(call, given, WdlType.array(element(at(given, 0)).required()), ARRAY);
            case DEFINED -> takes(call, given, WdlType.BOOLEAN, WdlType.ANY);
            case MIN, MAX -> takes(call, given, number(given), WdlType.FLOAT, WdlType.FLOAT);
            case SEP -> takes(call, given, WdlType.STRING, WdlType.STRING, STRINGS);
            case QUOTE, SQUOTE -> takes(call, given, STRINGS, STRINGS);
            case UNZIP -> takes(call, given, unzipped(at(given, 0)), PAIRS);
            case AS_PAIRS -> takes(call, given, pairs(at(given, 0)), MAP);
            case AS_MAP -> takes(call, given, map(at(given, 0), false), PAIRS);
            case KEYS -> takes(call, given, keys(at(given, 0)), MAP);
            case COLLECT_BY_KEY -> takes(call, given, map(at(given, 0), true), PAIRS);
        };
    }

    private WdlType takes(FunctionCall call, List<WdlType> given, WdlType result, WdlType... parameters) {
        if (count(call, given, parameters.length, parameters.length)) {
            check(call, given, parameters);
        }
        return result;
    }

    /** The last parameter may be left out. */
    private WdlType takesUpTo(FunctionCall call, List<WdlType> given, WdlType result, WdlType... parameters) {
        if (count(call, given, parameters.length - 1, parameters.length)) {
            check(call, given, parameters);
        }
        return result;
    }

    private boolean count(FunctionCall call, List<WdlType> given, int least, int most) {
        boolean right = given.size() >= least && given.size() <= most;
        if (!right) {
            String needed = least == most ? String.valueOf(least) : least + "-" + most;
            context.faults().report(DiagnosticCode.ARGUMENT_COUNT, call.position(), call.name(), needed, given.size());
        }
        return right;
    }

    private void check(FunctionCall call, List<WdlType> given, WdlType... parameters) {
        for (int i = 0; i < given.size(); i++) {
            WdlType needed = parameters[i];
            // Functions turn every primitive into text by themselves.
            Fit fit = Coercions.fit(given.get(i), needed, WdlVersion.V1_0);
            if (fit == Fit.NO) {
                wrong(call, i, needed.toString().replace("Any", "X"), given.get(i));
            } else if (fit == Fit.UNLESS_NONE) {
                expressions.noteOptional(call.arguments().get(i).position(), needed);
            } else if (fit == Fit.TOLERATED) {
                expressions.fit(call.arguments().get(i).position(), given.get(i), needed);
            }
        }
    }

    private void wrong(FunctionCall call, int index, String needed, WdlType given) {
        context.faults()
                .report(
                        DiagnosticCode.ARGUMENT_TYPE,
                        call.arguments().get(index).position(),
                        call.name(),
                        index + 1,
                        needed,
                        given);
    }

    private WdlType size(FunctionCall call, List<WdlType> given) {
        if (count(call, given, 1, 2)) {
            if (!sizable(given.getFirst())) {
                wrong(call, 0, "File? / Array[File?]", given.getFirst());
            }
            if (given.size() == 2) {
                expressions.fit(call.arguments().get(1).position(), given.get(1), WdlType.STRING);
            }
        }
        return WdlType.FLOAT;
    }

    private static boolean sizable(WdlType type) {
        WdlType plain = type.required();
        return plain == WdlType.FILE
                || plain == WdlType.STRING
                || plain instanceof AnyType
                || plain instanceof WdlType.NoneType
                || plain instanceof ArrayType(WdlType element, boolean full) && sizable(element);
    }

    private static WdlType at(List<WdlType> given, int index) {
        return index < given.size() ? given.get(index) : WdlType.ANY;
    }

    private static WdlType element(WdlType type) {
        return type.required() instanceof ArrayType(WdlType element, boolean full) ? element : WdlType.ANY;
    }

    private static WdlType pair(List<WdlType> given) {
        return new PairType(element(at(given, 0)), element(at(given, 1)));
    }

    private static WdlType number(List<WdlType> given) {
        return at(given, 0) == WdlType.INT && at(given, 1) == WdlType.INT ? WdlType.INT : WdlType.FLOAT;
    }

    private static WdlType unzipped(WdlType type) {
        return element(type) instanceof PairType(WdlType left, WdlType right)
                ? new PairType(WdlType.array(left), WdlType.array(right))
                : new PairType(ARRAY, ARRAY);
    }

    private static WdlType pairs(WdlType type) {
        return type.required() instanceof MapType(WdlType key, WdlType value)
                ? WdlType.array(new PairType(key, value))
                : PAIRS;
    }

    private static WdlType map(WdlType type, boolean collected) {
        if (element(type) instanceof PairType(WdlType left, WdlType right)) {
            return new MapType(left, collected ? WdlType.array(right) : right);
        }
        return MAP;
    }

    private static WdlType keys(WdlType type) {
        return switch (type.required()) {
            case MapType(WdlType key, WdlType value) -> WdlType.array(key);
            case StructType struct -> STRINGS;
            case ObjectType object -> STRINGS;
            default -> ARRAY;
        };
    }
}
