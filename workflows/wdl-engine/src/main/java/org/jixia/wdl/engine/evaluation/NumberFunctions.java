package org.jixia.wdl.engine.evaluation;

import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** Functions on numbers. */
final class NumberFunctions {
    private static final double TOO_LARGE = 9.223372036854775807e18;

    private NumberFunctions() {}

    static Value floor(StandardLibrary.Arguments given) {
        return integer(Math.floor(number(given, 0)));
    }

    static Value ceil(StandardLibrary.Arguments given) {
        return integer(Math.ceil(number(given, 0)));
    }

    /** A half is rounded up. */
    static Value round(StandardLibrary.Arguments given) {
        return integer(Math.floor(number(given, 0) + 0.5));
    }

    static Value min(StandardLibrary.Arguments given) {
        if (given.value(0) instanceof Value.Int(long one) && given.value(1) instanceof Value.Int(long other)) {
            return new Value.Int(Math.min(one, other));
        }
        return new Value.Float(Math.min(number(given, 0), number(given, 1)));
    }

    static Value max(StandardLibrary.Arguments given) {
        if (given.value(0) instanceof Value.Int(long one) && given.value(1) instanceof Value.Int(long other)) {
            return new Value.Int(Math.max(one, other));
        }
        return new Value.Float(Math.max(number(given, 0), number(given, 1)));
    }

    private static double number(StandardLibrary.Arguments given, int at) {
        return switch (given.value(at)) {
            case Value.Int(long number) -> number;
            case Value.Float(double number) -> number;
            default -> throw given.unfit(at, "Float");
        };
    }

    private static Value integer(double number) {
        if (Double.isNaN(number) || Math.abs(number) >= TOO_LARGE) {
            throw new ValueFault("int_range", Texts.ofFloat(number));
        }
        return new Value.Int((long) number);
    }
}
