package org.jixia.drs.domain.objects;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.drs.domain.ObjectId;

/** Port to the lists that bound the tokens of runs and tasks. */
public interface WorkGrants {

    /** Of these objects, those listed as inputs of the run; one statement for all runs. */
    Map<UUID, Set<ObjectId>> inputsAmong(Map<UUID, Set<ObjectId>> objectsByRun);

    /** Of these objects, those handed to the task. */
    Set<ObjectId> grantedAmong(String task, Collection<ObjectId> objects);

    /** Repeating it is success, and makes them new. */
    void addInputs(UUID run, Collection<ObjectId> objects);

    /** Forgets grants of tasks that ended long ago. */
    void forgetGrantsBefore(Instant time);

    /** Forgets inputs that nobody listed since. */
    void forgetInputsBefore(Instant time);
}
