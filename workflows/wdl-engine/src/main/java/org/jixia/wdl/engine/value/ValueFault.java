package org.jixia.wdl.engine.value;

import java.util.List;

/** A value that does not fit: what is wrong, by code and arguments, without knowing where in the document. */
public final class ValueFault extends RuntimeException {
    private final String code;
    private final List<String> arguments;

    public ValueFault(String code, Object... arguments) {
        super(code + List.of(arguments), null, false, false);
        this.code = code;
        this.arguments = List.of(arguments).stream().map(String::valueOf).toList();
    }

    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }
}
