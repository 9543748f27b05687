package org.jixia.wdl.engine.evaluation;

import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.language.ast.Expression.BinaryOperator;
import org.jixia.wdl.language.ast.Expression.UnaryOperator;

/** Operators, access to members and items (WDL 1.1, Expressions). The checker has refused what never has a value. */
final class Operators {
    private Operators() {}

    static Value unary(UnaryOperator operator, Value operand) {
        return switch (operator) {
            case NOT ->
                operand instanceof Value.Bool(boolean truth) ? Value.Bool.of(!truth) : unfit(operator.sign(), operand);
            case NEGATE ->
                switch (operand) {
                    case Value.Int(long number) -> exact(() -> Math.negateExact(number));
                    case Value.Float(double number) -> new Value.Float(-number);
                    default -> unfit(operator.sign(), operand);
                };
            case PLUS ->
                operand instanceof Value.Int || operand instanceof Value.Float
                        ? operand
                        : unfit(operator.sign(), operand);
        };
    }

    static Value binary(BinaryOperator operator, Value left, Value right) {
        return switch (operator) {
            case EQUAL -> Value.Bool.of(equal(left, right));
            case NOT_EQUAL -> Value.Bool.of(!equal(left, right));
            case LESS -> Value.Bool.of(compare(operator, left, right) < 0);
            case LESS_OR_EQUAL -> Value.Bool.of(compare(operator, left, right) <= 0);
            case GREATER -> Value.Bool.of(compare(operator, left, right) > 0);
            case GREATER_OR_EQUAL -> Value.Bool.of(compare(operator, left, right) >= 0);
            case ADD -> add(left, right);
            case SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> arithmetic(operator, left, right);
            case AND, OR -> throw new IllegalArgumentException("decided without both operands");
        };
    }

    private static Value add(Value left, Value right) {
        if (isText(left) || isText(right)) {
            if (left.isNone() || right.isNone()) {
                throw new ValueFault("none_operand", "+");
            }
            String text = Texts.of(left) + Texts.of(right);
            Caps.text(text.length());
            Meter.text(text.length());
            return left instanceof Value.File ? Value.File.of(text) : new Value.Str(text);
        }
        return arithmetic(BinaryOperator.ADD, left, right);
    }

    private static boolean isText(Value value) {
        return value instanceof Value.Str || value instanceof Value.File;
    }

    private static Value arithmetic(BinaryOperator operator, Value left, Value right) {
        if (left instanceof Value.Int(long one) && right instanceof Value.Int(long other)) {
            return switch (operator) {
                case ADD -> exact(() -> Math.addExact(one, other));
                case SUBTRACT -> exact(() -> Math.subtractExact(one, other));
                case MULTIPLY -> exact(() -> Math.multiplyExact(one, other));
                case DIVIDE -> exact(() -> Math.divideExact(one, nonZero(other)));
                case REMAINDER -> exact(() -> one % nonZero(other));
                default -> throw new IllegalArgumentException(operator.sign());
            };
        }
        double one = number(operator, left);
        double other = number(operator, right);
        return new Value.Float(
                switch (operator) {
                    case ADD -> one + other;
                    case SUBTRACT -> one - other;
                    case MULTIPLY -> one * other;
                    case DIVIDE -> one / nonZero(other);
                    case REMAINDER -> one % nonZero(other);
                    default -> throw new IllegalArgumentException(operator.sign());
                });
    }

    private interface LongSum {
        long compute();
    }

    private static Value exact(LongSum sum) {
        try {
            return new Value.Int(sum.compute());
        } catch (ArithmeticException e) {
            throw new ValueFault("int_overflow");
        }
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw new ValueFault("division_by_zero");
        }
        return divisor;
    }

    private static double nonZero(double divisor) {
        if (divisor == 0) {
            throw new ValueFault("division_by_zero");
        }
        return divisor;
    }

    private static double number(BinaryOperator operator, Value value) {
        return switch (value) {
            case Value.Int(long number) -> number;
            case Value.Float(double number) -> number;
            case Value.None ignored -> throw new ValueFault("none_operand", operator.sign());
            default -> {
                unfit(operator.sign(), value);
                yield 0;
            }
        };
    }

    static boolean equal(Value left, Value right) {
        return switch (left) {
            case Value.Int(long one) when right instanceof Value.Float(double other) -> one == other;
            case Value.Float(double one) when right instanceof Value.Int(long other) -> one == other;
            case Value.Float(double one) when right instanceof Value.Float(double other) -> one == other;
            case Value.Str(String one) when right instanceof Value.File file -> one.equals(file.uri());
            case Value.File file
            when right instanceof Value.Str(String other) -> file.uri().equals(other);
            case Value.Array(List<Value> one) when right instanceof Value.Array(List<Value> other) -> equal(one, other);
            case Value.Pair(Value first, Value second)
            when right instanceof Value.Pair(Value third, Value fourth) -> equal(first, third) && equal(second, fourth);
            case Value.Map(var one) when right instanceof Value.Map(var other) -> equal(one, other);
            case Value.Obj(String ignored, var one)
            when right instanceof Value.Obj(String theirs, var other) ->
                one.keySet().equals(other.keySet())
                        && one.keySet().stream().allMatch(name -> equal(one.get(name), other.get(name)));
            default -> left.equals(right);
        };
    }

    private static boolean equal(List<Value> one, List<Value> other) {
        if (one.size() != other.size()) {
            return false;
        }
        var theirs = other.iterator();
        for (Value mine : one) {
            if (!equal(mine, theirs.next())) {
                return false;
            }
        }
        return true;
    }

    /** The same pairs in the same order (WDL 1.1, Equality of Compound Types). */
    private static boolean equal(Map<Value, Value> one, Map<Value, Value> other) {
        return equal(List.copyOf(one.keySet()), List.copyOf(other.keySet()))
                && equal(List.copyOf(one.values()), List.copyOf(other.values()));
    }

    private static int compare(BinaryOperator operator, Value left, Value right) {
        if (left.isNone() || right.isNone()) {
            throw new ValueFault("none_operand", operator.sign());
        }
        if (left instanceof Value.Int(long one) && right instanceof Value.Int(long other)) {
            return Long.compare(one, other);
        }
        if (isText(left) && isText(right)) {
            return Texts.of(left).compareTo(Texts.of(right));
        }
        if (left instanceof Value.Bool(boolean one) && right instanceof Value.Bool(boolean other)) {
            return Boolean.compare(one, other);
        }
        return Double.compare(number(operator, left), number(operator, right));
    }

    static Value member(Value target, String name) {
        return switch (target) {
            case Value.Obj(String ignored, Map<String, Value> members) -> {
                Value member = members.get(name);
                if (member == null) {
                    throw new ValueFault("member_absent", name, String.join(", ", members.keySet()));
                }
                yield member;
            }
            case Value.Pair(Value left, Value right) when name.equals("left") -> left;
            case Value.Pair(Value left, Value right) when name.equals("right") -> right;
            case Value.Map(Map<Value, Value> entries) -> {
                Value member = entries.get(new Value.Str(name));
                if (member == null) {
                    throw new ValueFault("key_absent", name);
                }
                yield member;
            }
            case Value.None ignored -> throw new ValueFault("none_member", name);
            default -> unfit("." + name, target);
        };
    }

    static Value index(Value target, Value index) {
        return switch (target) {
            case Value.Array(List<Value> items)
            when index instanceof Value.Int(long at) -> {
                if (at < 0 || at >= items.size()) {
                    throw new ValueFault("index_range", at, items.size());
                }
                yield items.get((int) at);
            }
            case Value.Map(Map<Value, Value> entries) -> {
                Value item = entries.get(index);
                if (item == null && index instanceof Value.Str(String text)) {
                    item = entries.get(Value.File.of(text));
                } else if (item == null && index instanceof Value.File file) {
                    item = entries.get(new Value.Str(file.uri()));
                }
                if (item == null) {
                    throw new ValueFault("key_absent", Texts.shown(index));
                }
                yield item;
            }
            case Value.Obj ignored when index instanceof Value.Str(String name) -> member(target, name);
            case Value.None ignored -> throw new ValueFault("none_member", "[" + Texts.shown(index) + "]");
            default -> unfit("[]", target);
        };
    }

    /** None items show as nothing. */
    static String joined(List<Value> items, String separator) {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (Value item : items) {
            if (!first) {
                text.append(separator);
            }
            first = false;
            text.append(Texts.of(item));
            Caps.text(text.length());
        }
        return text.toString();
    }

    private static Value unfit(String operator, Value operand) {
        if (operand.isNone()) {
            throw new ValueFault("none_operand", operator);
        }
        throw new ValueFault("operand_unfit", operator, Texts.shown(operand), Texts.typeName(operand));
    }
}
