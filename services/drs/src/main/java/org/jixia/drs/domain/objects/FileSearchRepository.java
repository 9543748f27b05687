package org.jixia.drs.domain.objects;

import java.util.List;
import java.util.UUID;
import org.jixia.platform.identity.SearchText;

/** Files found by their paths in several workspaces. */
public interface FileSearchRepository {
    /** @param near the workspace whose files come first; null for none */
    record Wanted(List<UUID> workspaces, SearchText text, UUID near) {}

    /** @param rank place of its group: files near by come first, then those whose own name holds the text, not a folder's */
    record Found(int rank, UUID workspace, String path, UUID object, long size) {}

    /** The last file of a page. */
    record Place(int rank, String path, UUID workspace) {}

    /** Those after a place (null: from the first) by path. */
    List<Found> find(Wanted wanted, Place after, int limit);
}
