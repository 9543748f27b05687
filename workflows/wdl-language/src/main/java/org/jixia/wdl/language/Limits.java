package org.jixia.wdl.language;

/**
 * Bounds against input that is made to hurt. Depth bounds recursion in parser and checker, so that no text can exhaust
 * the stack. {@code calls}: those within called workflows count for each call of these, as they are run each time.
 */
public record Limits(int documentCharacters, int documents, int depth, int diagnostics, int importDepth, int calls) {
    public static final Limits DEFAULT = new Limits(4_000_000, 1_000, 200, 500, 64, 5_000);
}
