package org.jixia.audit.domain;

import java.util.List;

/** Where copies of the checkpoints lie that the owner of the database alone cannot rewrite. */
public interface CheckpointArchive {

    /** Writes one copy; false when another one lies there under its number, which is never replaced. */
    boolean keep(Checkpoint checkpoint);

    /** Copies of the checkpoints after this number and whatever else lies there behind them, in ascending order of name. */
    List<Copy> copies(long after);

    Verdict compare(Copy copy, Checkpoint ours);

    /** @param number null when the name is none of ours */
    record Copy(Long number, String name, long size, String tag) {}

    enum Verdict {
        SAME,
        DIFFERENT,
        /** No checkpoint can be read there. */
        UNREADABLE
    }
}
