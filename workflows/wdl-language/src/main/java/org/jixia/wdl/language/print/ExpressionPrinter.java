package org.jixia.wdl.language.print;

import java.util.List;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Expression.MemberValue;
import org.jixia.wdl.language.ast.StringPart;

/** Expressions in one fixed form: every operation in parentheses, every string in double quotes. */
public final class ExpressionPrinter {
    private final StringBuilder out = new StringBuilder();

    private ExpressionPrinter() {}

    public static String print(Expression expression) {
        var printer = new ExpressionPrinter();
        printer.expression(expression);
        return printer.out.toString();
    }

    /** Text and placeholders of a string or command; text is escaped, so that no two lists of parts look alike. */
    public static String print(List<StringPart> parts) {
        var printer = new ExpressionPrinter();
        printer.parts(parts);
        return printer.out.toString();
    }

    private void expression(Expression expression) {
        switch (expression) {
            case Expression.BooleanLiteral e -> out.append(e.value());
            case Expression.IntLiteral e -> out.append(e.value());
            case Expression.FloatLiteral e -> out.append(e.value());
            case Expression.NoneLiteral e -> out.append("None");
            case Expression.StringLiteral e -> parts(e.parts());
            case Expression.ArrayLiteral e -> list('[', e.elements(), ']');
            case Expression.MapLiteral e -> map(e);
            case Expression.PairLiteral e -> list('(', List.of(e.left(), e.right()), ')');
            case Expression.ObjectLiteral e -> members("object", e.members());
            case Expression.StructLiteral e -> members(e.struct(), e.members());
            case Expression.Name e -> out.append(e.name());
            case Expression.MemberAccess e -> {
                expression(e.target());
                out.append('.').append(e.name());
            }
            case Expression.IndexAccess e -> {
                expression(e.target());
                list('[', List.of(e.index()), ']');
            }
            case Expression.FunctionCall e -> {
                out.append(e.name());
                list('(', e.arguments(), ')');
            }
            case Expression.Unary e -> {
                out.append('(').append(e.operator().sign());
                expression(e.operand());
                out.append(')');
            }
            case Expression.Binary e -> binary(e);
            case Expression.IfElse e -> conditional(e);
        }
    }

    private void binary(Expression.Binary e) {
        out.append('(');
        expression(e.left());
        out.append(' ').append(e.operator().sign()).append(' ');
        expression(e.right());
        out.append(')');
    }

    private void conditional(Expression.IfElse e) {
        out.append("(if ");
        expression(e.condition());
        out.append(" then ");
        expression(e.then());
        out.append(" else ");
        expression(e.otherwise());
        out.append(')');
    }

    private void list(char open, List<Expression> elements, char close) {
        out.append(open);
        for (int i = 0; i < elements.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            expression(elements.get(i));
        }
        out.append(close);
    }

    private void map(Expression.MapLiteral map) {
        out.append('{');
        for (int i = 0; i < map.entries().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            expression(map.entries().get(i).key());
            out.append(": ");
            expression(map.entries().get(i).value());
        }
        out.append('}');
    }

    private void members(String name, List<MemberValue> members) {
        out.append(name).append(" {");
        for (int i = 0; i < members.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(members.get(i).name()).append(": ");
            expression(members.get(i).value());
        }
        out.append('}');
    }

    private void parts(List<StringPart> parts) {
        out.append('"');
        for (StringPart part : parts) {
            switch (part) {
                case StringPart.Text(String text) -> text(text);
                case StringPart.Placeholder placeholder -> placeholder(placeholder);
            }
        }
        out.append('"');
    }

    private void placeholder(StringPart.Placeholder placeholder) {
        out.append("~{");
        placeholder.separator().ifPresent(value -> option("sep", value));
        placeholder.whenTrue().ifPresent(value -> option("true", value));
        placeholder.whenFalse().ifPresent(value -> option("false", value));
        placeholder.whenNone().ifPresent(value -> option("default", value));
        expression(placeholder.expression());
        out.append('}');
    }

    private void option(String name, Expression value) {
        out.append(name).append('=');
        expression(value);
        out.append(' ');
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '"', '~', '$' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }
}
