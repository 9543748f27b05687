package org.jixia.drs.domain.removal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.objects.ObjectLedger;
import org.jixia.drs.domain.objects.ObjectRepository;
import org.jixia.drs.domain.objects.WorkspaceStores;
import org.jixia.drs.domain.objects.WorkspaceStores.StoreState;
import org.jixia.drs.domain.objects.WorkspaceStores.Totals;
import org.jixia.drs.domain.tasks.OutputLedger;
import org.jixia.drs.domain.uploads.UploadLedger;
import org.jixia.drs.domain.uploads.UploadRepository;
import org.jixia.drs.domain.uploads.UploadState.Step;

/**
 * Removes a workspace's files: nothing comes in any more, what is under way is given up, objects go 500 at a time (with the
 * references to them elsewhere), and when the bytes are swept the bucket goes. Every step may be repeated.
 */
@ApplicationScoped
public class RemovalService {
    private static final int BATCH = 500;

    private final WorkspaceStores stores;
    private final ObjectRepository objects;
    private final ObjectLedger ledger;
    private final UploadRepository uploads;
    private final UploadLedger uploadLedger;
    private final OutputLedger outputs;
    private final BlobStore store;

    public RemovalService(
            WorkspaceStores stores,
            ObjectRepository objects,
            ObjectLedger ledger,
            UploadRepository uploads,
            UploadLedger uploadLedger,
            OutputLedger outputs,
            BlobStore store) {
        this.stores = stores;
        this.objects = objects;
        this.ledger = ledger;
        this.uploads = uploads;
        this.uploadLedger = uploadLedger;
        this.outputs = outputs;
        this.store = store;
    }

    /** True when nothing of the workspace is left. */
    public boolean remove(UUID workspace) {
        return stores.beginRemoval(workspace) == StoreState.REMOVED;
    }

    /** What would go with the workspace. */
    public Totals contents(UUID workspace) {
        return stores.totals(workspace);
    }

    /** One round for every workspace under removal; true when there may be more to do at once. */
    public boolean proceed() {
        var more = false;
        for (var workspace : stores.removing()) {
            more |= proceed(workspace);
        }
        return more;
    }

    private boolean proceed(UUID workspace) {
        for (var upload : uploads.underWay(workspace, BATCH)) {
            uploadLedger.fail(upload, Step.ABORT);
        }
        outputs.dropOf(workspace, BATCH);
        var ids = objects.availableOf(workspace, BATCH);
        ledger.remove(ids, "service:workspace");
        if (ids.isEmpty() && stores.isEmpty(workspace)) {
            store.removeBucket(BlobAddress.bucketOf(workspace));
            stores.markRemoved(workspace);
        }
        return !ids.isEmpty();
    }
}
