package org.jixia.audit.domain;

import java.util.List;

/** Where copies of the checkpoints lie that the owner of the database alone cannot rewrite. */
public interface CheckpointArchive {

    /** Writes one copy; writing the same again is success. */
    void keep(Checkpoint checkpoint);

    /** All copies in ascending order of number. */
    List<Checkpoint> all();
}
