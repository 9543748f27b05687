package org.jixia.platform.identity;

/** The life of a workspace as other services need to know it. */
public enum WorkspaceState {
    /** In use. */
    ACTIVE,
    /** Being deleted: read only, may still be taken back. */
    REMOVING,
    /** Being emptied: nobody gets in. */
    PURGING,
    /** Gone; only bills and the trail remember it. */
    REMOVED
}
