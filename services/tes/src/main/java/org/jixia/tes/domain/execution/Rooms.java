package org.jixia.tes.domain.execution;

import java.util.List;

/** The rooms of this host. */
public interface Rooms {

    Room of(AttemptId attempt);

    /** Makes the room anew, empty. */
    Room open(AttemptId attempt);

    /** Removes it when nobody waits for that; not there is success. */
    void remove(AttemptId attempt);

    List<AttemptId> all();
}
