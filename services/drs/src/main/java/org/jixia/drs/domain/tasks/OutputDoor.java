package org.jixia.drs.domain.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.StorageLimits;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.drs.domain.objects.ObjectRepository;
import org.jixia.drs.domain.tasks.OutputService.NewOutputs;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/** Whether a task's person may still leave files in the workspace, and on whose account; reads the finished objects back. */
@ApplicationScoped
public class OutputDoor {
    private final Memberships memberships;
    private final StorageLimits limits;
    private final ObjectRepository objects;
    private final DecisionLog decisions;

    public OutputDoor(Memberships memberships, StorageLimits limits, ObjectRepository objects, DecisionLog decisions) {
        this.memberships = memberships;
        this.limits = limits;
        this.objects = objects;
        this.decisions = decisions;
    }

    Maker admit(NewOutputs request) {
        var member = member(request);
        limits.makeKnown(member.billingAccount());
        return new Maker(request.person(), request.run(), request.task(), member.billingAccount());
    }

    /** Who may compute in a workspace may leave results there, also without the right to write other files, and after a lock. */
    private Membership member(NewOutputs request) {
        try {
            return memberships.allows(request.workspace(), request.person(), Right.WORKSPACE_COMPUTE)
                    ? memberships.requireUnderWay(request.workspace(), request.person(), Right.WORKSPACE_COMPUTE)
                    : memberships.requireUnderWay(request.workspace(), request.person(), Right.WORKSPACE_WRITE);
        } catch (DomainException refusal) {
            if (refusal.kind() == Kind.NOT_FOUND) {
                var why = Detail.of("workspace-not-found").with("workspace", request.workspace());
                decisions.refused(Decision.refused(Action.WRITE, request.person(), null, why)
                        .forWork(request.run(), request.task()));
            }
            throw refusal;
        }
    }

    /** The objects in this order. */
    List<DataObject> objects(List<ObjectId> ids) {
        var found = objects.find(ids);
        var faults = ids.stream()
                .filter(id -> !found.containsKey(id))
                .map(id -> Fault.of(DrsError.OUTPUT_UNKNOWN, id.toString(), ""))
                .toList();
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.OUTPUTS_INCOMPLETE, faults.size()).with(faults);
        }
        return ids.stream().map(found::get).toList();
    }
}
