package org.jixia.wdl.language;

import static org.jixia.wdl.language.Severity.ERROR;

import java.util.Locale;

/** Every fault that the compiler names. The text stands in {@code messages/wdl_*.properties} under {@link #code()}. */
public enum DiagnosticCode {
    UNKNOWN_NAME(ERROR);

    private final Severity severity;
    private final String code;

    DiagnosticCode(Severity severity) {
        this.severity = severity;
        this.code = "wdl." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Stable key for programs and for the texts, such as {@code wdl.unknown-name}. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
