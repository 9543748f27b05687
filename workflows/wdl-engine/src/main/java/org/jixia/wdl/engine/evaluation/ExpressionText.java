package org.jixia.wdl.engine.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.StringPart;

/** An expression as a person would write it, cut to a length that a sentence can hold. */
public final class ExpressionText {
    private static final int LONGEST = 160;
    private static final int DEEPEST = 12;

    private ExpressionText() {}

    public static String of(Expression expression) {
        String text = of(expression, 0);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    @SuppressWarnings("MethodLength")
    private static String of(Expression expression, int depth) {
        if (depth > DEEPEST) {
            return "…";
        }
        int in = depth + 1;
        return switch (expression) {
            case Expression.BooleanLiteral literal -> Boolean.toString(literal.value());
            case Expression.IntLiteral literal -> Long.toString(literal.value());
            case Expression.FloatLiteral literal -> Double.toString(literal.value());
            case Expression.NoneLiteral ignored -> "None";
            case Expression.StringLiteral literal -> '"' + parts(literal.parts(), in) + '"';
            case Expression.ArrayLiteral literal -> "[" + list(literal.elements(), in) + "]";
            case Expression.MapLiteral literal ->
                literal.entries().stream()
                        .limit(20)
                        .map(entry -> of(entry.key(), in) + ": " + of(entry.value(), in))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Expression.PairLiteral literal -> "(" + of(literal.left(), in) + ", " + of(literal.right(), in) + ")";
            case Expression.ObjectLiteral literal -> "object " + members(literal.members(), in);
            case Expression.StructLiteral literal -> literal.struct() + " " + members(literal.members(), in);
            case Expression.Name name -> name.name();
            case Expression.MemberAccess access -> of(access.target(), in) + "." + access.name();
            case Expression.IndexAccess access -> of(access.target(), in) + "[" + of(access.index(), in) + "]";
            case Expression.FunctionCall call -> call.name() + "(" + list(call.arguments(), in) + ")";
            case Expression.Unary unary -> unary.operator().sign() + of(unary.operand(), in);
            case Expression.Binary binary ->
                of(binary.left(), in) + " " + binary.operator().sign() + " " + of(binary.right(), in);
            case Expression.IfElse choice ->
                "if " + of(choice.condition(), in) + " then " + of(choice.then(), in) + " else "
                        + of(choice.otherwise(), in);
        };
    }

    private static String list(List<Expression> expressions, int depth) {
        return expressions.stream().limit(20).map(item -> of(item, depth)).collect(Collectors.joining(", "));
    }

    private static String members(List<Expression.MemberValue> members, int depth) {
        return members.stream()
                .limit(20)
                .map(member -> member.name() + ": " + of(member.value(), depth))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String parts(List<StringPart> parts, int depth) {
        return parts.stream()
                .map(part -> switch (part) {
                    case StringPart.Text(String text) -> text;
                    case StringPart.Placeholder placeholder -> "~{" + of(placeholder.expression(), depth) + "}";
                })
                .collect(Collectors.joining());
    }
}
