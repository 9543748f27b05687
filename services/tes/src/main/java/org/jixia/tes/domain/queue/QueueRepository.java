package org.jixia.tes.domain.queue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.TaskState;

/** The queue in the database. Every method runs in the caller's transaction. */
public interface QueueRepository {

    /** Serialises claims of several hosts until the transaction ends. */
    void lock();

    /** The oldest queued tasks of every account that has some. */
    List<Candidate> candidates(int perAccount);

    /** What is granted at this moment, on all hosts. */
    List<Candidate> granted();

    List<CpuLimit> limits(Set<UUID> accounts);

    /** Accounts whose limits are not known here. */
    Set<UUID> unknown(Set<UUID> accounts);

    /** Replaces the limits of an account unless a newer version is there. */
    void limits(UUID account, long version, List<CpuLimit> limits);

    /** Gives queued tasks to this host, each with its next attempt; leaves out those that somebody else took or cancelled. */
    List<StoredTask> claim(List<UUID> ids, String host);

    void running(List<UUID> ids);

    /** Present states of tasks that this host is about to end, locked. */
    Map<UUID, TaskState> lockStates(List<UUID> ids);

    void finish(List<Ended> ended);

    /** Back to the queue; a free return counts as no fault and leaves no entry. */
    void requeue(List<Ended> ended);

    /** Tasks that this host had claimed. */
    List<StoredTask> claimedBy(String host);

    /** Of this host's tasks, those somebody has cancelled. */
    List<UUID> cancelling(String host);
}
