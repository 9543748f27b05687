package org.jixia.wes.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.identity.SearchText;

/** Runs found by their names, rows and ids in several workspaces. */
public interface RunSearchRepository {
    /** @param near the workspace whose runs come first; null for none */
    record Wanted(List<UUID> workspaces, SearchText text, UUID near) {}

    /** @param rank place of its group: runs near by come first */
    record Found(
            int rank,
            UUID id,
            UUID workspace,
            String name,
            String row,
            String workflow,
            RunState state,
            Instant createdAt) {}

    /** The last run of a page. */
    record Place(int rank, UUID id) {}

    /** Those after a place (null: from the first), the newest first. */
    List<Found> find(Wanted wanted, Place after, int limit);
}
