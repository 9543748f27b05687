package org.jixia.drs.domain.uploads;

import java.time.Instant;
import java.util.UUID;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.platform.errors.Fault;

/**
 * Bytes on their way to become an object: OPEN while parts come in, VERIFYING while the server digests what is stored, then
 * AVAILABLE or REJECTED; OPEN may expire, both may be aborted. The object does not exist before AVAILABLE.
 *
 * @param stated digests that the client stated; either may be null (a registration states none)
 * @param storeUpload the store's name of the multipart upload; null before it is opened there
 * @param fault why it was rejected
 */
public record Upload(
        UploadId id,
        UploadKind kind,
        UUID workspace,
        WorkspacePath path,
        ObjectId object,
        UploadState state,
        long size,
        Digests stated,
        String mimeType,
        PartPlan parts,
        BlobAddress address,
        String storeUpload,
        Maker maker,
        Instant createdAt,
        Instant expiresAt,
        Fault fault) {

    public Upload boundTo(String newStoreUpload) {
        return new Upload(
                id,
                kind,
                workspace,
                path,
                object,
                state,
                size,
                stated,
                mimeType,
                parts,
                address,
                newStoreUpload,
                maker,
                createdAt,
                expiresAt,
                fault);
    }

    /** Room that this upload holds in our own store while it is under way. */
    public long heldBytes() {
        return address.origin() == BlobAddress.Origin.STORED ? size : 0;
    }
}
