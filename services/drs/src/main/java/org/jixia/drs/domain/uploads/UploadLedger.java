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

    /** Opens the upload or registration and holds its room, or gives the one opened before under the same key. */
    @Transactional
    public UploadId open(Upload upload, String key, Object request) {
        var operation = upload.kind() == UploadKind.UPLOAD ? "upload" : "registration";
        return onceOnly.once(operation, key, request, UploadId.class, () -> {
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
    public boolean complete(UploadId id, String sha256) {
        return uploads.complete(id, sha256);
    }

    /** The object appears with these digests, in the transaction that ends the upload; only for who holds the claim. */
    @Transactional
    public boolean finish(Claim claim, Digests digests, String fingerprint) {
        if (!uploads.end(claim, UploadState.AVAILABLE, null)) {
            return false;
        }
        var upload = claim.upload();
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

    /** Ends an upload whose bytes are not what was stated; only for who holds the claim. */
    @Transactional
    public boolean reject(Claim claim, Fault fault) {
        return uploads.end(claim, UploadState.REJECTED, fault) && giveRoomBack(claim.upload());
    }

    /** Ends an upload without an object; what is left in the store goes with the sweep. */
    @Transactional
    public boolean fail(Upload upload, Step step) {
        var to = upload.state().after(step);
        return to.isPresent() && uploads.move(upload.id(), upload.state(), to.get()) && giveRoomBack(upload);
    }

    private boolean giveRoomBack(Upload upload) {
        stores.change(List.of(new WorkspaceStores.Change(upload.workspace(), -upload.heldBytes(), 0, 0)));
        return true;
    }
}
