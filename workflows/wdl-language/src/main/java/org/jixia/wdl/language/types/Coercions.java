package org.jixia.wdl.language.types;

import java.util.Map;
import org.jixia.wdl.language.ast.WdlVersion;
import org.jixia.wdl.language.types.WdlType.AnyType;
import org.jixia.wdl.language.types.WdlType.ArrayType;
import org.jixia.wdl.language.types.WdlType.CallType;
import org.jixia.wdl.language.types.WdlType.MapType;
import org.jixia.wdl.language.types.WdlType.NoneType;
import org.jixia.wdl.language.types.WdlType.ObjectType;
import org.jixia.wdl.language.types.WdlType.OptionalType;
import org.jixia.wdl.language.types.WdlType.PairType;
import org.jixia.wdl.language.types.WdlType.Primitive;
import org.jixia.wdl.language.types.WdlType.StructType;

/** Which type can stand for which: section "Type Coercion" of the specification with its limited exceptions. */
public final class Coercions {
    private Coercions() {}

    public static Fit fit(WdlType from, WdlType to, WdlVersion version) {
        if (from instanceof CallType || to instanceof CallType) {
            return Fit.NO;
        }
        if (from instanceof AnyType || to instanceof AnyType || from.equals(to)) {
            return Fit.FINE;
        }
        if (to instanceof OptionalType(WdlType inner)) {
            return from instanceof NoneType ? Fit.FINE : fit(from.required(), inner, version);
        }
        if (from instanceof NoneType || to instanceof NoneType) {
            return Fit.NO;
        }
        if (from instanceof OptionalType(WdlType inner)) {
            return Fit.UNLESS_NONE.and(fit(inner, to, version));
        }
        return switch (to) {
            case Primitive primitive -> primitives(from, primitive, version);
            case ArrayType array -> toArray(from, array, version);
            case MapType map -> toMap(from, map, version);
            case PairType(WdlType left, WdlType right) ->
                from instanceof PairType(WdlType l, WdlType r)
                        ? fit(l, left, version).and(fit(r, right, version))
                        : Fit.NO;
            case StructType struct -> toStruct(from, struct, version);
            case ObjectType object ->
                from instanceof StructType
                                || from instanceof MapType(WdlType key, WdlType value)
                                        && fit(key, WdlType.STRING, version) != Fit.NO
                        ? Fit.FINE
                        : Fit.NO;
            default -> Fit.NO;
        };
    }

    private static Fit primitives(WdlType from, Primitive to, WdlVersion version) {
        if (!(from instanceof Primitive source)) {
            return Fit.NO;
        }
        return switch (to) {
            case FILE -> source == Primitive.STRING ? Fit.FINE : Fit.NO;
            case FLOAT ->
                switch (source) {
                    case INT -> Fit.FINE;
                    case STRING -> Fit.TOLERATED;
                    default -> Fit.NO;
                };
            case INT -> source == Primitive.FLOAT || source == Primitive.STRING ? Fit.TOLERATED : Fit.NO;
            case STRING -> source == Primitive.FILE || !version.atLeast(WdlVersion.V1_1) ? Fit.FINE : Fit.TOLERATED;
            case BOOLEAN -> Fit.NO;
        };
    }

    private static Fit toArray(WdlType from, ArrayType to, WdlVersion version) {
        if (from instanceof ArrayType(WdlType element, boolean nonEmpty)) {
            Fit length = to.nonEmpty() && !nonEmpty ? Fit.TOLERATED : Fit.FINE;
            return length.and(fit(element, to.element(), version));
        }
        if (from instanceof MapType(WdlType key, WdlType value)) {
            return Fit.TOLERATED.and(fit(new PairType(key, value), to.element(), version));
        }
        return Fit.NO;
    }

    private static Fit toMap(WdlType from, MapType to, WdlVersion version) {
        return switch (from) {
            case MapType(WdlType key, WdlType value) ->
                fit(key, to.key(), version).and(fit(value, to.value(), version));
            case ObjectType object -> fit(WdlType.STRING, to.key(), version);
            case StructType struct -> members(struct, to, version);
            case ArrayType(PairType(WdlType key, WdlType value), boolean nonEmpty) ->
                Fit.TOLERATED.and(fit(key, to.key(), version)).and(fit(value, to.value(), version));
            default -> Fit.NO;
        };
    }

    private static Fit members(StructType from, MapType to, WdlVersion version) {
        Fit fit = fit(WdlType.STRING, to.key(), version);
        for (WdlType member : from.members().values()) {
            fit = fit.and(fit(member, to.value(), version));
        }
        return fit;
    }

    private static Fit toStruct(WdlType from, StructType to, WdlVersion version) {
        return switch (from) {
            case ObjectType object -> Fit.FINE;
            case MapType(WdlType key, WdlType value) -> {
                Fit fit = fit(key, WdlType.STRING, version);
                for (WdlType member : to.members().values()) {
                    fit = fit.and(fit(value, member, version));
                }
                yield fit;
            }
            case StructType struct -> structs(struct, to, version);
            default -> Fit.NO;
        };
    }

    private static Fit structs(StructType from, StructType to, WdlVersion version) {
        Fit fit = Fit.FINE;
        for (Map.Entry<String, WdlType> member : to.members().entrySet()) {
            WdlType given = from.members().get(member.getKey());
            if (given != null) {
                fit = fit.and(fit(given, member.getValue(), version));
            } else if (!member.getValue().isOptional()) {
                return Fit.NO;
            }
        }
        return to.members().keySet().containsAll(from.members().keySet()) ? fit : Fit.NO;
    }

    /** The type that values of both can have together, or null where there is none. */
    public static WdlType unified(WdlType left, WdlType right, WdlVersion version) {
        if (left.equals(right) || right instanceof AnyType) {
            return left;
        }
        if (left instanceof AnyType) {
            return right;
        }
        if (isEmptyArray(left) != isEmptyArray(right) && !(left instanceof ArrayType && right instanceof ArrayType)) {
            return WdlType.ANY;
        }
        if (left.isOptional() || right.isOptional()) {
            WdlType inner = left instanceof NoneType
                    ? right.required()
                    : right instanceof NoneType ? left.required() : unified(left.required(), right.required(), version);
            return inner == null ? null : inner.optional();
        }
        if (left instanceof ArrayType(WdlType l, boolean leftFull)
                && right instanceof ArrayType(WdlType r, boolean rightFull)) {
            WdlType element = unified(l, r, version);
            return element == null ? null : new ArrayType(element, leftFull && rightFull);
        }
        if (left instanceof PairType(WdlType a, WdlType b) && right instanceof PairType(WdlType c, WdlType d)) {
            WdlType first = unified(a, c, version);
            WdlType second = unified(b, d, version);
            return first == null || second == null ? null : new PairType(first, second);
        }
        if (left instanceof Primitive && right instanceof Primitive) {
            return unifiedPrimitives(left, right);
        }
        if (fit(right, left, version) == Fit.FINE) {
            return left;
        }
        return fit(left, right, version) == Fit.FINE ? right : null;
    }

    /** The type of {@code []}, which authors write for "nothing" beside values of any type. */
    private static boolean isEmptyArray(WdlType type) {
        return type instanceof ArrayType(AnyType element, boolean nonEmpty) && !nonEmpty;
    }

    private static WdlType unifiedPrimitives(WdlType left, WdlType right) {
        if (isNumber(left) && isNumber(right)) {
            return WdlType.FLOAT;
        }
        boolean file =
                left == WdlType.FILE && right == WdlType.STRING || left == WdlType.STRING && right == WdlType.FILE;
        return file ? WdlType.FILE : WdlType.STRING;
    }

    public static boolean isNumber(WdlType type) {
        return type == WdlType.INT || type == WdlType.FLOAT;
    }
}
