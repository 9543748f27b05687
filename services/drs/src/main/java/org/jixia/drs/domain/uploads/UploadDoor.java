package org.jixia.drs.domain.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.StorageLimits;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.identity.Membership;
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
        var member = member(caller, workspace, Right.WORKSPACE_WRITE, Action.WRITE);
        limits.makeKnown(member.billingAccount());
        return Maker.of(caller, member.billingAccount());
    }

    public void read(Caller caller, UUID workspace) {
        member(caller, workspace, Right.WORKSPACE_READ, Action.READ);
    }

    private Membership member(Caller caller, UUID workspace, Right right, Action action) {
        try {
            return memberships.require(workspace, caller, right);
        } catch (DomainException refusal) {
            if (refusal.kind() == Kind.NOT_FOUND) {
                var why = Detail.of("workspace-not-found").with("workspace", workspace);
                decisions.refused(Decision.refused(action, caller, null, why));
            }
            throw refusal;
        }
    }

    /** The upload, or one refusal for missing and forbidden, which is recorded. */
    public Upload found(Caller caller, Optional<Upload> upload, UUID id, Right right) {
        if (upload.isEmpty()) {
            throw notFound(caller, null, id, right);
        }
        try {
            memberships.require(upload.get().workspace(), caller, right);
            return upload.get();
        } catch (DomainException refusal) {
            throw refusal.kind() == Kind.NOT_FOUND
                    ? notFound(caller, upload.get().object(), id, right).causedBy(refusal)
                    : refusal;
        }
    }

    private DomainException notFound(Caller caller, ObjectId object, UUID id, Right right) {
        var action = right == Right.WORKSPACE_READ ? Action.READ : Action.WRITE;
        decisions.refused(Decision.refused(
                action, caller, object, Detail.of("upload-not-found").with("upload", id)));
        return DomainException.of(DrsError.UPLOAD_NOT_FOUND, id);
    }

    public void verifierHasWork() {
        bell.ring();
    }
}
