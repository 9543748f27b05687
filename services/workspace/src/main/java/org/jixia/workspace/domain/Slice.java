package org.jixia.workspace.domain;

import java.util.List;

/** The next items of a list, as many as memory should hold, but at least one if there is one. */
public record Slice<T>(List<T> items, boolean more) {
    /** Most items of a slice. */
    public static final int ITEMS = 500;

    /** Characters of the JSON of a slice: a single larger item comes alone. */
    public static final long CHARACTERS = 4_000_000;
}
