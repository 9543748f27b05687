package org.jixia.wes.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Which of the 256 shards this replica drives. A shard changes hands with a higher epoch; whoever writes for a shard calls {@link #fence}
 * first in the same transaction, so that a paused owner that wakes up late cannot write any more.
 */
public interface ShardLeases {

    int SHARDS = 256;

    /** Says that the replica lives for so long from now; run it well before the end of the last one. */
    void beat(String replica, Duration live);

    /** Takes the shards that still carry the replica's own name from before a restart, each with a raised epoch. */
    Map<Integer, Long> reclaim(String replica);

    /** Takes up to so many shards that nobody living owns; returns their new epochs. */
    Map<Integer, Long> take(String replica, int most);

    /** Of the given shards, those that still belong to the replica at that epoch. */
    Set<Integer> kept(String replica, Map<Integer, Long> held);

    /** Gives shards back, for others to take at once. */
    void release(String replica, Set<Integer> shards);

    /** Replicas that live now, this one included. */
    int living();

    /**
     * Locks the shards' rows against takeover until the transaction ends; false when one of them has another epoch now.
     *
     * @param durable whether the commit waits for the disk, or for whatever the server is set to; without, for nothing
     */
    boolean fence(Map<Integer, Long> shards, boolean durable);

    /** Ends the replica's life at once. */
    void leave(String replica);
}
