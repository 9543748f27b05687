package org.jixia.people.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jixia.people.domain.notifications.Delivery;
import org.jixia.people.domain.notifications.DeliveryRepository;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What was sent to a person, and what became of it. */
@Path("/notifications/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeliveryResource {
    private final DeliveryRepository deliveries;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    public DeliveryResource(DeliveryRepository deliveries, CurrentCaller caller, Clock clock) {
        this.deliveries = deliveries;
        this.caller = caller;
        this.clock = clock;
    }

    /** Newest first. */
    @GET
    @Permission(Right.SELF)
    public Page<DeliveryView> list(
            @QueryParam("state") String state,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var size = Page.size(pageSize);
        var wanted = state(state);
        var filter = "deliveries " + wanted;
        var before = PageToken.decode(pageToken, filter, keys -> UUID.fromString(keys.getFirst()))
                .orElse(null);
        var found = deliveries.list(caller.person().sub(), wanted, before, size + 1);
        return Page.of(found, size, filter, delivery -> List.of(delivery.id().toString()))
                .map(DeliveryView::of);
    }

    /** Sends it once more, at once. */
    @POST
    @Path("/{id}:again")
    @Permission(Right.SELF)
    public DeliveryView again(@PathParam("id") UUID id) {
        return deliveries
                .again(caller.person().sub(), id, clock.instant())
                .map(DeliveryView::of)
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    private static Delivery.State state(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(Delivery.State.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DomainException.of(
                        PlatformError.INVALID_FIELD, "state", Expected.ONE_OF.of(List.of(Delivery.State.values()))));
    }
}
