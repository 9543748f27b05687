package org.jixia.workspace.domain;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What may stand between the cells of a file, and which of them does. */
public final class Separators {
    private static final Map<String, Character> NAMED = Map.of("tab", '\t', "comma", ',', "semicolon", ';', "bar", '|');

    private Separators() {}

    public static Optional<Character> of(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }

    public static String name(char separator) {
        return NAMED.entrySet().stream()
                .filter(named -> named.getValue() == separator)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The first of tab, comma, semicolon and bar that the first line holds; a single column is as good with tabs. */
    static char detect(byte[] head, TextEncoding encoding) {
        var text = new String(head, Charset.forName(encoding.text()));
        var first = text.lines().findFirst().orElse("");
        return Arrays.asList('\t', ',', ';', '|').stream()
                .filter(one -> first.indexOf(one) >= 0)
                .findFirst()
                .orElse('\t');
    }
}
