package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.objects.BundleService;
import org.jixia.drs.domain.objects.BundleService.NewBundle;
import org.jixia.drs.domain.objects.FileEntry;
import org.jixia.drs.domain.objects.FileListing;
import org.jixia.drs.domain.objects.NameService;
import org.jixia.drs.domain.objects.ObjectService;
import org.jixia.drs.domain.uploads.RegistrationService;
import org.jixia.drs.domain.uploads.RegistrationService.NewRegistration;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** The names in a workspace: list, delete many, refer, register, bundle. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FileResource {
    private static final int MOST_DELETED = 500;

    private final ObjectService objects;
    private final NameService names;
    private final BundleService bundles;
    private final RegistrationService registrations;
    private final DrsSettings settings;
    private final CurrentCaller caller;

    public FileResource(
            ObjectService objects,
            NameService names,
            BundleService bundles,
            RegistrationService registrations,
            DrsSettings settings,
            CurrentCaller caller) {
        this.objects = objects;
        this.names = names;
        this.bundles = bundles;
        this.registrations = registrations;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * With the delimiter {@code /} a folder is one entry; without one every file below the prefix is listed, with {@code search} those
     * whose path holds this text, capitals or not.
     */
    @GET
    @Path("/files")
    @Permission(Right.WORKSPACE_READ)
    public Page<FileBody> list(
            @PathParam("workspace") String workspace,
            @QueryParam("prefix") @DefaultValue("") String prefix,
            @QueryParam("delimiter") @DefaultValue("") String delimiter,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        if (!delimiter.isEmpty() && (!delimiter.equals("/") || !search.isEmpty())) {
            throw DomainException.of(DrsError.INVALID_REQUEST)
                    .with(List.of(Fault.of(DrsError.DELIMITER_INVALID, "delimiter")));
        }
        var size = Page.size(pageSize);
        var filter = List.of(workspace, delimiter, prefix, search).toString();
        var after = PageToken.decode(pageToken, filter, keys -> keys.get(0)).orElse(null);
        var wanted = new FileListing(prefix, search, !delimiter.isEmpty());
        var entries = objects.list(caller.get(), id(workspace), wanted, after, size + 1);
        return Page.of(entries, size, filter, e -> List.of(e.path())).map(this::body);
    }

    private FileBody body(FileEntry entry) {
        if (entry.isFolder()) {
            return new FileBody(entry.path(), true, null, null, null, null, null, null, null);
        }
        var info = ObjectInfo.of(entry.object(), settings);
        return new FileBody(
                entry.path(),
                false,
                info.id(),
                info.drsUri(),
                info.size(),
                info.sha256(),
                info.md5(),
                info.mimeType(),
                info.createdAt());
    }

    @GET
    @Path("/files:versions")
    @Permission(Right.WORKSPACE_READ)
    public Versions versions(@PathParam("workspace") String workspace, @QueryParam("path") String path) {
        return new Versions(objects.versions(caller.get(), id(workspace), path).stream()
                .map(o -> new Version(
                        ObjectInfo.of(o, settings),
                        o.maker().person(),
                        o.maker().run(),
                        o.maker().task(),
                        o.isReference() ? o.home() : null))
                .toList());
    }

    /** All of them or, where one is not of this workspace, none. */
    @POST
    @Path("/files:delete")
    @Permission(Right.WORKSPACE_WRITE)
    public void delete(@PathParam("workspace") String workspace, Deletion request) {
        var ids = RequestMapper.ids(RequestMapper.body(request).objects(), MOST_DELETED);
        names.delete(caller.get(), id(workspace), ids);
    }

    @POST
    @Path("/files:reference")
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(value = ObjectInfo.class, responseCode = "201")
    public Response reference(
            @PathParam("workspace") String workspace,
            NewReference request,
            @HeaderParam("Idempotency-Key") String key) {
        var body = RequestMapper.body(request);
        new RequestMapper().require(body.objectId(), "objectId").check();
        var object = objects.reference(
                caller.get(), id(workspace), RequestMapper.objectId(body.objectId()), body.path(), key);
        return Response.status(201).entity(ObjectInfo.of(object, settings)).build();
    }

    @POST
    @Path("/files:register")
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(value = UploadResource.UploadBody.class, responseCode = "202")
    public Response register(
            @PathParam("workspace") String workspace,
            NewRegistration request,
            @HeaderParam("Idempotency-Key") String key,
            @Context HttpHeaders headers) {
        var upload = registrations.register(caller.get(), id(workspace), RequestMapper.body(request), key);
        return Response.accepted(UploadResource.UploadBody.of(upload, List.of(), headers))
                .build();
    }

    @POST
    @Path("/bundles")
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(value = ObjectInfo.class, responseCode = "201")
    public Response bundle(
            @PathParam("workspace") String workspace, NewBundle request, @HeaderParam("Idempotency-Key") String key) {
        var bundle = bundles.create(caller.get(), id(workspace), RequestMapper.body(request), key);
        return Response.status(201).entity(ObjectInfo.of(bundle, settings)).build();
    }

    private static UUID id(String workspace) {
        return RequestMapper.id(workspace, PlatformError.NOT_FOUND);
    }

    /** A line of a list: a file with its object, or a folder. */
    @Schema(requiredProperties = {"path", "folder"})
    public record FileBody(
            String path,
            boolean folder,
            UUID objectId,
            String drsUri,
            Long size,
            String sha256,
            String md5,
            String mimeType,
            Instant createdAt) {}

    public record Deletion(List<UUID> objects) {}

    public record NewReference(String objectId, String path) {}

    @Schema(requiredProperties = {"items"})
    public record Versions(List<Version> items) {}

    /**
     * What a name showed at some time, with who made it and in which run.
     *
     * @param home of a reference the workspace that keeps the bytes: it is read only by who may read both
     */
    @Schema(requiredProperties = {"object", "person"})
    public record Version(ObjectInfo object, String person, UUID run, String task, UUID home) {}
}
