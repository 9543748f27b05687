package org.jixia.wdl.language.parse;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Expression.BinaryOperator;
import org.jixia.wdl.language.ast.Expression.UnaryOperator;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.WdlVersion;

/** Expressions, by precedence climbing; section "Operator Precedence Table" of the specification. */
final class ExpressionParser {
    private static final String IN_EXPRESSION = "@in-expression";

    private final TokenCursor cursor;
    private final WdlVersion version;
    private final TextParser texts;

    ExpressionParser(TokenCursor cursor, WdlVersion version) {
        this.cursor = cursor;
        this.version = version;
        this.texts = new TextParser(cursor, this);
    }

    TextParser texts() {
        return texts;
    }

    /** An expression that stands for itself: its operators are counted anew. */
    Expression whole() {
        cursor.resetOperators();
        return expression();
    }

    Expression expression() {
        cursor.enter();
        try {
            return binary(1);
        } finally {
            cursor.leave();
        }
    }

    /** The value of a placeholder's option: a string or a number, so that the expression behind it is not drawn in. */
    Expression option() {
        cursor.enter();
        try {
            return cursor.at(TokenKind.QUOTE) ? texts.string() : unary();
        } finally {
            cursor.leave();
        }
    }

    private Expression binary(int lowest) {
        Expression left = unary();
        while (true) {
            BinaryOperator operator = operator(cursor.current().kind());
            if (operator == null || operator.precedence() < lowest) {
                return left;
            }
            cursor.countOperator();
            Position position = cursor.take().position();
            Expression right = binary(operator.precedence() + 1);
            left = new Expression.Binary(position, operator, left, right);
        }
    }

    private static BinaryOperator operator(TokenKind kind) {
        return switch (kind) {
            case OR -> BinaryOperator.OR;
            case AND -> BinaryOperator.AND;
            case EQUAL -> BinaryOperator.EQUAL;
            case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case LESS -> BinaryOperator.LESS;
            case LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case GREATER -> BinaryOperator.GREATER;
            case GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case PERCENT -> BinaryOperator.REMAINDER;
            default -> null;
        };
    }

    private Expression unary() {
        UnaryOperator operator = switch (cursor.current().kind()) {
            case NOT -> UnaryOperator.NOT;
            case MINUS -> UnaryOperator.NEGATE;
            case PLUS -> UnaryOperator.PLUS;
            default -> null;
        };
        if (operator == null) {
            return postfix(primary());
        }
        cursor.enter();
        try {
            Position position = cursor.take().position();
            if (operator == UnaryOperator.NEGATE && cursor.at(TokenKind.INTEGER)) {
                return postfix(new Expression.IntLiteral(position, integer(cursor.take(), true)));
            }
            return new Expression.Unary(position, operator, unary());
        } finally {
            cursor.leave();
        }
    }

    private Expression postfix(Expression start) {
        Expression expression = start;
        while (true) {
            if (cursor.at(TokenKind.DOT)) {
                cursor.countOperator();
                cursor.take();
                Token name = cursor.expect(TokenKind.IDENTIFIER, "@after-dot");
                expression = new Expression.MemberAccess(name.position(), expression, name.text());
            } else if (cursor.at(TokenKind.LEFT_BRACKET)) {
                cursor.countOperator();
                Position position = cursor.take().position();
                Expression index = expression();
                cursor.expect(TokenKind.RIGHT_BRACKET, "@after-index");
                expression = new Expression.IndexAccess(position, expression, index);
            } else {
                return expression;
            }
        }
    }

    private Expression primary() {
        Token token = cursor.current();
        return switch (token.kind()) {
            case INTEGER -> new Expression.IntLiteral(token.position(), integer(cursor.take(), false));
            case FLOAT ->
                new Expression.FloatLiteral(
                        token.position(), Double.parseDouble(cursor.take().text()));
            case QUOTE -> texts.string();
            case LEFT_PARENTHESIS -> parenthesised();
            case LEFT_BRACKET -> array();
            case LEFT_BRACE -> map();
            case IDENTIFIER -> word();
            default -> throw cursor.expected("@expression", IN_EXPRESSION);
        };
    }

    private long integer(Token token, boolean negative) {
        String text = token.text();
        int radix = 10;
        String digits = text;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            radix = 16;
            digits = text.substring(2);
        } else if (text.length() > 1 && text.startsWith("0")) {
            radix = 8;
        }
        try {
            return Long.parseLong(negative ? "-" + digits : digits, radix);
        } catch (NumberFormatException e) {
            cursor.faults().report(DiagnosticCode.BAD_NUMBER, token.position(), text);
            return 0;
        }
    }

    private Expression parenthesised() {
        Position position = cursor.take().position();
        Expression first = expression();
        if (!cursor.takeIf(TokenKind.COMMA)) {
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, IN_EXPRESSION);
            return first;
        }
        Expression second = expression();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, "@after-pair");
        return new Expression.PairLiteral(position, first, second);
    }

    private Expression array() {
        Position position = cursor.take().position();
        List<Expression> elements = listUntil(TokenKind.RIGHT_BRACKET, "@in-array");
        return new Expression.ArrayLiteral(position, elements);
    }

    /** Expressions with commas between them, a last comma allowed, and the closing sign. */
    private List<Expression> listUntil(TokenKind end, String where) {
        List<Expression> elements = new ArrayList<>();
        while (!cursor.at(end)) {
            elements.add(expression());
            if (!cursor.takeIf(TokenKind.COMMA) && !cursor.at(end)) {
                throw cursor.expected("`,` / " + end.shown(), where);
            }
        }
        cursor.take();
        return List.copyOf(elements);
    }

    private Expression map() {
        Position position = cursor.take().position();
        List<Expression.MapEntry> entries = new ArrayList<>();
        while (!cursor.at(TokenKind.RIGHT_BRACE)) {
            Expression key = expression();
            cursor.expect(TokenKind.COLON, "@after-map-key");
            entries.add(new Expression.MapEntry(key, expression()));
            separator("@in-map");
        }
        cursor.take();
        return new Expression.MapLiteral(position, List.copyOf(entries));
    }

    private void separator(String where) {
        if (!cursor.takeIf(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_BRACE)) {
            throw cursor.expected("`,` / `}`", where);
        }
    }

    private Expression word() {
        Token token = cursor.take();
        Position position = token.position();
        return switch (token.text()) {
            case "true" -> new Expression.BooleanLiteral(position, true);
            case "false" -> new Expression.BooleanLiteral(position, false);
            case "None" -> new Expression.NoneLiteral(position);
            case "if" -> conditional(position);
            case "object" -> objectOrName(position);
            default -> nameOrCall(token);
        };
    }

    private Expression conditional(Position position) {
        Expression condition = expression();
        expectWord("then", "@after-condition");
        Expression then = expression();
        expectWord("else", "@after-then");
        return new Expression.IfElse(position, condition, then, expression());
    }

    private void expectWord(String word, String after) {
        if (!cursor.takeIfWord(word)) {
            throw cursor.expected("`" + word + "`", after);
        }
    }

    private Expression objectOrName(Position position) {
        if (!cursor.at(TokenKind.LEFT_BRACE)) {
            throw cursor.expected("`{`", "@after-object");
        }
        return new Expression.ObjectLiteral(position, members());
    }

    private Expression nameOrCall(Token token) {
        if (cursor.takeIf(TokenKind.LEFT_PARENTHESIS)) {
            List<Expression> arguments = listUntil(TokenKind.RIGHT_PARENTHESIS, "@in-arguments");
            return new Expression.FunctionCall(token.position(), token.text(), arguments);
        }
        if (cursor.at(TokenKind.LEFT_BRACE) && !Keywords.isKeyword(token.text())) {
            if (!version.atLeast(WdlVersion.V1_1)) {
                cursor.faults()
                        .report(DiagnosticCode.STRUCT_LITERAL_TOO_NEW, token.position(), token.text(), version.text());
            }
            return new Expression.StructLiteral(token.position(), token.text(), members());
        }
        if (Keywords.isKeyword(token.text())) {
            throw cursor.fault(
                    DiagnosticCode.EXPECTED, token.position(), "@expression", "`" + token.text() + "`", IN_EXPRESSION);
        }
        return new Expression.Name(token.position(), token.text());
    }

    private List<Expression.MemberValue> members() {
        cursor.take();
        List<Expression.MemberValue> members = new ArrayList<>();
        while (!cursor.at(TokenKind.RIGHT_BRACE)) {
            Token name = cursor.expect(TokenKind.IDENTIFIER, "@member-name");
            cursor.expect(TokenKind.COLON, "@after-member-name");
            members.add(new Expression.MemberValue(name.position(), name.text(), expression()));
            separator("@between-members");
        }
        cursor.take();
        return List.copyOf(members);
    }
}
