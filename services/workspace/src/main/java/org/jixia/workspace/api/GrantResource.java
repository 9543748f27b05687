package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.AdministrationLog;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.Role;
import org.jixia.workspace.domain.Group;
import org.jixia.workspace.domain.GroupService;
import org.jixia.workspace.domain.WorkspaceService;

/**
 * Who may read a workspace beside its members: everyone who signs in, or a group. An owner who is an administrator gives a grant,
 * every owner takes it back.
 */
@Path("/workspaces/{workspace}/grants")
@RunOnVirtualThread
public class GrantResource {
    static final String EVERYONE = WorkspaceService.EVERYONE;

    private final WorkspaceService workspaces;
    private final GroupService groups;
    private final AdministrationLog log;
    private final CurrentCaller caller;

    @Inject
    public GrantResource(
            WorkspaceService workspaces, GroupService groups, AdministrationLog log, CurrentCaller caller) {
        this.workspaces = workspaces;
        this.groups = groups;
        this.log = log;
        this.caller = caller;
    }

    /** {@code grantee} is {@code everyone}, or a group's id with its name. */
    public record GrantView(String grantee, String name, Role role) {
        static final GrantView ALL = new GrantView(EVERYONE, null, Role.READER);

        static GrantView of(Group group) {
            return new GrantView(group.id().toString(), group.name(), Role.READER);
        }
    }

    @GET
    @Permission(Right.WORKSPACE_READ)
    public Page<GrantView> grants(@PathParam("workspace") UUID workspace) {
        var grants = new ArrayList<GrantView>();
        if (workspaces.get(workspace).readableByAll()) {
            grants.add(GrantView.ALL);
        }
        groups.readers(workspace).stream().map(GrantView::of).forEach(grants::add);
        return new Page<>(grants, null);
    }

    @PUT
    @Path("/{grantee}")
    @Permission(Right.WORKSPACE_OWN)
    public GrantView put(@PathParam("workspace") UUID workspace, @PathParam("grantee") String grantee) {
        var person = caller.person();
        requireAdministrator(person, log, workspace, "PUT", grantee);
        if (grantee.equals(EVERYONE)) {
            workspaces.shareWithAll(workspace, true, person.sub());
            return GrantView.ALL;
        }
        return GrantView.of(groups.give(workspace, group(grantee), person.sub()));
    }

    @DELETE
    @Path("/{grantee}")
    @Permission(Right.WORKSPACE_OWN)
    public void delete(@PathParam("workspace") UUID workspace, @PathParam("grantee") String grantee) {
        var me = caller.person().sub();
        if (grantee.equals(EVERYONE)) {
            workspaces.shareWithAll(workspace, false, me);
        } else {
            groups.take(workspace, group(grantee), me);
        }
    }

    /** Sharing beyond members is an administrator's to decide; who tries without is recorded. */
    static void requireAdministrator(
            PersonCaller person, AdministrationLog log, UUID workspace, String method, String grantee) {
        if (!person.has("administrator")) {
            var path = "/workspaces/" + workspace + "/grants/" + grantee;
            log.refused(person.sub(), Right.PLATFORM_ADMIN, workspace, method, path);
            throw DomainException.of(PlatformError.FORBIDDEN, "administrator");
        }
    }

    private static UUID group(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }
}
