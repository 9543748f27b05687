package org.jixia.drs.domain.removal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.Blob;
import org.jixia.drs.domain.objects.ObjectRepository;

/**
 * Looks slowly through the store for bytes that are gone or (where registered) changed, so that a lost blob is known before it is
 * asked for; one that is back (a folder that was not mounted) is kept again. Sizes and fingerprints only: re-reading everything would be the store's own work.
 */
@ApplicationScoped
public class ScrubService {
    private static final int HOURS_BETWEEN = 24;

    private final ObjectRepository objects;
    private final BlobStore store;

    public ScrubService(ObjectRepository objects, BlobStore store) {
        this.objects = objects;
        this.store = store;
    }

    /** Checks up to {@code limit} blobs that waited longest; gives those that are lost. */
    public List<ObjectId> scrub(int limit) {
        var found = new ArrayList<ObjectId>();
        var lost = new ArrayList<ObjectId>();
        for (var blob : objects.uncheckedBlobs(HOURS_BETWEEN, limit)) {
            (isThere(blob) ? found : lost).add(blob.id());
        }
        objects.markChecked(found, lost);
        return lost;
    }

    private boolean isThere(Blob blob) {
        return blob.faultIn(store.stat(blob.address())).isEmpty();
    }
}
