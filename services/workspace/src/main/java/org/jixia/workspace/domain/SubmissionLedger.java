package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.LaunchCheck.Checked;

/** Keeps checked submissions, each once however often its caller repeats the command, with what billing reserves for it. */
@ApplicationScoped
public class SubmissionLedger {
    private final SubmissionRepository repository;
    private final WorkspaceRepository workspaces;
    private final WorkspaceMemberships memberships;
    private final Billing billing;
    private final WorkspaceEvents events;
    private final Repeats repeats;

    @Inject
    public SubmissionLedger(
            SubmissionRepository repository,
            WorkspaceRepository workspaces,
            WorkspaceMemberships memberships,
            Billing billing,
            WorkspaceEvents events,
            Repeats repeats) {
        this.repository = repository;
        this.workspaces = workspaces;
        this.memberships = memberships;
        this.billing = billing;
        this.events = events;
        this.repeats = repeats;
    }

    /** A submission as it was kept, and its number of rows. */
    public record Launch(Submission submission, int rows) {}

    Optional<Launch> answered(Repeats.Command command) {
        return repeats.answered(command, Launch.class);
    }

    Map<String, Object> estimate(Checked checked) {
        var submission = checked.submission();
        return billing.estimate(
                submission.billingAccount(), submission.workspace(), submission.digest(), checked.size());
    }

    /** Reserves, then keeps; what is reserved for a submission that is not kept is given back. */
    Launch keep(Checked checked, Repeats.Command command) {
        var mine = checked.submission().id();
        billing.reserve(checked.submission(), checked.size());
        var kept = false;
        try {
            var launch = insert(checked, command);
            kept = launch.submission().id().equals(mine);
            return launch;
        } finally {
            if (!kept) {
                billing.release(mine);
            }
        }
    }

    @Transactional
    Launch insert(Checked checked, Repeats.Command command) {
        return repeats.once(command, Launch.class, () -> {
            checked.rows().read(rows -> repository.insert(checked.submission(), rows));
            requireAllowed(checked.submission());
            events.started(checked.submission(), checked.size());
            return new Launch(repository.find(checked.submission().id()).orElseThrow(), checked.size());
        });
    }

    /**
     * A check takes long, and the person may have lost the right meanwhile, or the workspace be on its way out. Asked last, as it
     * keeps both from changing until the transaction ends: whoever removes a member aborts this submission, or this ends here.
     */
    private void requireAllowed(Submission submission) {
        workspaces
                .hold(submission.workspace())
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND))
                .requireUnlocked();
        memberships.require(submission.workspace(), submission.person(), Right.WORKSPACE_COMPUTE);
    }
}
