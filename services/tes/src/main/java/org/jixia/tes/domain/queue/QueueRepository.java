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

    /** Which attempt of a task the database knows, and how it stands. */
    record Standing(UUID task, int attempt, TaskState state) {}

    /** What the database knows of tasks that this host is about to end, locked. */
    Map<UUID, Standing> lock(List<UUID> ids);

    void finish(List<Ended> ended, String host);

    /** Back to the queue; a free return counts as no fault and leaves no entry. */
    void requeue(List<Ended> ended);

    /** Tasks that this host had claimed: these, or all when none are named. */
    List<StoredTask> claimedBy(String host, List<UUID> ids);

    /** This host's tasks that have not ended. */
    List<Standing> openOf(String host);

    /** Claims for this host attempts that run here, where a crash took the claim; answers which of them are this host's now. */
    Set<UUID> claimAgain(List<StoredTask> tasks, String host);
}
