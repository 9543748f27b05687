package org.jixia.tes.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the backend parameter {@code inline}: a JSON list of texts. */
final class InlinePaths {
    private final String text;
    private int at;

    private InlinePaths(String text) {
        this.text = text;
    }

    static Optional<List<String>> parse(String text) {
        try {
            return Optional.of(new InlinePaths(text).list());
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException notSuchAList) {
            return Optional.empty();
        }
    }

    private List<String> list() {
        var paths = new ArrayList<String>();
        expect('[');
        while (peek() != ']') {
            paths.add(string());
            if (peek() == ',') {
                expect(',');
            }
        }
        expect(']');
        if (!text.substring(at).isBlank()) {
            throw new IllegalArgumentException("more than a list");
        }
        return paths;
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new IllegalArgumentException("expected " + wanted);
        }
        at++;
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        for (var c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            out.append(c == '\\' ? escaped(text.charAt(at++)) : c);
        }
        return out.toString();
    }

    private char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }
}
