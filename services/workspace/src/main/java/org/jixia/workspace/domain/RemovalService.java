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
import org.jixia.platform.identity.WorkspaceState;

/**
 * Locks workspaces and removes them in steps that a sweep repeats: REMOVING stops the work in it, and can be taken back; after the
 * days of grace PURGING empties wes, tes, drs and this service, in that order, each until nothing is left; then REMOVED.
 */
@ApplicationScoped
public class RemovalService {
    private static final Logger LOG = Logger.getLogger(RemovalService.class);
    private static final String SELF = "service:workspace";

    /** Rows deleted in one transaction. */
    private static final int BATCH = 2_000;

    /** Batches of one workspace in one sweep, which has other things to do as well. */
    private static final int BATCHES = 50;

    private final WorkspaceService workspaces;
    private final WorkspaceRepository repository;
    private final TableRepository tables;
    private final SubmissionRepository submissions;
    private final ConfigurationRepository configurations;
    private final SubmissionProgress progress;
    private final Removals removals;

    @Inject
    public RemovalService(
            WorkspaceService workspaces,
            WorkspaceRepository repository,
            TableRepository tables,
            SubmissionRepository submissions,
            ConfigurationRepository configurations,
            SubmissionProgress progress,
            Removals removals) {
        this.workspaces = workspaces;
        this.repository = repository;
        this.tables = tables;
        this.submissions = submissions;
        this.configurations = configurations;
        this.progress = progress;
        this.removals = removals;
    }

    /** What would go with the workspace; files that others refer to go as well. */
    public record Contents(
            UUID workspace,
            long tables,
            long rows,
            int data,
            int configurations,
            int openSubmissions,
            long files,
            long bytes) {}

    /** What drs keeps of a workspace. */
    public record Kept(long objects, long bytes) {}

    public Contents contents(UUID workspace) {
        var kept = removals.kept(workspace);
        var present = tables.tables(workspace);
        return new Contents(
                workspace,
                present.size(),
                present.stream().mapToLong(TableRepository.Counted::rows).sum(),
                tables.data(workspace).size(),
                configurations.list(workspace).size(),
                submissions.open(workspace).size(),
                kept.objects(),
                kept.bytes());
    }

    public Workspace lock(UUID id, boolean locked, String actor) {
        return workspaces.change(id, null, actor, room -> with(room, room.state(), locked, room.removingAt()));
    }

    /** From here on nothing new starts, and what runs is stopped in the same transaction. */
    @Transactional
    public Workspace startRemoval(UUID id, String actor) {
        var removing = workspaces.change(id, null, actor, room -> {
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
        if (removing.state() == WorkspaceState.REMOVING) {
            repository.noteStops(id);
        }
        return removing;
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
        var before = clock.instant().minus(grace);
        for (var room : repository.removalsDue(before)) {
            try {
                purge(room.id(), before);
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

    /** What the sweep saw may be long past: each step looks again, under the workspace's lock, and acts on that alone. */
    void purge(UUID id, Instant before) {
        var room = workspaces.change(
                id,
                null,
                SELF,
                now -> isDue(now, before) ? with(now, WorkspaceState.PURGING, now.locked(), now.removingAt()) : now);
        if (room.state() != WorkspaceState.PURGING) {
            return;
        }
        for (var service : List.of("wes", "tes", "drs")) {
            if (!removals.remove(service, id)) {
                return;
            }
        }
        progress.abandon(id);
        if (isEmptied(id)) {
            workspaces.change(
                    id,
                    null,
                    SELF,
                    now -> now.state() == WorkspaceState.PURGING
                            ? with(now, WorkspaceState.REMOVED, now.locked(), now.removingAt())
                            : now);
        }
    }

    private static boolean isDue(Workspace now, Instant before) {
        return now.state() == WorkspaceState.REMOVING && now.removingAt().isBefore(before);
    }

    /** Submissions first: an end of a run that is being written holds its row, and nothing writes tables after it. */
    private boolean isEmptied(UUID id) {
        for (var batch = 0; batch < BATCHES; batch++) {
            if (!submissions.purge(id, BATCH) && !tables.purge(id, BATCH)) {
                configurations.purge(id);
                return true;
            }
        }
        return false;
    }

    /** Asks another service to let go of a workspace; true when nothing is left there. */
    public interface Removals {
        boolean remove(String service, UUID workspace);

        Kept kept(UUID workspace);

        /** Cancels the person's runs in the workspace. */
        void stop(UUID workspace, String person);
    }
}
