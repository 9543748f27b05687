package org.jixia.wdl.engine.evaluation;

import java.util.List;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Position;

/** An expression that has no value: what is wrong, in which expression, where. */
public final class EvaluationFault extends RuntimeException {
    private final String code;
    private final List<String> arguments;
    private final Position position;
    private final String expression;

    public EvaluationFault(String code, List<String> arguments, Position position, Expression expression) {
        super(code + arguments + " at " + position, null, false, false);
        this.code = code;
        this.arguments = List.copyOf(arguments);
        this.position = position;
        this.expression = expression == null ? null : ExpressionText.of(expression);
    }

    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }

    public Position position() {
        return position;
    }

    public String expression() {
        return expression;
    }
}
