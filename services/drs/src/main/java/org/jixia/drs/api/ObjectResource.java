package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.drs.domain.objects.ObjectService;
import org.jixia.drs.domain.uploads.RegistrationService;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Deleting objects, and the roots that files may be registered from. */
@Path("/")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ObjectResource {
    private final ObjectService objects;
    private final RegistrationService registrations;
    private final CurrentCaller caller;

    public ObjectResource(ObjectService objects, RegistrationService registrations, CurrentCaller caller) {
        this.objects = objects;
        this.registrations = registrations;
        this.caller = caller;
    }

    @DELETE
    @Path("objects/{id}")
    @Permission(Right.SELF)
    public void delete(@PathParam("id") String id) {
        objects.delete(caller.get(), RequestMapper.objectId(id));
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

    @Schema(requiredProperties = {"items"})
    public record Roots(List<Root> items) {}

    @Schema(requiredProperties = {"name", "kind"})
    public record Root(String name, String kind, String description) {}
}
