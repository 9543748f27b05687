package org.jixia.workspace.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the cells of a column hold. */
public enum ColumnType {
    /** An exact decimal. */
    NUMBER,
    /** true or false. */
    BOOLEAN,
    /** Any text. */
    TEXT,
    /** A JSON list. */
    LIST,
    /** A JSON object or any other JSON value. */
    JSON,
    /** An object of drs, kept as drs:// text. */
    FILE,
    /** The name of a row of another table. */
    REFERENCE,
    /** A list of names of rows of another table, in order. */
    REFERENCES;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ColumnType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }
}
