package org.jixia.billing.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixia.billing.domain.CostRepository;
import org.jixia.billing.domain.ReservationService;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;

/** Hears which run belongs to which submission and workflow, who pays for a workspace, and which bytes are kept. */
@ApplicationScoped
public class ProjectionConsumer implements EventConsumer {

    private final CostRepository costs;
    private final ReservationService reservations;

    @Inject
    public ProjectionConsumer(CostRepository costs, ReservationService reservations) {
        this.costs = costs;
        this.reservations = reservations;
    }

    record Workflow(String name, String digest) {}

    record Run(
            UUID run,
            UUID submission,
            String row,
            UUID workspace,
            String person,
            UUID billingAccount,
            String state,
            Instant startedAt,
            Instant endedAt,
            Workflow workflow) {}

    record StoredObject(UUID id, UUID workspace, UUID billingAccount, long size, Long blobSize, UUID blobWorkspace) {

        UUID keeper() {
            return blobWorkspace == null ? workspace : blobWorkspace;
        }

        long kept() {
            return blobSize == null ? size : blobSize;
        }
    }

    record Workspace(UUID workspace, UUID billingAccount, long version) {}

    record Submission(UUID submission) {}

    @Override
    public Set<String> topics() {
        return Set.of(
                "jixia.wes.runs", "jixia.drs.objects", "jixia.workspace.workspaces", "jixia.workspace.submissions");
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        batch.stream().filter(event -> event.version() == 1).forEach(this::apply);
    }

    private void apply(ReceivedEvent event) {
        switch (event.name()) {
            case "RunStarted", "RunFinished" -> run(event);
            case "ObjectRegistered" -> {
                StoredObject object = event.as(StoredObject.class);
                costs.objectKept(object.id(), object.keeper(), object.billingAccount(), object.kept(), event.time());
            }
            case "ObjectRemoved" -> {
                StoredObject object = event.as(StoredObject.class);
                costs.objectGone(object.id(), object.keeper(), object.billingAccount(), object.kept(), event.time());
            }
            case "WorkspaceCreated", "WorkspaceChanged" -> {
                Workspace workspace = event.as(Workspace.class);
                if (workspace.billingAccount() != null) {
                    costs.workspaceHeard(workspace.workspace(), workspace.billingAccount(), workspace.version());
                }
            }
            case "SubmissionEnded" ->
                reservations.release(event.as(Submission.class).submission());
            default -> {
                // other events of these topics change nothing here
            }
        }
    }

    private void run(ReceivedEvent event) {
        Run run = event.as(Run.class);
        Instant ended = event.is("RunFinished") && run.endedAt() == null ? event.time() : run.endedAt();
        costs.runHeard(new CostRepository.RunFact(
                run.run(),
                run.submission(),
                run.workspace(),
                run.person(),
                run.billingAccount(),
                run.workflow() == null ? null : run.workflow().digest(),
                run.workflow() == null ? null : run.workflow().name(),
                run.row(),
                run.state() == null ? "RUNNING" : run.state(),
                run.startedAt(),
                ended));
        if (event.is("RunFinished") && run.submission() == null) {
            reservations.release(run.run());
        }
    }
}
