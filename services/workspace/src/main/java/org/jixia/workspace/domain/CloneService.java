package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.workspace.domain.WorkspaceService.Details;
import org.jixia.workspace.domain.WorkspaceService.Wanted;

/**
 * Makes a workspace from another. Files are referred to at drs in steps after the rest is there: the first ones at once, what is left
 * by a sweep that goes on from the last path.
 */
@ApplicationScoped
public class CloneService {
    private static final Logger LOG = Logger.getLogger(CloneService.class);

    /** Steps that a clone waits for: some thousand files. */
    private static final int STEPS_AT_ONCE = 4;

    private static final int STEPS_OF_A_SWEEP = 100;

    private final WorkspaceService workspaces;
    private final TableRepository tables;
    private final ConfigurationRepository configurations;
    private final FollowingRepository files;
    private final Objects objects;
    private final Repeats repeats;

    @Inject
    public CloneService(
            WorkspaceService workspaces,
            TableRepository tables,
            ConfigurationRepository configurations,
            FollowingRepository files,
            Objects objects,
            Repeats repeats) {
        this.workspaces = workspaces;
        this.tables = tables;
        this.configurations = configurations;
        this.files = files;
        this.objects = objects;
        this.repeats = repeats;
    }

    /** What of the original the clone gets; files stay where they are and are referred to under the same paths. */
    public record Following(boolean tables, boolean data, boolean configurations, boolean files) {}

    /** The original, and what of it follows. */
    public record Source(UUID workspace, Following following) {}

    /** A new workspace of the person with what follows of the original. */
    public Workspace copy(Source source, PersonCaller person, Wanted wanted, Repeats.Command command) {
        return repeats.answered(command, Workspace.class).orElseGet(() -> {
            var old = workspaces.get(source.workspace());
            var details = wanted.details();
            var described = new Details(
                    details.description() == null ? old.description() : details.description(),
                    details.tags() == null ? old.tags() : details.tags());
            var draft = workspaces.drafted(person, new Wanted(wanted.name(), described, wanted.account()));
            var made = keep(source, draft, command);
            if (source.following().files()) {
                follow(made.id(), STEPS_AT_ONCE);
            }
            return made;
        });
    }

    @Transactional
    Workspace keep(Source source, Workspace draft, Repeats.Command command) {
        return repeats.once(command, Workspace.class, () -> {
            workspaces.insert(draft);
            var from = source.workspace();
            var following = source.following();
            tables.copy(from, draft.id(), following.tables(), following.data());
            if (following.configurations()) {
                configurations.copy(from, draft.id());
            }
            if (following.files()) {
                files.begin(draft.id(), from, draft.owner());
            }
            return workspaces.get(draft.id());
        });
    }

    /** Goes on with the files of clones that are not all referred to yet. */
    public void followFiles() {
        files.begun().forEach(clone -> follow(clone, STEPS_OF_A_SWEEP));
    }

    private void follow(UUID clone, int steps) {
        try {
            var room = workspaces.get(clone);
            if (room.state() != WorkspaceState.ACTIVE) {
                files.end(clone);
                return;
            }
            for (var step = 0; step < steps && followed(room); step++) {}
        } catch (RuntimeException later) {
            LOG.warnf("Files follow to clone %s later: %s", clone, later.getMessage());
        }
    }

    /** One step; true while files are left. A repeated one changes nothing. */
    private boolean followed(Workspace clone) {
        var place = files.place(clone.id());
        if (place.isEmpty()) {
            return false;
        }
        var reached = objects.refer(clone.id(), clone.billingAccount(), place.get());
        if (reached.isEmpty()) {
            files.end(clone.id());
            return false;
        }
        files.reached(clone.id(), reached.get());
        return true;
    }
}
