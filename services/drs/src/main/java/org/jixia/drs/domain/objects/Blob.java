package org.jixia.drs.domain.objects;

import java.util.UUID;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.ObjectId;

/**
 * Verified bytes, named after the first object that showed them. Objects share a blob by count; with the last one it is DOOMED and
 * a sweep deletes it. LOST when the store no longer has it.
 *
 * @param fingerprint what a registered source looked like when it was digested; null for bytes of our own
 */
public record Blob(
        ObjectId id,
        UUID workspace,
        BlobAddress address,
        long size,
        Digests digests,
        String fingerprint,
        BlobState state) {

    /** What the bytes take in our own store: nothing when they lie in an institution's bucket or folder. */
    public long storedBytes() {
        return address.origin() == BlobAddress.Origin.STORED ? size : 0;
    }

    public enum BlobState {
        /** In the store, as digested. */
        KEPT,
        /** No object shows it any more. */
        DOOMED,
        /** The store does not have it, or has something else. */
        LOST
    }
}
