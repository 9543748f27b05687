package org.jixia.platform.errors;

import java.util.List;

/**
 * One fault of an input: what ({@code code} with {@code arguments} for its text) and where ({@code row 7, column age}). An input
 * is answered with all its faults at once.
 */
public record Fault(String code, String where, List<Object> arguments) {
    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault of(ErrorCode code, String where, Object... arguments) {
        return new Fault(code.code(), where, List.of(arguments));
    }

    /** A fault whose text another service has already written; shown as it is. */
    public static Fault told(String code, String where, String detail) {
        return new Fault(code, where, List.of(detail));
    }
}
