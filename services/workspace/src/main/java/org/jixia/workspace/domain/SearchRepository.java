package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.identity.SearchText;

/** Things found by name in every workspace that somebody may read. */
public interface SearchRepository {
    /** What can be found here; workspaces themselves have a list of their own. */
    enum Kind {
        TABLE,
        ROW,
        CONFIGURATION,
        SUBMISSION
    }

    /** @param near the workspace whose things come first; null for none */
    record Wanted(String person, Kind kind, SearchText text, UUID near) {}

    /**
     * One thing.
     *
     * @param rank place of its group in the order: things near by come first, then those that begin with the text
     * @param id its own; of a row that of its table
     * @param table of a row, and what a configuration or a submission runs over
     * @param workflow of a configuration or a submission
     */
    record Found(
            int rank,
            UUID workspace,
            UUID id,
            String name,
            String table,
            String workflow,
            SubmissionState state,
            Instant createdAt) {}

    /** The last thing of a page. */
    record Place(int rank, String name, UUID id) {}

    /** Those after a place (null: from the first) by name; submissions the newest first. */
    List<Found> find(Wanted wanted, Place after, int limit);
}
