package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.workspace.domain.WorkspaceMemberships;
import org.jixia.workspace.domain.WorkspaceService;

/** What other services ask: personal workspaces, members, workspaces. */
@Path("/internal")
@RunOnVirtualThread
public class InternalResource {
    private final WorkspaceService workspaces;
    private final WorkspaceMemberships memberships;

    @Inject
    public InternalResource(WorkspaceService workspaces, WorkspaceMemberships memberships) {
        this.workspaces = workspaces;
        this.memberships = memberships;
    }

    public record Person(String displayName) {}

    public record Personal(UUID workspace, UUID billingAccount) {}

    public record Facts(
            UUID workspace,
            String name,
            String owner,
            UUID billingAccount,
            WorkspaceState state,
            boolean locked,
            boolean controlled,
            boolean readableByAll) {}

    @PUT
    @Path("/people/{person}/workspace")
    @Permission(
            value = Right.INTERNAL,
            callers = {"drs", "wes", "tes", "billing", "edge"})
    public Personal personal(@PathParam("person") String person, Person body) {
        var room = workspaces.personal(person, body == null ? null : body.displayName());
        return new Personal(room.id(), room.billingAccount());
    }

    @GET
    @Path("/members/{workspace}/{person}")
    @Permission(Right.INTERNAL)
    public Membership member(@PathParam("workspace") UUID workspace, @PathParam("person") String person) {
        return memberships.find(workspace, person).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    @GET
    @Path("/workspaces/{workspace}")
    @Permission(Right.INTERNAL)
    public Facts workspace(@PathParam("workspace") UUID workspace) {
        var room = workspaces.get(workspace);
        return new Facts(
                room.id(),
                room.name(),
                room.owner(),
                room.billingAccount(),
                room.state(),
                room.locked(),
                room.controlled(),
                room.readableByAll());
    }
}
