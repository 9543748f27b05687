package org.jixia.wdl.language.parse;

import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Faults;

/** Reads the text inside strings and commands up to the next placeholder or the end. */
final class TextReader {
    private static final String SIMPLE_ESCAPES = "nrtbfav\\\"'~$?";
    private static final String SIMPLE_VALUES = "\n\r\t\b\f\u0007\u000b\\\"'~$?";

    private final Source source;
    private final Faults faults;

    TextReader(Source source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    /** Why reading stopped. */
    enum Stop {
        PLACEHOLDER,
        CLOSED,
        /** The line or the file ended first. */
        OPEN
    }

    /** Text of a string, escapes resolved; behind the closing quote, or behind the placeholder's opening brace. */
    Stop string(char quote, boolean placeholders, StringBuilder text) {
        while (!source.atEnd() && source.peek() != '\n') {
            char c = source.peek();
            if (c == quote) {
                source.skip(1);
                return Stop.CLOSED;
            }
            if (placeholders && placeholderStarts(true)) {
                source.skip(2);
                return Stop.PLACEHOLDER;
            }
            if (c == '\\') {
                escape(text);
            } else {
                source.skip(1);
                text.append(c);
            }
        }
        return Stop.OPEN;
    }

    /** Text of a command: only its own end and, before it, an escaped end mark mean anything. */
    Stop command(boolean heredoc, StringBuilder text) {
        String end = heredoc ? ">>>" : "}";
        while (!source.atEnd()) {
            if (source.peek() == '\\' && source.peek(1) == end.charAt(0) && escapedEnd(end)) {
                source.skip(1 + end.length());
                text.append(end);
            } else if (source.looksAt(end)) {
                source.skip(end.length());
                return Stop.CLOSED;
            } else if (placeholderStarts(!heredoc)) {
                source.skip(2);
                return Stop.PLACEHOLDER;
            } else {
                text.append(source.next());
            }
        }
        return Stop.OPEN;
    }

    private boolean escapedEnd(String end) {
        return source.looksAt("\\" + end);
    }

    private boolean placeholderStarts(boolean dollar) {
        char c = source.peek();
        return source.peek(1) == '{' && (c == '~' || dollar && c == '$');
    }

    void skipString(char quote) {
        while (!source.atEnd() && source.peek() != '\n') {
            char c = source.next();
            if (c == quote) {
                return;
            }
            if (c == '\\' && !source.atEnd() && source.peek() != '\n') {
                source.next();
            }
        }
    }

    void skipCommand(boolean heredoc) {
        var ignored = new StringBuilder();
        while (command(heredoc, ignored) == Stop.PLACEHOLDER) {
            ignored.setLength(0);
            skipPlaceholder();
        }
    }

    private void skipPlaceholder() {
        int open = 1;
        while (!source.atEnd() && source.peek() != '\n' && open > 0) {
            char c = source.next();
            if (c == '{') {
                open++;
            } else if (c == '}') {
                open--;
            } else if (c == '"' || c == '\'') {
                skipString(c);
            }
        }
    }

    private void escape(StringBuilder text) {
        char c = source.peek(1);
        int simple = SIMPLE_ESCAPES.indexOf(c);
        if (simple >= 0) {
            source.skip(2);
            text.append(SIMPLE_VALUES.charAt(simple));
            return;
        }
        int length = 0;
        int radix = 16;
        switch (c) {
            case 'x' -> length = 2;
            case 'u' -> length = 4;
            case 'U' -> length = 8;
            default -> {
                radix = 8;
                length = c >= '0' && c <= '7' ? octalDigits() : 0;
            }
        }
        int from = radix == 8 ? 1 : 2;
        int point = length == 0 ? -1 : codePoint(from, length, radix);
        if (point >= 0) {
            source.skip(from + length);
            text.appendCodePoint(point);
            return;
        }
        faults.report(DiagnosticCode.UNKNOWN_ESCAPE, source.position(), "\\" + shown(c));
        source.skip(1);
        text.append('\\');
    }

    private static String shown(char c) {
        return c == '\n' || c == Source.NOTHING ? "" : String.valueOf(c);
    }

    private int octalDigits() {
        int digits = 0;
        while (digits < 3 && Character.digit(source.peek(1 + digits), 8) >= 0) {
            digits++;
        }
        return digits;
    }

    /** The number written there, or -1 where it is no code point. */
    private int codePoint(int from, int length, int radix) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = Character.digit(source.peek(from + i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value <= Character.MAX_CODE_POINT ? (int) value : -1;
    }
}
