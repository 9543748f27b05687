package org.jixia.platform.identity;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.outbox.EventFeed;

/**
 * The service's own log of events, for other services that repair or begin their projections. Stands here because the outbox
 * knows nothing of callers.
 */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public class EventFeedResource {
    private final EventFeed feed;

    @Inject
    public EventFeedResource(EventFeed feed) {
        this.feed = feed;
    }

    @GET
    @Path("/events")
    @Permission(Right.INTERNAL)
    public EventFeed.Events events(
            @QueryParam("topic") String topic,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("500") int limit) {
        if (topic == null || topic.isBlank()) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "topic", "name a topic");
        }
        return feed.events(topic, after, limit);
    }

    @GET
    @Path("/events/head")
    @Permission(Right.INTERNAL)
    public EventFeed.Heads heads() {
        return feed.heads();
    }

    @GET
    @Path("/facts/{topic}")
    @Permission(Right.INTERNAL)
    public EventFeed.Facts facts(
            @PathParam("topic") String topic,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("500") int limit) {
        return feed.facts(topic, after, limit).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }
}
