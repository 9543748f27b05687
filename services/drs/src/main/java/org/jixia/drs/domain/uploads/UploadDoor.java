package org.jixia.drs.domain.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.StorageLimits;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.Caller.RunCaller;
import org.jixia.platform.identity.Caller.ServiceCaller;
import org.jixia.platform.identity.Caller.TaskCaller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/** Who may bring bytes into a workspace, and on whose account; wakes the verifier when something is complete. */
@ApplicationScoped
public class UploadDoor {
    private final Memberships memberships;
    private final StorageLimits limits;
    private final DecisionLog decisions;
    private final VerifierBell bell;

    public UploadDoor(Memberships memberships, StorageLimits limits, DecisionLog decisions, VerifierBell bell) {
        this.memberships = memberships;
        this.limits = limits;
        this.decisions = decisions;
        this.bell = bell;
    }

    /** The maker of what is coming; refuses who may not write there, and records that. */
    public Maker admit(Caller caller, UUID workspace) {
        try {
            var member = memberships.require(workspace, caller, Right.WORKSPACE_WRITE);
            limits.makeKnown(member.billingAccount());
            return maker(caller, member.billingAccount());
        } catch (DomainException refusal) {
            if (refusal.kind() == Kind.NOT_FOUND) {
                var person = maker(caller, null).person();
                decisions.refused(Decision.refused(Action.WRITE, person, null, "workspace " + workspace));
            }
            throw refusal;
        }
    }

    public void read(Caller caller, UUID workspace) {
        memberships.require(workspace, caller, Right.WORKSPACE_READ);
    }

    /** The upload, or one refusal for missing and forbidden. */
    public Upload found(Caller caller, Optional<Upload> upload, UUID id, Right right) {
        var found = upload.orElseThrow(() -> DomainException.of(DrsError.UPLOAD_NOT_FOUND, id));
        try {
            memberships.require(found.workspace(), caller, right);
            return found;
        } catch (DomainException refusal) {
            throw refusal.kind() == Kind.NOT_FOUND
                    ? DomainException.of(DrsError.UPLOAD_NOT_FOUND, id).causedBy(refusal)
                    : refusal;
        }
    }

    public void verifierHasWork() {
        bell.ring();
    }

    private static Maker maker(Caller caller, UUID account) {
        return switch (caller) {
            case PersonCaller person -> new Maker(person.sub(), null, null, account);
            case RunCaller run -> new Maker(run.person(), run.run(), null, account);
            case TaskCaller task ->
                new Maker(task.person(), task.run(), task.task().toString(), account);
            case ServiceCaller service -> new Maker("service:" + service.name(), null, null, account);
        };
    }
}
