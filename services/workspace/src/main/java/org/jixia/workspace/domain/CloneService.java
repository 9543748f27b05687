package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.workspace.domain.WorkspaceService.Details;
import org.jixia.workspace.domain.WorkspaceService.Wanted;

/** What happens to a workspace as a whole: cloned, locked, removed in steps that a sweep repeats. */
@ApplicationScoped
public class CloneService {
    private static final Logger LOG = Logger.getLogger(CloneService.class);

    private final WorkspaceService workspaces;
    private final WorkspaceRepository repository;
    private final TableRepository tables;
    private final SubmissionRepository submissions;
    private final Removals removals;
    private final Repeats repeats;

    @Inject
    public CloneService(
            WorkspaceService workspaces,
            WorkspaceRepository repository,
            TableRepository tables,
            SubmissionRepository submissions,
            Removals removals,
            Repeats repeats) {
        this.workspaces = workspaces;
        this.repository = repository;
        this.tables = tables;
        this.submissions = submissions;
        this.removals = removals;
        this.repeats = repeats;
    }

    /** What would go with the workspace. */
    public record Contents(UUID workspace, long tables, long rows, int data, int configurations, int openSubmissions) {}

    public Contents contents(UUID workspace) {
        var present = tables.tables(workspace);
        var open = submissions.open().stream()
                .filter(submission -> submission.workspace().equals(workspace))
                .count();
        return new Contents(
                workspace,
                present.size(),
                present.stream().mapToLong(DataTable::rows).sum(),
                tables.data(workspace).size(),
                submissions.configurations(workspace).size(),
                (int) open);
    }

    /** A new workspace with the same tables, data and configurations; files stay where they are and are referred to. */
    public Workspace copy(UUID from, PersonCaller person, Wanted wanted, Repeats.Command command) {
        return repeats.answered(command, Workspace.class).orElseGet(() -> {
            var old = workspaces.get(from);
            var details = wanted.details();
            var described = new Details(
                    details.description() == null ? old.description() : details.description(),
                    details.tags() == null ? old.tags() : details.tags());
            return keep(
                    from, workspaces.drafted(person, new Wanted(wanted.name(), described, wanted.account())), command);
        });
    }

    @Transactional
    Workspace keep(UUID from, Workspace draft, Repeats.Command command) {
        return repeats.once(command, Workspace.class, () -> {
            workspaces.insert(draft);
            tables.copy(from, draft.id());
            submissions.copyConfigurations(from, draft.id());
            return workspaces.get(draft.id());
        });
    }

    public Workspace lock(UUID id, boolean locked, String actor) {
        return workspaces.change(id, null, actor, room -> with(room, room.state(), locked, room.removingAt()));
    }

    public Workspace startRemoval(UUID id, String actor) {
        return workspaces.change(id, null, actor, room -> {
            if (room.personal()) {
                throw DomainException.of(WorkspaceError.PERSONAL_STAYS);
            }
            if (room.locked()) {
                throw DomainException.of(PlatformError.WORKSPACE_LOCKED);
            }
            return room.state() == WorkspaceState.ACTIVE
                    ? with(room, WorkspaceState.REMOVING, false, Instant.now())
                    : room;
        });
    }

    public Workspace takeBack(UUID id, String actor) {
        return workspaces.change(id, null, actor, room -> switch (room.state()) {
            case ACTIVE -> room;
            case REMOVING -> with(room, WorkspaceState.ACTIVE, room.locked(), null);
            case PURGING, REMOVED -> throw DomainException.of(WorkspaceError.NOT_ACTIVE);
        });
    }

    private static Workspace with(Workspace room, WorkspaceState state, boolean locked, Instant removingAt) {
        return new Workspace(
                room.id(),
                room.name(),
                room.description(),
                room.tags(),
                room.personal(),
                room.owner(),
                room.billingAccount(),
                state,
                locked,
                room.controlled(),
                room.readableByAll(),
                room.version(),
                room.createdAt(),
                room.updatedAt(),
                removingAt);
    }

    /** Takes removals whose days of grace are over one step on: wes, tes, drs in that order, each until it says done. */
    public void sweep(Duration grace, Clock clock) {
        for (var room : repository.removalsDue(clock.instant().minus(grace))) {
            try {
                purge(room);
            } catch (RuntimeException later) {
                LOG.warnf("removal of workspace %s waits: %s", room.id(), later.getMessage());
            }
        }
    }

    /** Stops at wes the work of persons who may not compute any more; what fails is tried again. */
    public void stopWork() {
        for (var stop : repository.stops()) {
            try {
                removals.stop(stop.workspace(), stop.person());
                repository.forgetStop(stop);
            } catch (RuntimeException later) {
                LOG.warnf("work of a former member of %s goes on: %s", stop.workspace(), later.getMessage());
            }
        }
    }

    private void purge(Workspace room) {
        if (room.state() == WorkspaceState.REMOVING) {
            workspaces.change(
                    room.id(),
                    null,
                    "service:workspace",
                    now -> with(now, WorkspaceState.PURGING, now.locked(), now.removingAt()));
        }
        for (var service : List.of("wes", "tes", "drs")) {
            if (!removals.remove(service, room.id())) {
                return;
            }
        }
        workspaces.change(
                room.id(),
                null,
                "service:workspace",
                now -> with(now, WorkspaceState.REMOVED, now.locked(), now.removingAt()));
    }

    /** Asks another service to let go of a workspace; true when nothing is left there. */
    public interface Removals {
        boolean remove(String service, UUID workspace);

        /** Cancels the person's runs in the workspace. */
        void stop(UUID workspace, String person);
    }
}
