package org.jixia.people.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.people.domain.tokens.ExchangeService;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** For the edge, which has no account of its own: what it asks with is the proof. */
@Path("/internal/tokens:exchange")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalTokenResource {
    private final ExchangeService exchange;

    @Inject
    public InternalTokenResource(ExchangeService exchange) {
        this.exchange = exchange;
    }

    public record Asked(String token) {}

    /** @param token of the person, good for a minute */
    @Schema(requiredProperties = "token")
    public record Exchanged(String token) {}

    @POST
    @Permission(Right.PUBLIC)
    public Exchanged exchange(Asked asked) {
        return new Exchanged(exchange.exchange(asked == null ? null : asked.token()));
    }
}
