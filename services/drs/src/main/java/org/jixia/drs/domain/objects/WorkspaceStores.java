package org.jixia.drs.domain.objects;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Buckets of workspaces, how much each holds, and how far its removal is. */
public interface WorkspaceStores {

    /**
     * Makes the workspace known and takes room for {@code bytes} under way. Refuses with {@code STORAGE_LIMIT} and the numbers, or
     * with {@code WORKSPACE_CLOSING}. With {@code strictly} no two callers of an account can together pass the limit; without it
     * (outputs of tasks, by the hundred) they may, by what is under way.
     */
    void hold(UUID workspace, UUID billingAccount, String person, long bytes, boolean strictly);

    void change(Collection<Change> changes);

    /** Folds changes into the sums; only saves the readers of sums work. */
    void fold();

    Totals totals();

    /** What one workspace holds. */
    Totals totals(UUID workspace);

    /** ACTIVE to REMOVING; a workspace that never stored anything is REMOVED at once. */
    StoreState beginRemoval(UUID workspace);

    List<UUID> removing();

    /** True when no blob, upload, output or unswept byte of the workspace is left. */
    boolean isEmpty(UUID workspace);

    void markRemoved(UUID workspace);

    Optional<StoreState> state(UUID workspace);

    /** By how much the sums of a workspace change: bytes under way, bytes stored, objects. */
    record Change(UUID workspace, long held, long kept, long objects) {}

    record Totals(long objects, long bytes) {}

    /** How far a workspace's removal is. */
    enum StoreState {
        /** Takes uploads and outputs. */
        ACTIVE,
        /** Nothing comes in; what is there is being removed. */
        REMOVING,
        /** The bucket is gone. */
        REMOVED
    }
}
