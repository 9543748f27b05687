package org.jixia.wdl.language.parse;

import org.jixia.wdl.language.ast.Position;

/** The text of a document with a place that only moves forward; line ends are already single line feeds. */
final class Source {
    static final char NOTHING = '\0';

    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    Source(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Removes a byte order mark and turns the line ends of other systems into line feeds. */
    static String normalised(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.indexOf('\r') < 0 ? plain : plain.replace("\r\n", "\n").replace('\r', '\n');
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : NOTHING;
    }

    char peek(int ahead) {
        int index = at + ahead;
        return index < text.length() ? text.charAt(index) : NOTHING;
    }

    boolean looksAt(String expected) {
        return text.startsWith(expected, at);
    }

    char next() {
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
            lineStart = at;
        }
        return c;
    }

    /** Moves over characters that hold no line feed. */
    void skip(int count) {
        at += count;
    }

    int offset() {
        return at;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    int line() {
        return line;
    }

    Position position() {
        return new Position(file, line, at - lineStart + 1);
    }

    /** Whether only white space precedes on this line. */
    boolean firstOnLine() {
        for (int i = lineStart; i < at; i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
