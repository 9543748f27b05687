package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.drs.domain.objects.ObjectRepository.Name;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/** What a caller may do with the names of a workspace: give a file another one, delete several files at once. */
@ApplicationScoped
public class NameService {
    private final ObjectRepository objects;
    private final NameLedger ledger;
    private final Memberships memberships;
    private final DecisionLog decisions;

    public NameService(ObjectRepository objects, NameLedger ledger, Memberships memberships, DecisionLog decisions) {
        this.objects = objects;
        this.ledger = ledger;
        this.memberships = memberships;
        this.decisions = decisions;
    }

    /**
     * Gives a file another path in its workspace; id, bytes and digests stay, and its earlier versions go along. References,
     * registered files and bundles are names like others. A file that has the path already is success.
     */
    public DataObject rename(Caller caller, ObjectId id, String path) {
        var object = objects.find(id).orElseThrow(() -> DomainException.of(DrsError.OBJECT_NOT_FOUND, id));
        requireWrite(caller, object);
        if (!object.isAvailable()) {
            throw DomainException.of(DrsError.OBJECT_REMOVED, id, object.removedAt());
        }
        var target = WorkspacePath.of(path, "path");
        var name = new Name(object.workspace(), object.path());
        var shown = objects.named(List.of(name)).get(name);
        if (shown == null || !shown.id().equals(id)) {
            throw DomainException.of(DrsError.NAME_NOT_CURRENT, object.path());
        }
        if (target.equals(object.path())) {
            return object;
        }
        var moved = ledger.move(object.workspace(), Map.of(object.path(), target), person(caller));
        var now = objects.find(id).orElseThrow();
        if (moved == 0 && !now.path().equals(target)) {
            throw DomainException.of(DrsError.NAME_TAKEN, target);
        }
        return now;
    }

    private void requireWrite(Caller caller, DataObject object) {
        try {
            memberships.require(object.workspace(), caller, Right.WORKSPACE_WRITE);
        } catch (DomainException refusal) {
            if (refusal.kind() != Kind.NOT_FOUND) {
                throw refusal;
            }
            decisions.refused(Decision.refused(Action.MOVE, caller, object.id(), Detail.of("no-right")));
            throw DomainException.of(DrsError.OBJECT_NOT_FOUND, object.id()).causedBy(refusal);
        }
    }

    /** Deletes all of these or, where one is not of this workspace, none; those that are gone already are success. */
    public void delete(Caller caller, UUID workspace, List<ObjectId> ids) {
        memberships.require(workspace, caller, Right.WORKSPACE_WRITE);
        var found = objects.find(ids);
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < ids.size(); i++) {
            var object = found.get(ids.get(i));
            if (object == null || !object.workspace().equals(workspace)) {
                faults.add(Fault.of(DrsError.OBJECT_NOT_FOUND, "objects[" + i + "]", ids.get(i)));
            }
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
        var there = found.values().stream()
                .filter(DataObject::isAvailable)
                .map(DataObject::id)
                .toList();
        ledger.remove(workspace, there, person(caller));
    }

    private static String person(Caller caller) {
        return Maker.of(caller, null).person();
    }
}
