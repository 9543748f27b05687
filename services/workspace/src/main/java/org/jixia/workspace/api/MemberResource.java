package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.Role;
import org.jixia.workspace.domain.Member;
import org.jixia.workspace.domain.Person;
import org.jixia.workspace.domain.PersonRepository;
import org.jixia.workspace.domain.WorkspaceService;

/** The members of a workspace and what each may do. */
@Path("/workspaces/{workspace}/members")
@RunOnVirtualThread
public class MemberResource {
    private final WorkspaceService workspaces;
    private final PersonRepository people;
    private final CurrentCaller caller;

    @Inject
    public MemberResource(WorkspaceService workspaces, PersonRepository people, CurrentCaller caller) {
        this.workspaces = workspaces;
        this.people = people;
        this.caller = caller;
    }

    public record NewMember(Role role, Boolean canShare, Boolean canCompute) {}

    /** {@code account} and {@code name} are absent for a person who has never signed in. */
    @Schema(requiredProperties = {"person", "role", "canShare", "canCompute"})
    public record MemberView(
            String person, String account, String name, Role role, boolean canShare, boolean canCompute) {
        static MemberView of(Member member, Person person) {
            return new MemberView(
                    member.person(),
                    person == null ? null : person.account(),
                    person == null ? null : person.name(),
                    member.role(),
                    member.canShare(),
                    member.canCompute());
        }
    }

    @GET
    @Permission(Right.WORKSPACE_READ)
    public Page<MemberView> members(@PathParam("workspace") UUID workspace) {
        var members = workspaces.members(workspace);
        var named = people.named(members.stream().map(Member::person).toList());
        return new Page<>(
                members.stream()
                        .map(member -> MemberView.of(member, named.get(member.person())))
                        .toList(),
                null);
    }

    @PUT
    @Path("/{person}")
    @Permission(Right.WORKSPACE_SHARE)
    public MemberView put(
            @PathParam("workspace") UUID workspace, @PathParam("person") String person, NewMember wanted) {
        var body = Bodies.required(wanted);
        var role = Bodies.required(body.role(), "role");
        var owner = role == Role.OWNER;
        var stored = workspaces.put(
                new Member(
                        workspace,
                        person,
                        role,
                        body.canShare() == null ? owner : body.canShare(),
                        body.canCompute() == null ? owner : body.canCompute()),
                me());
        return MemberView.of(stored, people.named(List.of(person)).get(person));
    }

    @DELETE
    @Path("/{person}")
    @Permission(Right.WORKSPACE_SHARE)
    public void remove(@PathParam("workspace") UUID workspace, @PathParam("person") String person) {
        workspaces.remove(workspace, person, me());
    }

    private String me() {
        return caller.person().sub();
    }
}
