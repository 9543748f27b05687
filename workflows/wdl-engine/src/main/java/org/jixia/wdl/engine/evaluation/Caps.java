package org.jixia.wdl.engine.evaluation;

import org.jixia.wdl.engine.value.ValueFault;

/**
 * Bounds on what one expression may make, so that no document can exhaust the memory of the service that evaluates it.
 * The bounds on read functions are those at which a file is no longer a parameter but data.
 */
public final class Caps {
    public static final int TEXT_CHARACTERS = 16 * 1024 * 1024;
    public static final long ITEMS = 5_000_000;
    /** What one step of a run may make: a declaration, a call made ready, a call's outputs. */
    public static final long STEP_BYTES = 64L << 20;
    /** What a run may hold, unless its driver says otherwise. */
    public static final long RUN_BYTES = 128L << 20;
    /** What a run may make in all: nothing that comes to an end makes so much. */
    public static final long ALL_BYTES = 64L << 30;
    /** Bodies that a run may begin: shards, branches, called workflows. */
    public static final long BODIES = 20_000_000;
    /** A command that is longer is data, which belongs into a file. */
    public static final int COMMAND_CHARACTERS = 1024 * 1024;
    /** Numbers and truth values: more is not one value. */
    public static final long READ_VALUE_BYTES = 64 * 1024;
    /** Lines, tables, JSON and whole strings. */
    public static final long READ_BYTES = 16L * 1024 * 1024;

    public static final int JSON_DEPTH = 200;

    private Caps() {}

    static void text(long characters) {
        if (characters > TEXT_CHARACTERS) {
            throw new ValueFault("text_too_large", TEXT_CHARACTERS);
        }
    }

    static void items(long items) {
        if (items > ITEMS) {
            throw new ValueFault("array_too_large", ITEMS);
        }
    }
}
