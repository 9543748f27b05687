package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.Role;

/** The truth about members, which other services ask for; this one reads its own tables and needs no projection. */
@ApplicationScoped
public class WorkspaceMemberships implements Memberships {
    private final WorkspaceRepository workspaces;

    @Inject
    public WorkspaceMemberships(WorkspaceRepository workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public Membership require(UUID workspace, String person, Right right) {
        return find(workspace, person)
                .filter(member -> member.allows(right))
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    /** The membership; of a workspace that everybody may read, a reader's for whoever has none. */
    public Optional<Membership> find(UUID workspace, String person) {
        return workspaces
                .find(workspace)
                .flatMap(room -> workspaces
                        .member(workspace, person)
                        .filter(member -> !member.removed())
                        .map(member -> member.in(room))
                        .or(() -> room.readableByAll()
                                ? Optional.of(new Membership(
                                        workspace,
                                        person,
                                        Role.READER,
                                        false,
                                        false,
                                        room.version(),
                                        room.state(),
                                        room.billingAccount()))
                                : Optional.empty()));
    }
}
