package org.jixia.workspace.domain;

import java.util.List;
import java.util.UUID;

/** The history of imports. */
public interface ImportRepository {
    /** Adds one, in the caller's transaction; its time is now. */
    void add(TableImport done);

    /**
     * Newest first.
     *
     * @param table of one table, or of all and the workspace data with null
     * @param before null for the first ones
     */
    List<TableImport> list(UUID workspace, String table, UUID before, int limit);
}
