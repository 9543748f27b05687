package org.jixia.platform.identity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.outbox.EventFeed;

/** The service's own log of events and facts, for other services; stands here because the outbox knows no callers. */
@Path("/internal")
@RunOnVirtualThread
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
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("500") String limit) {
        if (topic == null) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "topic", Expected.GIVEN);
        }
        return feed.events(topic, number("after", after), (int) number("limit", limit));
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
            @QueryParam("limit") @DefaultValue("500") String limit) {
        return feed.facts(topic, after, (int) number("limit", limit))
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    private static long number(String field, String text) {
        try {
            return Math.clamp(Long.parseLong(text), 0, Long.MAX_VALUE);
        } catch (NumberFormatException notANumber) {
            throw DomainException.of(PlatformError.INVALID_FIELD, field, Expected.WHOLE_NUMBER);
        }
    }
}
