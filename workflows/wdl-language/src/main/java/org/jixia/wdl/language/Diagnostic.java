package org.jixia.wdl.language;

import java.util.List;
import java.util.Locale;
import org.jixia.wdl.language.ast.Position;

/** One fault or warning at a place in a document; its sentence is found by code and language. */
public record Diagnostic(Severity severity, DiagnosticCode code, Position position, List<String> arguments) {

    /** What is wrong and what to do, in Chinese for a Chinese locale, else in English. */
    public String message(Locale locale) {
        return Messages.text(code, arguments, locale);
    }

    public String file() {
        return position.file();
    }

    public int line() {
        return position.line();
    }

    public int column() {
        return position.column();
    }

    @Override
    public String toString() {
        return position + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message(Locale.ENGLISH) + " ["
                + code.code() + "]";
    }
}
