package org.jixia.wdl.engine.task;

/**
 * Something the task is asked to bring back. {@code path} is absolute in the room; for a GLOB it is a bash pattern.
 * {@code optional} outputs may be missing without the task having failed.
 */
public record StatedOutput(Kind kind, String path, boolean optional) {
    public enum Kind {
        /** One file, kept as an object. */
        FILE,
        /** All files that match, directories left out, in the byte order of their names. */
        GLOB,
        /** Every file below the directory: a name depends on what the task writes. */
        DIRECTORY,
        /** The text comes with the result, up to 64 KiB, and nothing is kept. */
        INLINE
    }
}
