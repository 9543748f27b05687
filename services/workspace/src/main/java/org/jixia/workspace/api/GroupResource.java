package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.http.Etags;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.Group;
import org.jixia.workspace.domain.GroupService;
import org.jixia.workspace.domain.Person;
import org.jixia.workspace.domain.PersonRepository;
import org.jixia.workspace.domain.Repeats.Command;

/** Groups of persons, which administrators keep. */
@Path("/groups")
@RunOnVirtualThread
public class GroupResource {
    private final GroupService groups;
    private final PersonRepository people;
    private final CurrentCaller caller;

    @Inject
    public GroupResource(GroupService groups, PersonRepository people, CurrentCaller caller) {
        this.groups = groups;
        this.people = people;
        this.caller = caller;
    }

    public record NewGroup(String name, String description) {}

    public record GroupView(UUID id, String name, String description, int members, long version, Instant createdAt) {
        static GroupView of(Group group) {
            return new GroupView(
                    group.id(), group.name(), group.description(), group.members(), group.version(), group.createdAt());
        }
    }

    /** {@code account} and {@code name} are absent for a person who has never signed in. */
    public record GroupMember(String person, String account, String name) {
        static GroupMember of(String person, Person known) {
            return new GroupMember(person, known == null ? null : known.account(), known == null ? null : known.name());
        }
    }

    @GET
    @Permission(Right.PLATFORM_ADMIN)
    public Page<GroupView> list(@QueryParam("pageSize") String pageSize, @QueryParam("pageToken") String pageToken) {
        var size = Page.size(pageSize);
        var after = PageToken.decode(pageToken, null, List::getFirst).orElse(null);
        return Page.of(groups.list(after, size + 1), size, null, group -> List.of(group.name()))
                .map(GroupView::of);
    }

    @POST
    @Permission(Right.PLATFORM_ADMIN)
    public Response create(@HeaderParam("Idempotency-Key") String key, NewGroup wanted) {
        var body = Bodies.required(wanted);
        var made = groups.create(body.name(), body.description(), me(), new Command("groups", key, body));
        return Response.status(201)
                .header("Location", "/groups/" + made.id())
                .header("ETag", Etags.of(made.version()))
                .entity(GroupView.of(made))
                .build();
    }

    @GET
    @Path("/{group}")
    @Permission(Right.PLATFORM_ADMIN)
    public Response get(@PathParam("group") UUID group) {
        return tagged(groups.get(group));
    }

    @PATCH
    @Path("/{group}")
    @Permission(Right.PLATFORM_ADMIN)
    public Response change(@PathParam("group") UUID group, @HeaderParam("If-Match") String ifMatch, NewGroup wanted) {
        var body = Bodies.required(wanted);
        return tagged(groups.change(group, Etags.expected(ifMatch), body.name(), body.description(), me()));
    }

    @DELETE
    @Path("/{group}")
    @Permission(Right.PLATFORM_ADMIN)
    public void delete(@PathParam("group") UUID group) {
        groups.delete(group, me());
    }

    @GET
    @Path("/{group}/members")
    @Permission(Right.PLATFORM_ADMIN)
    public Page<GroupMember> members(
            @PathParam("group") UUID group,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var size = Page.size(pageSize);
        var filter = group.toString();
        var after = PageToken.decode(pageToken, filter, List::getFirst).orElse(null);
        var page = Page.of(groups.members(group, after, size + 1), size, filter, List::of);
        var named = people.named(page.items());
        return page.map(person -> GroupMember.of(person, named.get(person)));
    }

    @PUT
    @Path("/{group}/members/{person}")
    @Permission(Right.PLATFORM_ADMIN)
    public GroupMember put(@PathParam("group") UUID group, @PathParam("person") String person) {
        groups.add(group, person, me());
        return GroupMember.of(person, people.named(List.of(person)).get(person));
    }

    @DELETE
    @Path("/{group}/members/{person}")
    @Permission(Right.PLATFORM_ADMIN)
    public void remove(@PathParam("group") UUID group, @PathParam("person") String person) {
        groups.remove(group, person, me());
    }

    private static Response tagged(Group group) {
        return Response.ok(GroupView.of(group))
                .header("ETag", Etags.of(group.version()))
                .build();
    }

    private String me() {
        return caller.person().sub();
    }
}
