package org.jixia.wdl.language;

import static org.jixia.wdl.language.Severity.ERROR;
import static org.jixia.wdl.language.Severity.WARNING;

import java.util.Locale;

/** Every fault that the compiler names. The text stands in {@code messages/wdl_*.properties} under {@link #code()}. */
public enum DiagnosticCode {
    TOO_MANY_FAULTS(ERROR),
    DOCUMENT_TOO_LARGE(ERROR),
    TOO_DEEP(ERROR),
    TOO_LONG_EXPRESSION(ERROR),
    VERSION_MISSING(ERROR),
    VERSION_NOT_SUPPORTED(ERROR),
    VERSION_TWICE(ERROR),
    EXPECTED(ERROR),
    UNCLOSED_STRING(ERROR),
    UNCLOSED_COMMAND(ERROR),
    UNCLOSED_BODY(ERROR),
    UNKNOWN_ESCAPE(WARNING),
    BAD_NUMBER(ERROR),
    KEYWORD_AS_NAME(ERROR),
    DOUBLE_OPTIONAL(ERROR),
    UNKNOWN_OPTION(ERROR),
    OPTION_WITHOUT_PARTNER(ERROR),
    MIXED_INDENTATION(WARNING),
    STRUCT_LITERAL_TOO_NEW(ERROR),
    SECTION_TOO_NEW(ERROR),
    SECTION_NOT_IN_WORKFLOW(ERROR),
    DUPLICATE_SECTION(ERROR),
    MISSING_COMMAND(ERROR),
    SECOND_WORKFLOW(ERROR),
    STRUCT_MEMBER_DEFAULT(ERROR),
    IMPORT_NEEDS_NAME(ERROR),
    ELSE_IN_WORKFLOW(ERROR),
    AFTER_TOO_NEW(ERROR),
    SHORT_CALL_INPUT_TOO_NEW(ERROR),
    CALL_WITHOUT_INPUT_WORD(WARNING);

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
