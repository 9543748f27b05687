package org.jixia.wdl.language.ast;

import java.util.List;

/** An expression. Its type and, for a name, what it refers to are kept beside it in the checked document. */
public sealed interface Expression extends Node {

    record BooleanLiteral(Position position, boolean value) implements Expression {}

    record IntLiteral(Position position, long value) implements Expression {}

    record FloatLiteral(Position position, double value) implements Expression {}

    record NoneLiteral(Position position) implements Expression {}

    /** A string with its placeholders; adjacent text is one part. */
    record StringLiteral(Position position, List<StringPart> parts) implements Expression {}

    record ArrayLiteral(Position position, List<Expression> elements) implements Expression {}

    record MapLiteral(Position position, List<MapEntry> entries) implements Expression {}

    record MapEntry(Expression key, Expression value) {}

    record PairLiteral(Position position, Expression left, Expression right) implements Expression {}

    /** {@code object { name: value }}. */
    record ObjectLiteral(Position position, List<MemberValue> members) implements Expression {}

    /** {@code Struct { name: value }}, from 1.1. */
    record StructLiteral(Position position, String struct, List<MemberValue> members) implements Expression {}

    record MemberValue(Position position, String name, Expression value) implements Node {}

    record Name(Position position, String name) implements Expression {}

    /** {@code target.name}: a call's output, a struct's or object's member, left or right of a pair. */
    record MemberAccess(Position position, Expression target, String name) implements Expression {}

    record IndexAccess(Position position, Expression target, Expression index) implements Expression {}

    record FunctionCall(Position position, String name, List<Expression> arguments) implements Expression {}

    record Unary(Position position, UnaryOperator operator, Expression operand) implements Expression {}

    record Binary(Position position, BinaryOperator operator, Expression left, Expression right)
            implements Expression {}

    record IfElse(Position position, Expression condition, Expression then, Expression otherwise)
            implements Expression {}

    /** Operators before an operand. */
    enum UnaryOperator {
        NOT("!"),
        NEGATE("-"),
        PLUS("+");

        private final String sign;

        UnaryOperator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** Operators between operands; a higher precedence binds more tightly. */
    enum BinaryOperator {
        OR("||", 1),
        AND("&&", 2),
        EQUAL("==", 3),
        NOT_EQUAL("!=", 3),
        LESS("<", 4),
        LESS_OR_EQUAL("<=", 4),
        GREATER(">", 4),
        GREATER_OR_EQUAL(">=", 4),
        ADD("+", 5),
        SUBTRACT("-", 5),
        MULTIPLY("*", 6),
        DIVIDE("/", 6),
        REMAINDER("%", 6);

        private final String sign;
        private final int precedence;

        BinaryOperator(String sign, int precedence) {
            this.sign = sign;
            this.precedence = precedence;
        }

        public String sign() {
            return sign;
        }

        public int precedence() {
            return precedence;
        }
    }
}
