package org.jixia.drs.domain.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jixia.drs.domain.BlobAddress.Origin;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.BlobStore.Part;
import org.jixia.drs.domain.BlobStore.Stat;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.PlatformError;

/**
 * Verifies one upload at a time: puts its parts together, reads the stored bytes once for both digests, compares, and makes the
 * object or the rejection. Every step may be repeated; whoever dies in between is followed by another from the start.
 */
@ApplicationScoped
public class VerificationService {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEWAL = Duration.ofSeconds(4);
    private static final int MAX_FAILURES = 5;
    /** Bytes a second. */
    private static final long SLOWEST_ASSEMBLY = 20L << 20;

    private final UploadRepository uploads;
    private final UploadLedger ledger;
    private final BlobStore store;

    public VerificationService(UploadRepository uploads, UploadLedger ledger, BlobStore store) {
        this.uploads = uploads;
        this.ledger = ledger;
        this.store = store;
    }

    /**
     * Verifies the upload that waits longest; false when none waits. A store that is away leaves it waiting; what the store
     * refuses, and a fault that comes again and again, rejects it: nothing is tried for ever.
     */
    public boolean verifyNext() {
        var claimed = uploads.claim(LEASE);
        claimed.ifPresent(claim -> {
            try {
                verifyOrReject(claim);
            } finally {
                // Given up meanwhile: the sweep waited for this, as bytes may have been put together after it looked.
                uploads.leaveEnded(claim);
            }
        });
        return claimed.isPresent();
    }

    private void verifyOrReject(Claim claim) {
        try {
            verify(claim);
        } catch (DomainException refusal) {
            if (refusal.kind() == Kind.UNAVAILABLE) {
                throw refusal;
            }
            if (refusal.error() == DrsError.BYTES_MISSING) {
                rejectAtLast(claim, Fault.of(DrsError.BYTES_MISSING, "bytes"), refusal);
            } else {
                ledger.reject(claim, Fault.of(DrsError.STORE_REFUSED, "bytes"));
            }
        } catch (RuntimeException unforeseen) {
            rejectAtLast(claim, Fault.of(DrsError.VERIFICATION_FAILED, "bytes", MAX_FAILURES), unforeseen);
        }
    }

    private void rejectAtLast(Claim claim, Fault fault, RuntimeException failure) {
        if (uploads.countFailure(claim) < MAX_FAILURES) {
            throw failure;
        }
        ledger.reject(claim, fault);
    }

    private void verify(Claim claim) {
        var upload = claim.upload();
        var stat = assembled(claim);
        if (stat.isEmpty()) {
            ledger.reject(claim, Fault.of(DrsError.BYTES_MISSING, "bytes"));
        } else if (stat.get().size() != upload.size()) {
            ledger.reject(
                    claim, Fault.of(DrsError.SIZE_DIFFERS, "size", stat.get().size(), upload.size()));
        } else {
            digest(claim).ifPresent(digests -> conclude(claim, digests, stat.get()));
        }
    }

    private void conclude(Claim claim, Digests found, Stat before) {
        var upload = claim.upload();
        var stated = upload.stated();
        if (stated.sha256() != null && !stated.sha256().equals(found.sha256())) {
            ledger.reject(claim, Fault.of(DrsError.SHA256_DIFFERS, "sha256", found.sha256(), stated.sha256()));
        } else if (stated.md5() != null && !stated.md5().equals(found.md5())) {
            ledger.reject(claim, Fault.of(DrsError.MD5_DIFFERS, "md5", found.md5(), stated.md5()));
        } else if (upload.address().origin() == Origin.STORED) {
            ledger.finish(claim, found, null);
        } else if (store.stat(upload.address()).equals(Optional.of(before))) {
            ledger.finish(claim, found, before.fingerprint());
        } else {
            ledger.reject(claim, Fault.of(DrsError.SOURCE_CHANGED, "bytes"));
        }
    }

    /** The whole object at the store; a crash after the store had put it together is seen by its being there. */
    private Optional<Stat> assembled(Claim claim) {
        var upload = claim.upload();
        var address = upload.address();
        var there = store.stat(address);
        if (there.isPresent() || address.origin() != Origin.STORED) {
            return there;
        }
        if (upload.parts().count() == 0) {
            store.openBucket(address.container());
            store.putEmpty(address, upload.mimeType());
            return store.stat(address);
        }
        var parts = store.parts(address, upload.storeUpload());
        if (parts.isEmpty() || parts.get().isEmpty()) {
            return Optional.of(assembledElsewhere(upload));
        }
        if (!fits(parts.get(), upload.parts())) {
            return store.stat(address);
        }
        // Some stores copy the parts together: nobody else may begin that meanwhile.
        keep(claim, LEASE.plusSeconds(upload.size() / SLOWEST_ASSEMBLY));
        var closed = store.closeMultipart(address, upload.storeUpload(), parts.get());
        keep(claim, LEASE);
        return closed ? store.stat(address) : Optional.of(assembledElsewhere(upload));
    }

    /**
     * The store no longer knows the parts: a verifier that lost its claim may be putting them together at this moment, so that bytes
     * that are not there yet are looked for again before the upload is rejected.
     */
    private Stat assembledElsewhere(Upload upload) {
        return store.stat(upload.address()).orElseThrow(() -> DomainException.of(DrsError.BYTES_MISSING));
    }

    private void keep(Claim claim, Duration lease) {
        if (!uploads.keepClaim(claim, lease)) {
            throw DomainException.of(PlatformError.UNAVAILABLE, "drs");
        }
    }

    /** Addresses of parts live on after completion: whoever sends a part again then spoils only the own upload. */
    private static boolean fits(List<Part> parts, PartPlan plan) {
        return parts.size() == plan.count() && parts.stream().allMatch(p -> p.size() == plan.sizeOf(p.number()));
    }

    /** Both digests from one reading; empty when the claim was lost meanwhile. */
    private Optional<Digests> digest(Claim claim) {
        var renewal = new Renewal(claim);
        try (InputStream bytes = store.read(claim.upload().address());
                var lanes = new DigestLanes()) {
            return lanes.of(bytes, renewal::isKept);
        } catch (IOException e) {
            throw DomainException.of(DrsError.STORE_AWAY).causedBy(e);
        }
    }

    /** Renews the lease in time while bytes are read. */
    private final class Renewal {
        private final Claim claim;
        private long next = System.nanoTime() + RENEWAL.toNanos();

        Renewal(Claim claim) {
            this.claim = claim;
        }

        boolean isKept() {
            if (System.nanoTime() < next) {
                return true;
            }
            next = System.nanoTime() + RENEWAL.toNanos();
            return uploads.keepClaim(claim, LEASE);
        }
    }
}
