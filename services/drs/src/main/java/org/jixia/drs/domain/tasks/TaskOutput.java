package org.jixia.drs.domain.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.Blob;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.drs.domain.objects.ObjectKind;
import org.jixia.drs.domain.objects.ObjectState;

/**
 * A file that a task leaves: one per task and path, held by the highest attempt. PENDING until its bytes are stored and
 * acknowledged, then AVAILABLE as an object. Whoever wrote it has digested it while writing; the store confirms the size.
 */
public record TaskOutput(
        String task,
        int attempt,
        WorkspacePath path,
        ObjectId object,
        ObjectId blob,
        OutputState state,
        UUID workspace,
        Maker maker,
        long size,
        Digests digests,
        String mimeType,
        int partCount,
        String storeUpload) {

    /** The same claim on other bytes, which are kept already. */
    public TaskOutput sharing(ObjectId keptBlob) {
        return with(object, keptBlob, OutputState.AVAILABLE, attempt, storeUpload);
    }

    public TaskOutput takenOverBy(int newAttempt) {
        return with(object, blob, state, newAttempt, storeUpload);
    }

    public TaskOutput boundTo(String newStoreUpload) {
        return with(object, blob, state, attempt, newStoreUpload);
    }

    private TaskOutput with(ObjectId o, ObjectId b, OutputState s, int a, String u) {
        return new TaskOutput(task, a, path, o, b, s, workspace, maker, size, digests, mimeType, partCount, u);
    }

    public boolean hasContentOf(TaskOutput other) {
        return size == other.size && digests.equals(other.digests) && workspace.equals(other.workspace);
    }

    /** One presigned PUT, which cannot replace anything, for a small file; parts for a large one. */
    public boolean isMultipart() {
        return partCount > 1;
    }

    public BlobAddress address() {
        return BlobAddress.stored(workspace, blob);
    }

    public DataObject asObject(Instant now) {
        return new DataObject(
                object,
                workspace,
                path,
                ObjectKind.BLOB,
                ObjectState.AVAILABLE,
                blob,
                workspace,
                size,
                digests,
                mimeType,
                null,
                maker,
                now,
                null);
    }

    public Blob asBlob() {
        return new Blob(blob, workspace, address(), size, digests, null, Blob.BlobState.KEPT);
    }
}
