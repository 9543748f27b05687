package org.jixia.drs.domain.objects;

import java.util.Optional;
import java.util.UUID;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.BlobStore.Stat;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;

/**
 * Verified bytes, named after the first object that showed them. Objects share a blob by count; with the last one it is DOOMED and
 * a sweep deletes it. LOST while the store does not show it.
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
        return isRegistered() ? 0 : size;
    }

    /** What is wrong with the bytes, as the store shows them now: gone, or (where they were registered) changed since. */
    public Optional<DrsError> faultIn(Optional<Stat> seen) {
        if (seen.isEmpty()) {
            return Optional.of(DrsError.BYTES_LOST);
        }
        var same = seen.get().size() == size
                && (fingerprint == null || fingerprint.equals(seen.get().fingerprint()));
        return same ? Optional.empty() : Optional.of(isRegistered() ? DrsError.SOURCE_CHANGED : DrsError.BYTES_LOST);
    }

    /** Bytes of the institution, which others may change at any time. */
    public boolean isRegistered() {
        return address.origin() != BlobAddress.Origin.STORED;
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
