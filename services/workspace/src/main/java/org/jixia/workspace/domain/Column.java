package org.jixia.workspace.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** A column of a data table; {@code target} is the table that a reference leads to, null for other types. */
public record Column(String name, ColumnType type, String target) {
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_-]{0,199}");
    private static final Pattern TYPED = Pattern.compile("([^:]+):([a-z]+)(?:\\(([^)]+)\\))?");

    /** A header cell: {@code age}, {@code age:number}, {@code sample:reference(sample)}; type null when not said. */
    public static Optional<Column> parse(String header) {
        var typed = TYPED.matcher(header);
        if (!typed.matches()) {
            return NAME.matcher(header).matches() ? Optional.of(new Column(header, null, null)) : Optional.empty();
        }
        var type = ColumnType.of(typed.group(2));
        var leads = type.filter(found -> found == ColumnType.REFERENCE || found == ColumnType.REFERENCES)
                .isPresent();
        return type.isPresent() && NAME.matcher(typed.group(1)).matches() && leads == (typed.group(3) != null)
                ? Optional.of(new Column(typed.group(1), type.get(), typed.group(3)))
                : Optional.empty();
    }

    /** The header cell that imports back as this column. */
    public String header() {
        return name + ":" + typeText();
    }

    public String typeText() {
        return type.text() + (target == null ? "" : "(" + target + ")");
    }

    static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }
}
