package org.jixia.drs.domain.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jixia.drs.domain.BlobAddress.Origin;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.BlobStore.Part;
import org.jixia.drs.domain.BlobStore.Stat;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.uploads.UploadState.Step;
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
    private static final int BUFFER = 1 << 20;
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
        claimed.ifPresent(this::verifyOrReject);
        return claimed.isPresent();
    }

    private void verifyOrReject(Upload upload) {
        try {
            verify(upload);
        } catch (DomainException refusal) {
            if (refusal.kind() == Kind.UNAVAILABLE) {
                throw refusal;
            }
            reject(upload, Fault.of(DrsError.STORE_REFUSED, "bytes"));
        } catch (RuntimeException unforeseen) {
            if (uploads.countFailure(upload.id()) < MAX_FAILURES) {
                throw unforeseen;
            }
            reject(upload, Fault.of(DrsError.VERIFICATION_FAILED, "bytes", MAX_FAILURES));
        }
    }

    private void verify(Upload upload) {
        var stat = assembled(upload);
        if (stat.isEmpty()) {
            reject(upload, Fault.of(DrsError.BYTES_MISSING, "bytes"));
        } else if (stat.get().size() != upload.size()) {
            reject(upload, Fault.of(DrsError.SIZE_DIFFERS, "size", stat.get().size(), upload.size()));
        } else {
            digest(upload).ifPresent(digests -> conclude(upload, digests, stat.get()));
        }
    }

    private void conclude(Upload upload, Digests found, Stat before) {
        var stated = upload.stated();
        if (stated.sha256() != null && !stated.sha256().equals(found.sha256())) {
            reject(upload, Fault.of(DrsError.SHA256_DIFFERS, "sha256", found.sha256(), stated.sha256()));
        } else if (stated.md5() != null && !stated.md5().equals(found.md5())) {
            reject(upload, Fault.of(DrsError.MD5_DIFFERS, "md5", found.md5(), stated.md5()));
        } else if (upload.address().origin() == Origin.STORED) {
            ledger.finish(upload, found, null);
        } else if (store.stat(upload.address()).equals(Optional.of(before))) {
            ledger.finish(upload, found, before.fingerprint());
        } else {
            reject(upload, Fault.of(DrsError.SOURCE_CHANGED, "bytes"));
        }
    }

    private void reject(Upload upload, Fault fault) {
        ledger.fail(upload, Step.REJECT, fault);
    }

    /** The whole object at the store; a crash after the store had put it together is seen by its being there. */
    private Optional<Stat> assembled(Upload upload) {
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
        var parts = store.parts(address, upload.storeUpload()).orElse(List.of());
        if (!fits(parts, upload.parts())) {
            return store.stat(address);
        }
        // Some stores copy the parts together: nobody else may begin that meanwhile.
        if (!uploads.keepClaim(upload.id(), LEASE.plusSeconds(upload.size() / SLOWEST_ASSEMBLY))) {
            throw DomainException.of(PlatformError.UNAVAILABLE, "claim");
        }
        store.closeMultipart(address, upload.storeUpload(), parts);
        uploads.keepClaim(upload.id(), LEASE);
        return store.stat(address);
    }

    /** Addresses of parts live on after completion: whoever sends a part again then spoils only the own upload. */
    private static boolean fits(List<Part> parts, PartPlan plan) {
        return parts.size() == plan.count() && parts.stream().allMatch(p -> p.size() == plan.sizeOf(p.number()));
    }

    /** Both digests from one reading; empty when the claim was lost meanwhile. */
    private Optional<Digests> digest(Upload upload) {
        var sha256 = algorithm("SHA-256");
        var md5 = algorithm("MD5");
        var buffer = new byte[BUFFER];
        var renewAt = System.nanoTime() + RENEWAL.toNanos();
        try (InputStream bytes = store.read(upload.address())) {
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                sha256.update(buffer, 0, n);
                md5.update(buffer, 0, n);
                if (System.nanoTime() > renewAt) {
                    if (!uploads.keepClaim(upload.id(), LEASE)) {
                        return Optional.empty();
                    }
                    renewAt = System.nanoTime() + RENEWAL.toNanos();
                }
            }
        } catch (IOException e) {
            throw DomainException.of(DrsError.STORE_AWAY).causedBy(e);
        }
        return Optional.of(new Digests(hex(sha256), hex(md5)));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
