package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/** What a caller may do with objects: look at them, list the names of a workspace, refer to them elsewhere, delete them. */
@ApplicationScoped
public class ObjectService {
    /** Files that one step refers to. */
    private static final int FOLLOWED = 500;

    private final ObjectRepository objects;
    private final ObjectLedger ledger;
    private final ObjectPolicy policy;
    private final Memberships memberships;
    private final DecisionLog decisions;
    private final Clock clock;

    public ObjectService(
            ObjectRepository objects,
            ObjectLedger ledger,
            ObjectPolicy policy,
            Memberships memberships,
            DecisionLog decisions,
            Clock clock) {
        this.objects = objects;
        this.ledger = ledger;
        this.policy = policy;
        this.memberships = memberships;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The object; one that does not exist and one that the caller may not read give the same refusal. */
    public DataObject get(Caller caller, ObjectId id) {
        var object = objects.find(id)
                .filter(o -> policy.mayRead(caller, o))
                .orElseThrow(() -> DomainException.of(DrsError.OBJECT_NOT_FOUND, id));
        if (!object.isAvailable()) {
            throw DomainException.of(DrsError.OBJECT_REMOVED, id, object.removedAt());
        }
        return object;
    }

    /** Those that exist and that the caller may read. */
    public Map<ObjectId, DataObject> get(Caller caller, Collection<ObjectId> ids) {
        var found = objects.find(ids);
        var readable = policy.readable(caller, found.values());
        return found.values().stream()
                .filter(o -> readable.contains(o.id()) && o.isAvailable())
                .collect(Collectors.toMap(DataObject::id, Function.identity()));
    }

    /** Metadata for services, whoever may read it. */
    public List<DataObject> lookUp(Collection<ObjectId> ids) {
        return objects.find(ids).values().stream()
                .filter(DataObject::isAvailable)
                .toList();
    }

    /** Those that exist or existed, for auditors, who meet their ids in the trail. */
    public Collection<DataObject> known(Collection<ObjectId> ids) {
        return objects.find(ids).values();
    }

    public List<ObjectId> confirmed(Map<ObjectId, String> sha256ById) {
        return objects.confirmed(sha256ById);
    }

    public List<FileEntry> list(Caller caller, UUID workspace, FileListing wanted, String after, int limit) {
        memberships.require(workspace, caller, Right.WORKSPACE_READ);
        return objects.list(workspace, wanted, after, limit);
    }

    /** Everything that ever had this name and still exists: replaced files keep their ids. */
    public List<DataObject> versions(Caller caller, UUID workspace, String path) {
        memberships.require(workspace, caller, Right.WORKSPACE_READ);
        return objects.versions(workspace, WorkspacePath.of(path, "path"), 1000);
    }

    /**
     * Shows an object of another (or the same) workspace under a name here; copies nothing and gives no right. The same key gives
     * the reference made before.
     */
    public DataObject reference(Caller caller, UUID workspace, ObjectId id, String path, String key) {
        var member = memberships.require(workspace, caller, Right.WORKSPACE_WRITE);
        var name = WorkspacePath.of(path, "path");
        var source = get(caller, id);
        if (source.isBundle()) {
            throw DomainException.of(DrsError.INVALID_REQUEST)
                    .with(List.of(Fault.of(DrsError.REFERENCE_BUNDLE, "objectId", id)));
        }
        var maker = Maker.of(caller, member.billingAccount());
        var reference = source.referenceAs(ObjectId.next(), workspace, name, maker, clock.instant());
        var added = ledger.addReference(reference, id, key, List.of(workspace, id, name));
        decisions.record(Decision.granted(Action.WRITE, caller, workspace, added));
        return objects.find(added).orElseThrow();
    }

    /**
     * Refers in a clone to the next files of its original, in the order of their paths; names that the clone has already stay as they
     * are, so that a repeated step changes nothing. Gives the last path looked at, or nothing when there are no more.
     */
    public Optional<String> follow(UUID clone, UUID original, String after, Maker maker) {
        var next = objects.list(original, new FileListing("", "", false), after, FOLLOWED);
        var wanted = next.stream()
                .map(FileEntry::object)
                .filter(object -> object.isAvailable() && !object.isBundle())
                .toList();
        var taken = objects.named(wanted.stream()
                .map(object -> new ObjectRepository.Name(clone, object.path()))
                .toList());
        var references = wanted.stream()
                .filter(object -> !taken.containsKey(new ObjectRepository.Name(clone, object.path())))
                .map(object -> object.referenceAs(ObjectId.next(), clone, object.path(), maker, clock.instant()))
                .toList();
        if (!references.isEmpty()) {
            ledger.addShared(references);
            references.forEach(
                    object -> decisions.record(Decision.granted(Action.WRITE, maker.person(), clone, object.id())));
        }
        return next.size() < FOLLOWED
                ? Optional.empty()
                : Optional.of(next.getLast().path());
    }

    /** Deletes for everyone, at once; the bytes follow. An object removed already is success for who might have done it. */
    public void delete(Caller caller, ObjectId id) {
        var object = objects.find(id).orElseThrow(() -> DomainException.of(DrsError.OBJECT_NOT_FOUND, id));
        try {
            memberships.require(object.workspace(), caller, Right.WORKSPACE_WRITE);
        } catch (DomainException refusal) {
            if (refusal.kind() != Kind.NOT_FOUND) {
                throw refusal;
            }
            decisions.refused(Decision.refused(Action.DELETE, caller, id, Detail.of("no-right")));
            throw DomainException.of(DrsError.OBJECT_NOT_FOUND, id).causedBy(refusal);
        }
        decisions.record(Decision.granted(Action.DELETE, caller, object.workspace(), id));
        ledger.remove(List.of(id), caller.actingFor().orElseGet(caller::id));
    }
}
