package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.Role;
import org.jixia.workspace.api.MemberResource.MemberView;
import org.jixia.workspace.domain.Invitation;
import org.jixia.workspace.domain.InvitationService;
import org.jixia.workspace.domain.Member;
import org.jixia.workspace.domain.PersonRepository;

/** Shares a workspace with people by account or e-mail address, and lists whose first sign-in is waited for. */
@Path("/workspaces/{workspace}/invitations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class InvitationResource {
    private final InvitationService invitations;
    private final PersonRepository people;
    private final CurrentCaller caller;

    @Inject
    public InvitationResource(InvitationService invitations, PersonRepository people, CurrentCaller caller) {
        this.invitations = invitations;
        this.people = people;
        this.caller = caller;
    }

    /** @param to an account of somebody who has been here, or an e-mail address */
    public record NewInvitation(String to, Role role, Boolean canShare, Boolean canCompute) {}

    @Schema(requiredProperties = {"id", "email", "role", "canShare", "canCompute", "invitedBy", "createdAt"})
    public record InvitationView(
            UUID id,
            String email,
            Role role,
            boolean canShare,
            boolean canCompute,
            String invitedBy,
            String invitedByName,
            Instant createdAt) {}

    /** Exactly one is there: the member that somebody became at once, or the invitation that waits. */
    public record InvitedView(MemberView member, InvitationView invitation) {}

    @GET
    @Permission(Right.WORKSPACE_SHARE)
    public Page<InvitationView> list(
            @PathParam("workspace") UUID workspace,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var size = Page.size(pageSize);
        var filter = workspace.toString();
        var after = PageToken.decode(pageToken, filter, List::getFirst).orElse(null);
        var found = invitations.list(workspace, after, size + 1);
        var named = people.named(found.stream().map(Invitation::invitedBy).toList());
        return Page.of(found, size, filter, one -> List.of(one.email()))
                .map(one -> view(
                        one,
                        named.containsKey(one.invitedBy())
                                ? named.get(one.invitedBy()).name()
                                : null));
    }

    @POST
    @Permission(Right.WORKSPACE_SHARE)
    public InvitedView invite(@PathParam("workspace") UUID workspace, NewInvitation wanted) {
        var body = Bodies.required(wanted);
        var to = Bodies.required(body.to(), "to").strip();
        var role = Bodies.required(body.role(), "role");
        var owner = role == Role.OWNER;
        var me = caller.person();
        var invited = invitations.invite(
                to,
                new Member(
                        workspace,
                        "",
                        role,
                        body.canShare() == null ? owner : body.canShare(),
                        body.canCompute() == null ? owner : body.canCompute()),
                me.sub());
        if (invited.member() == null) {
            return new InvitedView(null, view(invited.invitation(), me.name()));
        }
        var person = invited.member().person();
        return new InvitedView(
                MemberView.of(invited.member(), people.named(List.of(person)).get(person)), null);
    }

    @DELETE
    @Path("/{invitation}")
    @Permission(Right.WORKSPACE_SHARE)
    public void revoke(@PathParam("workspace") UUID workspace, @PathParam("invitation") UUID invitation) {
        invitations.revoke(workspace, invitation, caller.person().sub());
    }

    private static InvitationView view(Invitation one, String invitedByName) {
        return new InvitationView(
                one.id(),
                one.email(),
                one.role(),
                one.canShare(),
                one.canCompute(),
                one.invitedBy(),
                invitedByName,
                one.createdAt());
    }
}
