package org.jixia.drs.domain.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.OnceOnly;
import org.jixia.drs.domain.objects.Blob;
import org.jixia.drs.domain.objects.Blob.BlobState;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.ObjectKind;
import org.jixia.drs.domain.objects.ObjectLedger;
import org.jixia.drs.domain.objects.ObjectState;
import org.jixia.drs.domain.objects.WorkspaceStores;
import org.jixia.drs.domain.uploads.UploadState.Step;
import org.jixia.platform.errors.Fault;

/** The only writer of uploads: one transaction a method, each a conditional step of the state table with the room it holds. */
@ApplicationScoped
public class UploadLedger {
    private final UploadRepository uploads;
    private final WorkspaceStores stores;
    private final ObjectLedger objects;
    private final OnceOnly onceOnly;
    private final Clock clock;

    public UploadLedger(
            UploadRepository uploads, WorkspaceStores stores, ObjectLedger objects, OnceOnly onceOnly, Clock clock) {
        this.uploads = uploads;
        this.stores = stores;
        this.objects = objects;
        this.onceOnly = onceOnly;
        this.clock = clock;
    }

    /** Opens the upload and holds its room, or gives the one opened before under the same key. */
    @Transactional
    public UploadId open(Upload upload, String key, Object request) {
        return onceOnly.once("upload", key, request, UploadId.class, () -> {
            stores.hold(
                    upload.workspace(),
                    upload.maker().billingAccount(),
                    upload.maker().person(),
                    upload.heldBytes(),
                    true);
            uploads.insert(upload);
            return upload.id();
        });
    }

    public Upload get(UploadId id) {
        return uploads.find(id).orElseThrow();
    }

    @Transactional
    public boolean bind(UploadId id, String storeUpload) {
        return uploads.bind(id, storeUpload);
    }

    @Transactional
    public boolean complete(UploadId id) {
        return uploads.move(id, UploadState.OPEN, UploadState.VERIFYING, null);
    }

    /** The object appears with these digests, in the transaction that ends the upload. */
    @Transactional
    public boolean finish(Upload upload, Digests digests, String fingerprint) {
        if (!uploads.move(upload.id(), UploadState.VERIFYING, UploadState.AVAILABLE, null)) {
            return false;
        }
        var object = new DataObject(
                upload.object(),
                upload.workspace(),
                upload.path(),
                ObjectKind.BLOB,
                ObjectState.AVAILABLE,
                upload.object(),
                upload.workspace(),
                upload.size(),
                digests,
                upload.mimeType(),
                null,
                upload.maker(),
                clock.instant(),
                null);
        var blob = new Blob(
                upload.object(),
                upload.workspace(),
                upload.address(),
                upload.size(),
                digests,
                fingerprint,
                BlobState.KEPT);
        objects.addNew(Map.of(object, blob));
        return true;
    }

    /** Ends an upload without an object and gives its room back; what is left in the store goes with the sweep. */
    @Transactional
    public boolean fail(Upload upload, Step step, Fault fault) {
        var to = upload.state().after(step);
        if (to.isEmpty() || !uploads.move(upload.id(), upload.state(), to.get(), fault)) {
            return false;
        }
        stores.change(List.of(new WorkspaceStores.Change(upload.workspace(), -upload.heldBytes(), 0, 0)));
        return true;
    }
}
