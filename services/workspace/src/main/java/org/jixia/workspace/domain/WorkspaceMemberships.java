package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
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
        return Membership.admitting(find(workspace, person), right);
    }

    @Override
    public Membership requireUnderWay(UUID workspace, String person, Right right) {
        return Membership.holding(find(workspace, person), right);
    }

    /** What the person has, as a member or by a grant; of a workspace that everybody may read, a reader's for whoever has none. */
    public Optional<Membership> find(UUID workspace, String person) {
        return workspaces
                .find(workspace)
                .flatMap(room -> workspaces
                        .member(workspace, person)
                        .filter(member -> !member.removed())
                        .or(() -> room.readableByAll()
                                ? Optional.of(new Member(workspace, person, Role.READER, false, false))
                                : Optional.empty())
                        .map(member -> member.in(room)));
    }
}
