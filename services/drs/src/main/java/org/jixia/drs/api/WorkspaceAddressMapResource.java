package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jixia.drs.api.AddressMapResource.MapBody;
import org.jixia.drs.domain.references.AddressMapService;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** A workspace's own table of addresses, which goes before the installation's. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class WorkspaceAddressMapResource {
    private final AddressMapService maps;
    private final CurrentCaller caller;

    public WorkspaceAddressMapResource(AddressMapService maps, CurrentCaller caller) {
        this.maps = maps;
        this.caller = caller;
    }

    @GET
    @Path("/address-maps")
    @Permission(Right.WORKSPACE_READ)
    public MapBody list(@PathParam("workspace") String workspace) {
        return new MapBody(maps.list(id(workspace)));
    }

    @PUT
    @Path("/address-maps")
    @Permission(Right.WORKSPACE_OWN)
    public MapBody replace(@PathParam("workspace") String workspace, MapBody body) {
        return new MapBody(maps.replace(
                caller.get(), id(workspace), RequestMapper.body(body).items()));
    }

    private static UUID id(String workspace) {
        return RequestMapper.id(workspace, PlatformError.NOT_FOUND);
    }
}
