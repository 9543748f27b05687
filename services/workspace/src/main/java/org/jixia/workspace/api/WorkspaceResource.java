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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Etags;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.AdministrationLog;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.Role;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.workspace.domain.ArrivalService;
import org.jixia.workspace.domain.CloneService;
import org.jixia.workspace.domain.Member;
import org.jixia.workspace.domain.RemovalService;
import org.jixia.workspace.domain.Repeats.Command;
import org.jixia.workspace.domain.Workspace;
import org.jixia.workspace.domain.WorkspaceRepository;
import org.jixia.workspace.domain.WorkspaceRepository.Listed;
import org.jixia.workspace.domain.WorkspaceService;
import org.jixia.workspace.domain.WorkspaceService.Details;
import org.jixia.workspace.domain.WorkspaceService.Wanted;

/** Workspaces, their locks, clones and removal. */
@Path("/workspaces")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class WorkspaceResource {
    private final WorkspaceService workspaces;
    private final CloneService clones;
    private final RemovalService removals;
    private final ArrivalService arrivals;
    private final AdministrationLog log;
    private final CurrentCaller caller;

    @Inject
    public WorkspaceResource(
            WorkspaceService workspaces,
            CloneService clones,
            RemovalService removals,
            ArrivalService arrivals,
            AdministrationLog log,
            CurrentCaller caller) {
        this.workspaces = workspaces;
        this.clones = clones;
        this.removals = removals;
        this.arrivals = arrivals;
        this.log = log;
        this.caller = caller;
    }

    public record NewWorkspace(String name, String description, List<String> tags, UUID billingAccount) {
        Wanted wanted() {
            return new Wanted(name, new Details(description, tags), billingAccount);
        }
    }

    /** What a clone is called and who pays, and what follows: tables, workspace data and configurations unless told otherwise. */
    public record NewClone(
            String name,
            String description,
            List<String> tags,
            UUID billingAccount,
            Boolean tables,
            Boolean data,
            Boolean configurations,
            Boolean files) {
        Wanted wanted() {
            return new Wanted(name, new Details(description, tags), billingAccount);
        }

        CloneService.Following following() {
            return new CloneService.Following(
                    tables == null || tables,
                    data == null || data,
                    configurations == null || configurations,
                    files != null && files);
        }
    }

    public record Change(String name, String description, List<String> tags, Boolean readableByAll) {}

    @Schema(
            requiredProperties = {
                "id",
                "name",
                "tags",
                "personal",
                "owner",
                "billingAccount",
                "state",
                "locked",
                "controlled",
                "readableByAll",
                "version",
                "createdAt",
                "updatedAt",
                "role",
                "canShare",
                "canCompute"
            })
    public record WorkspaceView(
            UUID id,
            String name,
            String description,
            List<String> tags,
            boolean personal,
            String owner,
            UUID billingAccount,
            WorkspaceState state,
            boolean locked,
            boolean controlled,
            boolean readableByAll,
            long version,
            Instant createdAt,
            Instant updatedAt,
            Instant removingAt,
            Role role,
            Boolean canShare,
            Boolean canCompute) {
        static WorkspaceView of(Workspace room, Member member) {
            return new WorkspaceView(
                    room.id(),
                    room.name(),
                    room.description(),
                    room.tags(),
                    room.personal(),
                    room.owner(),
                    room.billingAccount(),
                    room.state(),
                    room.locked(),
                    room.controlled(),
                    room.readableByAll(),
                    room.version(),
                    room.createdAt(),
                    room.updatedAt(),
                    room.removingAt(),
                    member == null ? Role.READER : member.role(),
                    member != null && member.canShare(),
                    member != null && member.canCompute());
        }
    }

    @GET
    @Permission(Right.SELF)
    public Page<WorkspaceView> list(
            @QueryParam("search") String search,
            @QueryParam("tag") String tag,
            @QueryParam("of") String of,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var person = caller.person();
        var size = Page.size(pageSize);
        var wanted = new WorkspaceRepository.Wanted(person.sub(), given(search), given(tag), whose(of));
        var filter = wanted.toString();
        var after = PageToken.decode(
                pageToken, filter, keys -> new Position(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
        if (after.isEmpty()) {
            ensurePersonal(person);
        }
        var found = workspaces.list(
                wanted,
                after.map(Position::updatedAt).orElse(null),
                after.map(Position::id).orElse(null),
                size + 1);
        return Page.of(found, size, filter, WorkspaceResource::position)
                .map(listed -> WorkspaceView.of(listed.workspace(), listed.member()));
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static WorkspaceRepository.Whose whose(String of) {
        return switch (given(of)) {
            case null -> null;
            case "mine" -> WorkspaceRepository.Whose.MINE;
            case "shared" -> WorkspaceRepository.Whose.SHARED;
            default ->
                throw DomainException.of(
                        PlatformError.INVALID_FIELD, "of", Expected.ONE_OF.of(List.of("mine", "shared")));
        };
    }

    /** A list is worth showing even when billing, which a first personal workspace needs, is away. */
    private void ensurePersonal(PersonCaller person) {
        try {
            arrivals.arrived(person);
        } catch (DomainException later) {
            if (later.kind() != Kind.UNAVAILABLE) {
                throw later;
            }
        }
    }

    private record Position(Instant updatedAt, UUID id) {}

    private static List<String> position(Listed listed) {
        return List.of(
                listed.workspace().updatedAt().toString(),
                listed.workspace().id().toString());
    }

    @POST
    @Permission(Right.SELF)
    @APIResponseSchema(value = WorkspaceView.class, responseCode = "201")
    public Response create(@HeaderParam("Idempotency-Key") String key, NewWorkspace wanted) {
        var body = Bodies.required(wanted);
        var made = workspaces.create(caller.person(), body.wanted(), new Command("workspaces", key, body));
        return Response.status(201)
                .header("Location", "/workspaces/" + made.id())
                .entity(view(made))
                .build();
    }

    @GET
    @Path("/{workspace}")
    @Permission(Right.WORKSPACE_READ)
    @APIResponseSchema(WorkspaceView.class)
    public Response get(@PathParam("workspace") UUID workspace) {
        return tagged(workspaces.get(workspace));
    }

    @PATCH
    @Path("/{workspace}")
    @Permission(Right.WORKSPACE_OWN)
    @APIResponseSchema(WorkspaceView.class)
    public Response change(
            @PathParam("workspace") UUID workspace, @HeaderParam("If-Match") String ifMatch, Change change) {
        var body = Bodies.required(change);
        Workspace.checked(new Details(body.description(), body.tags()));
        return tagged(workspaces.change(workspace, Etags.expected(ifMatch), me(), room -> {
            room.requireUnlocked();
            return new Workspace(
                    room.id(),
                    body.name() == null ? room.name() : Workspace.checkedName(body.name()),
                    body.description() == null ? room.description() : body.description(),
                    body.tags() == null ? room.tags() : List.copyOf(body.tags()),
                    room.personal(),
                    room.owner(),
                    room.billingAccount(),
                    room.state(),
                    room.locked(),
                    room.controlled(),
                    body.readableByAll() == null
                            ? room.readableByAll()
                            : allowedForAll(workspace, body.readableByAll()),
                    room.version(),
                    room.createdAt(),
                    room.updatedAt(),
                    room.removingAt());
        }));
    }

    private boolean allowedForAll(UUID workspace, boolean wanted) {
        if (wanted) {
            GrantResource.requireAdministrator(caller.person(), log, workspace, "PATCH", GrantResource.EVERYONE);
        }
        return wanted;
    }

    @DELETE
    @Path("/{workspace}")
    @Permission(Right.WORKSPACE_OWN)
    @APIResponseSchema(value = WorkspaceView.class, responseCode = "202")
    public Response delete(@PathParam("workspace") UUID workspace) {
        return Response.accepted(view(removals.startRemoval(workspace, me()))).build();
    }

    @GET
    @Path("/{workspace}/removal")
    @Permission(Right.WORKSPACE_READ)
    public RemovalService.Contents removal(@PathParam("workspace") UUID workspace) {
        return removals.contents(workspace);
    }

    @PUT
    @Path("/{workspace}/removal")
    @Permission(Right.WORKSPACE_OWN)
    @APIResponseSchema(value = WorkspaceView.class, responseCode = "202")
    public Response remove(@PathParam("workspace") UUID workspace) {
        return delete(workspace);
    }

    @DELETE
    @Path("/{workspace}/removal")
    @Permission(Right.WORKSPACE_OWN)
    public WorkspaceView takeBack(@PathParam("workspace") UUID workspace) {
        return view(removals.takeBack(workspace, me()));
    }

    @PUT
    @Path("/{workspace}/lock")
    @Permission(Right.WORKSPACE_OWN)
    public WorkspaceView lock(@PathParam("workspace") UUID workspace) {
        return view(removals.lock(workspace, true, me()));
    }

    @DELETE
    @Path("/{workspace}/lock")
    @Permission(Right.WORKSPACE_OWN)
    public WorkspaceView unlock(@PathParam("workspace") UUID workspace) {
        return view(removals.lock(workspace, false, me()));
    }

    @POST
    @Path("/{workspace}:clone")
    @Permission(Right.WORKSPACE_READ)
    @APIResponseSchema(value = WorkspaceView.class, responseCode = "201")
    public Response copy(
            @PathParam("workspace") UUID workspace, @HeaderParam("Idempotency-Key") String key, NewClone wanted) {
        var body = Bodies.required(wanted);
        var made = clones.copy(
                new CloneService.Source(workspace, body.following()),
                caller.person(),
                body.wanted(),
                new Command("clones of " + workspace, key, body));
        return Response.status(201).entity(view(made)).build();
    }

    private Response tagged(Workspace room) {
        return Response.ok(view(room)).header("ETag", Etags.of(room.version())).build();
    }

    private WorkspaceView view(Workspace room) {
        var member = workspaces.members(room.id()).stream()
                .filter(candidate -> candidate.person().equals(me()))
                .findFirst();
        return WorkspaceView.of(room, member.orElse(null));
    }

    private String me() {
        return caller.person().sub();
    }
}
