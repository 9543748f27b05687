package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.drs.domain.BlobStore.Part;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.uploads.NewUpload;
import org.jixia.drs.domain.uploads.Upload;
import org.jixia.drs.domain.uploads.UploadService;
import org.jixia.drs.domain.uploads.UploadState;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Uploads by parts, resumable by whoever may write in the workspace. */
@Path("/uploads")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {
    private final UploadService uploads;
    private final CurrentCaller caller;

    public UploadResource(UploadService uploads, CurrentCaller caller) {
        this.uploads = uploads;
        this.caller = caller;
    }

    @POST
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    @APIResponseSchema(value = UploadBody.class, responseCode = "201")
    public Response open(NewUpload request, @HeaderParam("Idempotency-Key") String key, @Context HttpHeaders headers) {
        var upload = uploads.open(caller.get(), RequestMapper.body(request), key);
        return Response.created(URI.create("/uploads/" + upload.id()))
                .entity(UploadBody.of(upload, List.of(), headers))
                .build();
    }

    @GET
    @Path("/{id}")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public UploadBody get(@PathParam("id") String id, @Context HttpHeaders headers) {
        var view = uploads.view(caller.get(), id(id));
        return UploadBody.of(view.upload(), view.parts(), headers);
    }

    @GET
    @Permission(Right.SELF)
    public Page<UploadBody> list(
            @QueryParam("workspace") String workspace,
            @QueryParam("state") String state,
            @QueryParam("path") String path,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken,
            @Context HttpHeaders headers) {
        var inState = state(state);
        new RequestMapper().require(workspace, "workspace").check();
        var filter = workspace + " " + state + " " + path;
        var before = PageToken.decode(pageToken, filter, keys -> UUID.fromString(keys.get(0)))
                .orElse(null);
        var size = Page.size(pageSize);
        var within = RequestMapper.id(workspace, DrsError.UPLOAD_NOT_FOUND);
        var found = uploads.list(caller.get(), within, inState, path, before, size + 1);
        return Page.of(found, size, filter, u -> List.of(u.id().toString())).map(u -> UploadBody.of(u, null, headers));
    }

    private static UploadState state(String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(UploadState.values())
                .filter(s -> s.name().equals(text))
                .findFirst()
                .orElseThrow(() -> DomainException.of(DrsError.INVALID_REQUEST)
                        .with(List.of(
                                Fault.of(DrsError.FIELD_INVALID, "state", Arrays.toString(UploadState.values())))));
    }

    @POST
    @Path("/{id}/parts")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public SignedParts signParts(@PathParam("id") String id, Numbers request) {
        var until = uploads.partsExpireAt();
        var signed = uploads.signParts(
                caller.get(), id(id), RequestMapper.body(request).numbers());
        return new SignedParts(signed.entrySet().stream()
                .map(e -> new SignedPart(e.getKey(), e.getValue(), until))
                .toList());
    }

    /** The digest is needed where the opening stated none: a client that reads its bytes once knows it only now. */
    @POST
    @Path("/{id}/complete")
    @Consumes(MediaType.WILDCARD)
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    @APIResponseSchema(value = UploadBody.class, responseCode = "202")
    public Response complete(
            @PathParam("id") String id, @QueryParam("sha256") String sha256, @Context HttpHeaders headers) {
        var upload = uploads.complete(caller.get(), id(id), sha256);
        return Response.accepted(UploadBody.of(upload, List.of(), headers)).build();
    }

    @DELETE
    @Path("/{id}")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public void abort(@PathParam("id") String id) {
        uploads.abort(caller.get(), id(id));
    }

    private static UUID id(String text) {
        return RequestMapper.id(text, DrsError.UPLOAD_NOT_FOUND);
    }

    /** Part numbers to get addresses for. */
    public record Numbers(List<Integer> numbers) {}

    /** Where to PUT each part. */
    @Schema(requiredProperties = {"parts"})
    public record SignedParts(List<SignedPart> parts) {}

    @Schema(requiredProperties = {"number", "url", "expiresAt"})
    public record SignedPart(int number, URI url, Instant expiresAt) {}

    /** An upload or registration; the object exists from AVAILABLE on, the fault tells why it was REJECTED. */
    @Schema(
            requiredProperties = {
                "id",
                "workspace",
                "path",
                "state",
                "size",
                "partSize",
                "partCount",
                "parts",
                "createdAt",
                "expiresAt"
            })
    public record UploadBody(
            UUID id,
            UUID workspace,
            String path,
            UploadState state,
            long size,
            String sha256,
            String md5,
            long partSize,
            int partCount,
            List<Part> parts,
            UUID objectId,
            RequestMapper.FaultBody fault,
            Instant createdAt,
            Instant expiresAt) {

        static UploadBody of(Upload upload, List<Part> parts, HttpHeaders headers) {
            return new UploadBody(
                    upload.id().value(),
                    upload.workspace(),
                    upload.path().value(),
                    upload.state(),
                    upload.size(),
                    upload.stated().sha256(),
                    upload.stated().md5(),
                    upload.parts().partSize(),
                    upload.parts().count(),
                    parts,
                    upload.state() == UploadState.AVAILABLE ? upload.object().value() : null,
                    RequestMapper.fault(upload.fault(), headers),
                    upload.createdAt(),
                    upload.expiresAt());
        }
    }
}
