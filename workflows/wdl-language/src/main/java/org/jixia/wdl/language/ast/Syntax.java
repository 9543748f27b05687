package org.jixia.wdl.language.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jixia.wdl.language.ast.Expression.Name;

/** Walks over syntax. */
public final class Syntax {
    private Syntax() {}

    /** The direct parts of an expression, in source order; those of strings are in their placeholders. */
    public static List<Expression> children(Expression expression) {
        return switch (expression) {
            case Expression.BooleanLiteral e -> List.of();
            case Expression.IntLiteral e -> List.of();
            case Expression.FloatLiteral e -> List.of();
            case Expression.NoneLiteral e -> List.of();
            case Name e -> List.of();
            case Expression.StringLiteral e -> inPlaceholders(e.parts());
            case Expression.ArrayLiteral e -> e.elements();
            case Expression.MapLiteral e ->
                e.entries().stream()
                        .<Expression>mapMulti((entry, sink) -> {
                            sink.accept(entry.key());
                            sink.accept(entry.value());
                        })
                        .toList();
            case Expression.PairLiteral e -> List.of(e.left(), e.right());
            case Expression.ObjectLiteral e ->
                e.members().stream().map(Expression.MemberValue::value).toList();
            case Expression.StructLiteral e ->
                e.members().stream().map(Expression.MemberValue::value).toList();
            case Expression.MemberAccess e -> List.of(e.target());
            case Expression.IndexAccess e -> List.of(e.target(), e.index());
            case Expression.FunctionCall e -> e.arguments();
            case Expression.Unary e -> List.of(e.operand());
            case Expression.Binary e -> List.of(e.left(), e.right());
            case Expression.IfElse e -> List.of(e.condition(), e.then(), e.otherwise());
        };
    }

    /** All expressions in the placeholders of a string or command, options included. */
    public static List<Expression> inPlaceholders(List<StringPart> parts) {
        List<Expression> found = new ArrayList<>();
        for (StringPart part : parts) {
            if (part instanceof StringPart.Placeholder placeholder) {
                found.add(placeholder.expression());
                placeholder.separator().ifPresent(found::add);
                placeholder.whenTrue().ifPresent(found::add);
                placeholder.whenFalse().ifPresent(found::add);
                placeholder.whenNone().ifPresent(found::add);
            }
        }
        return found;
    }

    /** Calls the visitor with the expression and everything inside it, outer before inner. */
    public static void walk(Expression expression, Consumer<Expression> visitor) {
        visitor.accept(expression);
        for (Expression child : children(expression)) {
            walk(child, visitor);
        }
    }

    /** Every name that the expression reads. */
    public static List<Name> names(Expression expression) {
        List<Name> names = new ArrayList<>();
        walk(expression, inner -> {
            if (inner instanceof Name name) {
                names.add(name);
            }
        });
        return names;
    }
}
