package org.jixia.drs.domain.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jixia.drs.domain.BlobAddress.Origin;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.uploads.UploadState.Step;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;

/** Ends uploads that nobody completed and removes from the store what failed ones left there. Safe to repeat at any time. */
@ApplicationScoped
public class UploadSweepService {
    private static final int BATCH = 100;

    private final UploadRepository uploads;
    private final UploadLedger ledger;
    private final BlobStore store;

    public UploadSweepService(UploadRepository uploads, UploadLedger ledger, BlobStore store) {
        this.uploads = uploads;
        this.ledger = ledger;
        this.store = store;
    }

    public void sweep() {
        for (var upload : uploads.expired(BATCH)) {
            ledger.fail(upload, Step.EXPIRE);
        }
        for (var upload : uploads.unswept(BATCH)) {
            clearUnlessRefused(upload);
            uploads.markSwept(upload.id());
        }
    }

    /** What the store refuses to remove it refuses every time, and must not keep the others waiting. */
    private void clearUnlessRefused(Upload upload) {
        try {
            if (upload.address().origin() == Origin.STORED) {
                clear(upload);
            }
        } catch (DomainException refusal) {
            if (refusal.kind() == Kind.UNAVAILABLE) {
                throw refusal;
            }
        }
    }

    private void clear(Upload upload) {
        if (upload.storeUpload() != null) {
            store.dropMultipart(upload.address(), upload.storeUpload());
        }
        store.delete(upload.address().container(), List.of(upload.address().key()));
    }
}
