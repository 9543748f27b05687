package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.billing.domain.StandingService;
import org.jixia.billing.domain.StandingService.Standing;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What an account uses of its limits: money and core-hours of this month, runs under way, stored bytes, processors. */
@Path("/accounts/{id}/usage")
@Produces(MediaType.APPLICATION_JSON)
public class StandingResource {
    private final StandingService standings;
    private final CallerReader reader;

    @Inject
    public StandingResource(StandingService standings, CallerReader reader) {
        this.standings = standings;
        this.reader = reader;
    }

    /** @param reserved promised to what is under way, beside what it has used already */
    @Schema(requiredProperties = {"resource", "used", "reserved"})
    public record StandingView(String resource, String used, String reserved) {
        static StandingView of(Standing standing) {
            return new StandingView(
                    standing.resource().name(),
                    standing.used().stripTrailingZeros().toPlainString(),
                    standing.reserved().stripTrailingZeros().toPlainString());
        }
    }

    @GET
    @Permission(Right.SELF)
    public Page<StandingView> usage(@PathParam("id") UUID id) {
        List<Standing> known = standings.of(id, reader.get());
        List<StandingView> all = Stream.concat(known.stream(), standings.ofProcessors(id).stream())
                .map(StandingView::of)
                .toList();
        return new Page<>(all, null);
    }
}
