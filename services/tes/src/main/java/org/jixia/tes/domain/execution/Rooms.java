package org.jixia.tes.domain.execution;

import java.util.List;
import org.jixia.tes.domain.StoredTask;

/** The rooms of this host. */
public interface Rooms {

    Room of(AttemptId attempt);

    /** Makes the room of the task's present attempt anew, empty. */
    Room open(StoredTask task);

    /** Removes the room of a task that ended well, or keeps it, emptied, for the next task of the same owner. */
    void release(StoredTask task);

    /** Removes it when nobody waits for that; not there is success. */
    void remove(AttemptId attempt);

    List<AttemptId> all();
}
