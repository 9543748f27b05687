package org.jixia.drs.domain.objects;

/** The life of an object; it begins when its bytes are verified. */
public enum ObjectState {
    /** Visible and readable. */
    AVAILABLE,
    /** Deleted for everyone; its bytes are still to be removed from the store. */
    REMOVING,
    /** Only the tombstone is left. */
    REMOVED
}
