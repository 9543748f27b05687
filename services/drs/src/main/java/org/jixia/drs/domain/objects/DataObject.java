package org.jixia.drs.domain.objects;

import java.time.Instant;
import java.util.UUID;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.Caller.RunCaller;
import org.jixia.platform.identity.Caller.ServiceCaller;
import org.jixia.platform.identity.Caller.TaskCaller;

/**
 * An object: bytes (or a bundle of objects) that never change under an id that is never used again. AVAILABLE from its first
 * moment; REMOVING once deleted, while its bytes are; then REMOVED, a tombstone. {@code home} is the workspace whose bucket keeps
 * the bytes: another one than {@code workspace} for a reference, which is read only by who may read both.
 */
public record DataObject(
        ObjectId id,
        UUID workspace,
        WorkspacePath path,
        ObjectKind kind,
        ObjectState state,
        ObjectId blob,
        UUID home,
        long size,
        Digests digests,
        String mimeType,
        String description,
        Maker maker,
        Instant createdAt,
        Instant removedAt) {

    /** Who made it, in which run and task if any, and which account pays. */
    public record Maker(String person, UUID run, String task, UUID billingAccount) {

        public static Maker of(Caller caller, UUID account) {
            return switch (caller) {
                case PersonCaller person -> new Maker(person.sub(), null, null, account);
                case RunCaller run -> new Maker(run.person(), run.run(), null, account);
                case TaskCaller task ->
                    new Maker(task.person(), task.run(), task.task().toString(), account);
                case ServiceCaller service -> new Maker(service.id(), null, null, account);
            };
        }
    }

    public boolean isAvailable() {
        return state == ObjectState.AVAILABLE;
    }

    public boolean isBundle() {
        return kind == ObjectKind.BUNDLE;
    }

    public boolean isReference() {
        return !home.equals(workspace);
    }

    public String name() {
        return path.name();
    }

    /** The same bytes under another name and id; only the name is new, so nothing is copied. */
    public DataObject referenceAs(ObjectId newId, UUID inWorkspace, WorkspacePath newPath, Maker by, Instant now) {
        return new DataObject(
                newId,
                inWorkspace,
                newPath,
                kind,
                ObjectState.AVAILABLE,
                blob,
                home,
                size,
                digests,
                mimeType,
                description,
                by,
                now,
                null);
    }
}
