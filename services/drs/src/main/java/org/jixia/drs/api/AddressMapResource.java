package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.drs.domain.references.AddressMapService;
import org.jixia.drs.domain.references.AddressMapping;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** The table that rewrites addresses of clouds to files here, for the whole installation. */
@Path("/address-maps")
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
    @Permission(Right.SELF)
    public MapBody list() {
        return new MapBody(maps.list(null));
    }

    @PUT
    @Permission(Right.PLATFORM_ADMIN)
    public MapBody replace(MapBody body) {
        return new MapBody(
                maps.replace(caller.get(), null, RequestMapper.body(body).items()));
    }

    /** A whole table. */
    @Schema(requiredProperties = {"items"})
    public record MapBody(List<AddressMapping> items) {}
}
