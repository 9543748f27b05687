package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.workspace.domain.WorkspaceService.Details;
import org.jixia.workspace.domain.WorkspaceService.Wanted;

/** Makes a workspace from another. */
@ApplicationScoped
public class CloneService {
    private final WorkspaceService workspaces;
    private final TableRepository tables;
    private final ConfigurationRepository configurations;
    private final Repeats repeats;

    @Inject
    public CloneService(
            WorkspaceService workspaces,
            TableRepository tables,
            ConfigurationRepository configurations,
            Repeats repeats) {
        this.workspaces = workspaces;
        this.tables = tables;
        this.configurations = configurations;
        this.repeats = repeats;
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
            configurations.copy(from, draft.id());
            return workspaces.get(draft.id());
        });
    }
}
