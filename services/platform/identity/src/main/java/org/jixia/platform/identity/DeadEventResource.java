package org.jixia.platform.identity;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jixia.platform.http.Page;
import org.jixia.platform.outbox.DeadEvent;
import org.jixia.platform.outbox.EventDelivery;

/** Events of others that this service could not apply: administrators see them and, once the cause is mended, have them applied. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class DeadEventResource {
    private static final int SHOWN = 500;

    private final EventDelivery delivery;
    private final AdministrationLog log;
    private final CurrentCaller caller;

    @Inject
    public DeadEventResource(EventDelivery delivery, AdministrationLog log, CurrentCaller caller) {
        this.delivery = delivery;
        this.log = log;
        this.caller = caller;
    }

    /** Without the body, which may hold what an administrator has no right to. */
    public record DeadEventView(String topic, String origin, String key, String name, String reason, Instant diedAt) {
        static DeadEventView of(DeadEvent event) {
            return new DeadEventView(
                    event.topic(), event.origin(), event.key(), event.name(), event.reason(), event.diedAt());
        }
    }

    public record Retried(int applied, int left) {}

    @GET
    @Path("dead-events")
    @Permission(Right.PLATFORM_ADMIN)
    public Page<DeadEventView> list() {
        List<DeadEvent> dead = delivery.dead(SHOWN);
        return new Page<>(dead.stream().map(DeadEventView::of).toList(), null);
    }

    @POST
    @Path("dead-events:retry")
    @Permission(Right.PLATFORM_ADMIN)
    public Retried retry() {
        int applied = delivery.retryDead();
        int left = delivery.dead(SHOWN).size();
        var done = Detail.of("events-retried").with("applied", applied).with("left", left);
        log.granted(caller.person().sub(), "admin.dead-events.retry", done);
        return new Retried(applied, left);
    }
}
