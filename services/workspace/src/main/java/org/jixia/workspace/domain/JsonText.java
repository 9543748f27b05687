package org.jixia.workspace.domain;

import java.util.Optional;

/** JSON in the cells of tables and the literals of expressions, as plain maps, lists, texts, numbers, booleans and null. */
public interface JsonText {
    /** Empty when the text is not exactly one JSON value; {@code null} stands for JSON's null. */
    Optional<Parsed> parse(String text);

    String write(Object value);

    record Parsed(Object value) {}
}
