package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.drs.domain.references.AddressMapService;
import org.jixia.drs.domain.references.AddressMapping;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** The tables that rewrite addresses of clouds to files here: the installation's, and each workspace's own. */
@Path("/")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AddressMapResource {
    private final AddressMapService maps;
    private final CurrentCaller caller;

    public AddressMapResource(AddressMapService maps, CurrentCaller caller) {
        this.maps = maps;
        this.caller = caller;
    }

    @GET
    @Path("address-maps")
    @Permission(Right.SELF)
    public MapBody list() {
        return new MapBody(maps.list(null));
    }

    @PUT
    @Path("address-maps")
    @Permission(Right.PLATFORM_ADMIN)
    public MapBody replace(MapBody body) {
        return new MapBody(
                maps.replace(caller.get(), null, RequestMapper.body(body).items()));
    }

    @GET
    @Path("workspaces/{workspace}/address-maps")
    @Permission(Right.WORKSPACE_READ)
    public MapBody listOf(@PathParam("workspace") String workspace) {
        return new MapBody(maps.list(id(workspace)));
    }

    @PUT
    @Path("workspaces/{workspace}/address-maps")
    @Permission(Right.WORKSPACE_OWN)
    public MapBody replaceOf(@PathParam("workspace") String workspace, MapBody body) {
        return new MapBody(maps.replace(
                caller.get(), id(workspace), RequestMapper.body(body).items()));
    }

    private static UUID id(String workspace) {
        return RequestMapper.id(workspace, PlatformError.NOT_FOUND);
    }

    /** A whole table. */
    @Schema(requiredProperties = {"items"})
    public record MapBody(List<AddressMapping> items) {}
}
