package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.drs.api.RequestMapper.FaultBody;
import org.jixia.drs.domain.folders.FolderCommand;
import org.jixia.drs.domain.folders.FolderContents;
import org.jixia.drs.domain.folders.FolderService;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Whole folders of a workspace: what lies there, delete it, move it, how far that is, and an end to it. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FolderResource {
    private final FolderService folders;
    private final CurrentCaller caller;

    public FolderResource(FolderService folders, CurrentCaller caller) {
        this.folders = folders;
        this.caller = caller;
    }

    /** What a command on the folder would be about. */
    @GET
    @Path("/folders:contents")
    @Permission(Right.WORKSPACE_READ)
    public ContentsBody contents(@PathParam("workspace") String workspace, @QueryParam("prefix") String prefix) {
        return ContentsBody.of(folders.contents(caller.get(), id(workspace), prefix));
    }

    @POST
    @Path("/folders:delete")
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(value = CommandBody.class, responseCode = "202")
    public Response delete(
            @PathParam("workspace") String workspace,
            FolderDeletion request,
            @HeaderParam("Idempotency-Key") String key,
            @Context HttpHeaders headers) {
        var prefix = RequestMapper.body(request).prefix();
        return begun(folders.delete(caller.get(), id(workspace), prefix, key), headers);
    }

    @POST
    @Path("/folders:move")
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(value = CommandBody.class, responseCode = "202")
    public Response move(
            @PathParam("workspace") String workspace,
            FolderMove request,
            @HeaderParam("Idempotency-Key") String key,
            @Context HttpHeaders headers) {
        var body = RequestMapper.body(request);
        return begun(folders.move(caller.get(), id(workspace), body.prefix(), body.to(), key), headers);
    }

    /** The last twenty. */
    @GET
    @Path("/folder-commands")
    @Permission(Right.WORKSPACE_READ)
    public Commands list(@PathParam("workspace") String workspace, @Context HttpHeaders headers) {
        return new Commands(folders.list(caller.get(), id(workspace)).stream()
                .map(command -> CommandBody.of(command, headers))
                .toList());
    }

    /** Ends one that runs, after its batch; what was done stays done. One that has ended is answered as it is. */
    @POST
    @Path("/folder-commands/{command: [^/:]+}:stop")
    @Permission(Right.WORKSPACE_WRITE)
    @Consumes(MediaType.WILDCARD)
    public CommandBody stop(
            @PathParam("workspace") String workspace,
            @PathParam("command") String command,
            @Context HttpHeaders headers) {
        return CommandBody.of(folders.stop(caller.get(), id(workspace), id(command)), headers);
    }

    private static Response begun(FolderCommand command, HttpHeaders headers) {
        return Response.accepted(CommandBody.of(command, headers)).build();
    }

    private static UUID id(String text) {
        return RequestMapper.id(text, PlatformError.NOT_FOUND);
    }

    public record FolderDeletion(String prefix) {}

    public record FolderMove(String prefix, String to) {}

    /**
     * @param files names that show something
     * @param objects with all earlier versions
     * @param freed bytes that the workspace stores less without them
     */
    @Schema(requiredProperties = {"files", "objects", "bytes", "freed"})
    public record ContentsBody(long files, long objects, long bytes, long freed) {
        static ContentsBody of(FolderContents there) {
            return new ContentsBody(there.files(), there.objects(), there.bytes(), there.freed());
        }
    }

    @Schema(requiredProperties = {"items"})
    public record Commands(List<CommandBody> items) {}

    /**
     * A command on a folder; the fault tells why it was STOPPED.
     *
     * @param total objects of a DELETE, names of a MOVE, as {@code done}
     * @param kept names that stayed, because their new ones were taken or too long
     * @param stoppedBy who stopped it by hand, where somebody did
     */
    @Schema(
            requiredProperties = {
                "id",
                "kind",
                "prefix",
                "person",
                "state",
                "total",
                "done",
                "kept",
                "bytes",
                "createdAt"
            })
    public record CommandBody(
            UUID id,
            FolderCommand.Kind kind,
            String prefix,
            String target,
            String person,
            FolderCommand.State state,
            long total,
            long done,
            long kept,
            long bytes,
            FaultBody fault,
            String stoppedBy,
            Instant createdAt,
            Instant endedAt) {

        static CommandBody of(FolderCommand command, HttpHeaders headers) {
            var fault = command.reason() == null
                    ? null
                    : Fault.of(command.reason(), "folder", command.prefix(), command.done(), command.total());
            return new CommandBody(
                    command.id(),
                    command.kind(),
                    command.prefix(),
                    command.target(),
                    command.person(),
                    command.state(),
                    command.total(),
                    command.done(),
                    command.kept(),
                    command.bytes(),
                    RequestMapper.fault(fault, headers),
                    command.stoppedBy(),
                    command.createdAt(),
                    command.endedAt());
        }
    }
}
