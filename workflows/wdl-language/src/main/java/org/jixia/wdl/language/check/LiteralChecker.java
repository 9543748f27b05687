package org.jixia.wdl.language.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Expression.MemberValue;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.StringPart;
import org.jixia.wdl.language.types.Coercions;
import org.jixia.wdl.language.types.WdlType;
import org.jixia.wdl.language.types.WdlType.ArrayType;
import org.jixia.wdl.language.types.WdlType.MapType;
import org.jixia.wdl.language.types.WdlType.StructType;

/** Compound literals: their types, and part by part whether they fit where a struct, array or map is needed. */
final class LiteralChecker {
    private final Context context;
    private final ExpressionChecker expressions;

    LiteralChecker(Context context, ExpressionChecker expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    WdlType array(Expression.ArrayLiteral literal) {
        WdlType element = WdlType.ANY;
        for (Expression part : literal.elements()) {
            element = joined(element, expressions.type(part), part.position());
        }
        return new ArrayType(element, !literal.elements().isEmpty());
    }

    WdlType map(Expression.MapLiteral literal) {
        WdlType key = WdlType.ANY;
        WdlType value = WdlType.ANY;
        for (Expression.MapEntry entry : literal.entries()) {
            key = joined(key, expressions.type(entry.key()), entry.key().position());
            value = joinedOrAny(
                    value, expressions.type(entry.value()), literal.entries().size());
        }
        return new MapType(key, value);
    }

    private WdlType joined(WdlType sofar, WdlType next, Position position) {
        WdlType unified = Coercions.unified(sofar, next, context.version());
        if (unified == null) {
            context.faults().report(DiagnosticCode.MIXED_TYPES, position, sofar, next);
            return WdlType.ANY;
        }
        return unified;
    }

    /** The values of a map may be the members of a struct: then they need not go together. */
    private WdlType joinedOrAny(WdlType sofar, WdlType next, int entries) {
        WdlType unified = Coercions.unified(sofar, next, context.version());
        return unified == null || entries > 1 && !unified.equals(next) && !unified.equals(sofar)
                ? WdlType.ANY
                : unified;
    }

    WdlType object(Expression.ObjectLiteral literal) {
        unique(literal.members());
        literal.members().forEach(member -> expressions.type(member.value()));
        return WdlType.OBJECT;
    }

    WdlType struct(Expression.StructLiteral literal) {
        StructType struct = context.document().structs().get(literal.struct());
        unique(literal.members());
        if (struct == null) {
            literal.members().forEach(member -> expressions.type(member.value()));
            context.faults()
                    .report(
                            DiagnosticCode.UNKNOWN_STRUCT,
                            literal.position(),
                            literal.struct(),
                            Nearest.sentence(
                                    literal.struct(),
                                    context.document().structs().keySet()));
            return WdlType.ANY;
        }
        literal.members().forEach(member -> expressions.type(member.value()));
        members(literal.position(), literal.members(), struct);
        return struct;
    }

    private void unique(List<MemberValue> members) {
        Set<String> seen = new HashSet<>();
        for (MemberValue member : members) {
            if (!seen.add(member.name())) {
                context.faults().report(DiagnosticCode.DUPLICATE_MEMBER, member.position(), member.name());
            }
        }
    }

    /** Like {@link ExpressionChecker#fit}, but looks into literals. */
    void fit(Expression expression, WdlType given, WdlType needed) {
        WdlType target = needed.required();
        switch (expression) {
            case Expression.ObjectLiteral literal
            when target instanceof StructType struct -> members(literal.position(), literal.members(), struct);
            case Expression.MapLiteral literal
            when target instanceof StructType struct && named(literal) ->
                members(
                        literal.position(),
                        literal.entries().stream().map(LiteralChecker::member).toList(),
                        struct);
            case Expression.ArrayLiteral literal
            when target instanceof ArrayType(WdlType element, boolean full) -> {
                literal.elements().forEach(part -> fit(part, context.document().typeOf(part), element));
                if (full && literal.elements().isEmpty()) {
                    context.faults().report(DiagnosticCode.TYPE_MISMATCH, literal.position(), needed, "[]");
                }
            }
            case Expression.MapLiteral literal
            when target instanceof MapType(WdlType key, WdlType value) ->
                literal.entries().forEach(entry -> {
                    fit(entry.key(), context.document().typeOf(entry.key()), key);
                    fit(entry.value(), context.document().typeOf(entry.value()), value);
                });
            case Expression.FunctionCall call when readsLines(call, target) -> {}
            default -> expressions.fit(expression.position(), given, needed);
        }
    }

    /** {@code read_lines} gives texts that may at once be taken as numbers, Booleans or files. */
    private static boolean readsLines(Expression.FunctionCall call, WdlType target) {
        return call.name().equals("read_lines")
                && target instanceof ArrayType(WdlType element, boolean full)
                && element.required().isPrimitive();
    }

    private void members(Position position, List<MemberValue> given, StructType struct) {
        Set<String> seen = new HashSet<>();
        for (MemberValue member : given) {
            seen.add(member.name());
            WdlType needed = struct.members().get(member.name());
            if (needed == null) {
                context.faults()
                        .report(
                                DiagnosticCode.UNKNOWN_MEMBER,
                                member.position(),
                                member.name(),
                                struct.name(),
                                Nearest.sentence(member.name(), struct.members().keySet()));
            } else {
                fit(member.value(), context.document().typeOf(member.value()), needed);
            }
        }
        for (Map.Entry<String, WdlType> member : struct.members().entrySet()) {
            if (!seen.contains(member.getKey()) && !member.getValue().isOptional()) {
                context.faults().report(DiagnosticCode.MISSING_MEMBER, position, member.getKey(), struct.name());
            }
        }
    }

    /** Whether all keys are texts without placeholders, so that they can be taken for names of members. */
    private static boolean named(Expression.MapLiteral literal) {
        return literal.entries().stream()
                .allMatch(entry -> entry.key() instanceof Expression.StringLiteral key
                        && key.parts().size() == 1
                        && key.parts().getFirst() instanceof StringPart.Text);
    }

    private static MemberValue member(Expression.MapEntry entry) {
        var key = (Expression.StringLiteral) entry.key();
        var name = (StringPart.Text) key.parts().getFirst();
        return new MemberValue(key.position(), name.text(), entry.value());
    }
}
