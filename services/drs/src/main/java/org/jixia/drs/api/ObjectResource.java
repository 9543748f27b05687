package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.objects.NameService;
import org.jixia.drs.domain.objects.ObjectService;
import org.jixia.drs.domain.uploads.RegistrationService;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Deleting objects, giving them other paths, and the roots that files may be registered from. */
@Path("/")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ObjectResource {
    private final ObjectService objects;
    private final NameService names;
    private final RegistrationService registrations;
    private final DrsSettings settings;
    private final CurrentCaller caller;

    public ObjectResource(
            ObjectService objects,
            NameService names,
            RegistrationService registrations,
            DrsSettings settings,
            CurrentCaller caller) {
        this.objects = objects;
        this.names = names;
        this.settings = settings;
        this.registrations = registrations;
        this.caller = caller;
    }

    @DELETE
    @Path("objects/{id}")
    @Permission(Right.SELF)
    public void delete(@PathParam("id") String id) {
        objects.delete(caller.get(), RequestMapper.objectId(id));
    }

    /** Gives the file another path in its workspace; its id and its bytes stay. */
    @PATCH
    @Path("objects/{id}")
    @Permission(Right.SELF)
    public ObjectInfo rename(@PathParam("id") String id, NewPath request) {
        var path = RequestMapper.body(request).path();
        return ObjectInfo.of(names.rename(caller.get(), RequestMapper.objectId(id), path), settings);
    }

    @GET
    @Path("registration-roots")
    @Permission(Right.SELF)
    public Roots roots(@QueryParam("workspace") String workspace) {
        var named = workspace == null ? null : RequestMapper.id(workspace, PlatformError.NOT_FOUND);
        return new Roots(registrations.roots(caller.get(), named).stream()
                .map(r -> new Root(r.name(), r.origin().name(), r.description()))
                .toList());
    }

    public record NewPath(String path) {}

    @Schema(requiredProperties = {"items"})
    public record Roots(List<Root> items) {}

    @Schema(requiredProperties = {"name", "kind"})
    public record Root(String name, String kind, String description) {}
}
