package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jixia.workspace.domain.SubmissionService.Checked;

/** Keeps checked submissions, each once however often its caller repeats the command, with what billing reserves for it. */
@ApplicationScoped
public class SubmissionLedger {
    private final SubmissionRepository repository;
    private final Billing billing;
    private final WorkspaceEvents events;
    private final Repeats repeats;

    @Inject
    public SubmissionLedger(SubmissionRepository repository, Billing billing, WorkspaceEvents events, Repeats repeats) {
        this.repository = repository;
        this.billing = billing;
        this.events = events;
        this.repeats = repeats;
    }

    /** A submission as it was kept, and its number of rows. */
    public record Launch(Submission submission, int rows) {}

    Optional<Launch> answered(Repeats.Command command) {
        return repeats.answered(command, Launch.class);
    }

    /** Reserves, then keeps; what is reserved for a submission that is not kept is given back. */
    Launch keep(Checked checked, Repeats.Command command) {
        var mine = checked.submission().id();
        billing.reserve(checked.submission(), checked.inputs().size());
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
            repository.insert(checked.submission(), checked.inputs());
            events.started(checked.submission(), checked.inputs().size());
            return new Launch(
                    repository.find(checked.submission().id()).orElseThrow(),
                    checked.inputs().size());
        });
    }
}
