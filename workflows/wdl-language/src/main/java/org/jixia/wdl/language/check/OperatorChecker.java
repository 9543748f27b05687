package org.jixia.wdl.language.check;

import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.types.Coercions;
import org.jixia.wdl.language.types.Fit;
import org.jixia.wdl.language.types.WdlType;
import org.jixia.wdl.language.types.WdlType.AnyType;

/** The types of operators: section "Built-in Operators" of the specification. */
final class OperatorChecker {
    private final Context context;
    private final ExpressionChecker expressions;
    private int placeholders;

    OperatorChecker(Context context, ExpressionChecker expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    /** Within placeholders text joined with None is None, and the placeholder empty. */
    void beginPlaceholder() {
        placeholders++;
    }

    void endPlaceholder() {
        placeholders--;
    }

    WdlType unary(Expression.Unary unary) {
        WdlType operand = expressions.type(unary.operand());
        WdlType plain = operand.required();
        boolean fits = switch (unary.operator()) {
            case NOT -> plain == WdlType.BOOLEAN;
            case NEGATE, PLUS -> Coercions.isNumber(plain);
        };
        if (plain instanceof AnyType) {
            return unary.operator() == Expression.UnaryOperator.NOT ? WdlType.BOOLEAN : WdlType.ANY;
        }
        if (!fits) {
            context.faults()
                    .report(
                            DiagnosticCode.OPERATOR_TYPE,
                            unary.position(),
                            unary.operator().sign(),
                            operand);
            return WdlType.ANY;
        }
        optional(unary, operand);
        return plain;
    }

    WdlType binary(Expression.Binary binary) {
        WdlType left = expressions.type(binary.left());
        WdlType right = expressions.type(binary.right());
        return switch (binary.operator()) {
            case OR, AND -> logical(binary, left, right);
            case EQUAL, NOT_EQUAL -> equality(binary, left, right);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> order(binary, left, right);
            case ADD -> sum(binary, left, right);
            case SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> arithmetic(binary, left, right);
        };
    }

    private WdlType logical(Expression.Binary binary, WdlType left, WdlType right) {
        if (fits(left, WdlType.BOOLEAN) && fits(right, WdlType.BOOLEAN)) {
            optional(binary.left(), left);
            optional(binary.right(), right);
        } else {
            fault(binary, left, right);
        }
        return WdlType.BOOLEAN;
    }

    private boolean fits(WdlType given, WdlType needed) {
        Fit fit = Coercions.fit(given, needed, context.version());
        return fit == Fit.FINE || fit == Fit.UNLESS_NONE;
    }

    private WdlType equality(Expression.Binary binary, WdlType left, WdlType right) {
        if (Coercions.unified(left, right, context.version()) == null) {
            fault(binary, left, right);
        }
        return WdlType.BOOLEAN;
    }

    private WdlType order(Expression.Binary binary, WdlType left, WdlType right) {
        WdlType l = left.required();
        WdlType r = right.required();
        boolean known = !(l instanceof AnyType) && !(r instanceof AnyType);
        boolean alike = Coercions.isNumber(l) && Coercions.isNumber(r)
                || isText(l) && isText(r)
                || l == WdlType.BOOLEAN && r == WdlType.BOOLEAN;
        if (known && !alike) {
            fault(binary, left, right);
        } else {
            optional(binary.left(), left);
            optional(binary.right(), right);
        }
        return WdlType.BOOLEAN;
    }

    private static boolean isText(WdlType type) {
        return type == WdlType.STRING || type == WdlType.FILE;
    }

    private WdlType sum(Expression.Binary binary, WdlType left, WdlType right) {
        WdlType l = left.required();
        WdlType r = right.required();
        if (Coercions.isNumber(l) && Coercions.isNumber(r)) {
            return arithmetic(binary, left, right);
        }
        boolean text = isText(l) || isText(r);
        boolean joinable = text && joinable(l) && joinable(r);
        if (!joinable) {
            if (!(l instanceof AnyType) && !(r instanceof AnyType)) {
                fault(binary, left, right);
            }
            return WdlType.ANY;
        }
        WdlType joined = l == WdlType.FILE || r == WdlType.FILE ? WdlType.FILE : WdlType.STRING;
        if (!left.isOptional() && !right.isOptional()) {
            return joined;
        }
        if (placeholders == 0) {
            optional(binary.left(), left);
            optional(binary.right(), right);
            return joined;
        }
        return joined.optional();
    }

    private static boolean joinable(WdlType type) {
        return type.isPrimitive() || type instanceof AnyType || type instanceof WdlType.NoneType;
    }

    private WdlType arithmetic(Expression.Binary binary, WdlType left, WdlType right) {
        WdlType l = left.required();
        WdlType r = right.required();
        boolean anyLeft = l instanceof AnyType;
        boolean anyRight = r instanceof AnyType;
        if (!anyLeft && !Coercions.isNumber(l) || !anyRight && !Coercions.isNumber(r)) {
            fault(binary, left, right);
            return WdlType.ANY;
        }
        optional(binary.left(), left);
        optional(binary.right(), right);
        if (l == WdlType.FLOAT || r == WdlType.FLOAT) {
            return WdlType.FLOAT;
        }
        return anyLeft || anyRight ? WdlType.ANY : WdlType.INT;
    }

    private void optional(Expression operand, WdlType type) {
        if (type.isOptional()) {
            expressions.noteOptional(operand.position(), type.required());
        }
    }

    private void fault(Expression.Binary binary, WdlType left, WdlType right) {
        context.faults()
                .report(
                        DiagnosticCode.OPERATOR_TYPES,
                        binary.position(),
                        binary.operator().sign(),
                        left,
                        right);
    }
}
