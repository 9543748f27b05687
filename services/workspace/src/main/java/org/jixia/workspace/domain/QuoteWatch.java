package org.jixia.workspace.domain;

/**
 * Follows the quotes of separated values byte by byte (RFC 4180): a quote opened at the beginning of a cell and never closed would
 * swallow the rows after it. UTF-8 never holds these bytes inside another character.
 */
final class QuoteWatch {
    private enum State {
        /** The next byte begins a cell. */
        START,
        /** In a cell without quotes. */
        PLAIN,
        /** After an opening quote. */
        QUOTED,
        /** After a quote inside a quoted cell: its end, or the first of two. */
        CLOSING
    }

    private State state = State.START;
    private final char separator;
    private long opened;
    private long strange;

    QuoteWatch(char separator) {
        this.separator = separator;
    }

    void take(byte next, long line) {
        if (state == State.QUOTED) {
            state = next == '"' ? State.CLOSING : State.QUOTED;
        } else if (next == '\n' || next == '\r' || next == separator) {
            state = State.START;
        } else if (next == '"' && state == State.START) {
            state = State.QUOTED;
            opened = line;
        } else if (next == '"' && state == State.CLOSING) {
            state = State.QUOTED;
        } else {
            if (state == State.CLOSING && strange == 0) {
                strange = line;
            }
            state = State.PLAIN;
        }
    }

    /** The line of the first quote that is not closed, or closed before the end of its cell; 0 when there is none. */
    long fault() {
        return strange > 0 ? strange : state == State.QUOTED ? opened : 0;
    }
}
