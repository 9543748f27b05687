package org.jixia.wes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.Timeline;
import org.jixia.wes.domain.TimelineRepository;

/** When the calls of a run ran, by name. */
@Path("/runs/{run}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TimelineResource {

    private final RunService service;
    private final TimelineRepository timelines;
    private final CurrentCaller caller;

    TimelineResource(RunService service, TimelineRepository timelines, CurrentCaller caller) {
        this.service = service;
        this.timelines = timelines;
        this.caller = caller;
    }

    /** One call name: how many were under way, and ended badly, in each slice of the whole; and its only call, if there is but one. */
    @Schema(requiredProperties = {"call", "calls", "from", "to", "states", "active", "failed"})
    public record LineView(
            String call,
            String only,
            int calls,
            Instant from,
            Instant to,
            Map<String, Integer> states,
            List<Integer> active,
            List<Integer> failed) {}

    /** The slices of all lines lie between the two moments. */
    @Schema(requiredProperties = {"from", "to", "items"})
    public record TimelineView(Instant from, Instant to, List<LineView> items, String nextPageToken) {}

    @GET
    @Permission(Right.WORKSPACE_READ)
    public TimelineView view(
            @PathParam("run") String id,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var run = service.visible(id, caller.get());
        int size = Page.size(pageSize);
        var filter = "timeline " + run.id();
        var after = PageToken.decode(pageToken, filter, Position::of).orElse(Position.START);
        var timeline = timeline(run);
        var lines = timeline.lines().stream()
                .filter(after::isBefore)
                .limit(size + 1L)
                .toList();
        var page = Page.of(lines, size, filter, line -> List.of(line.from().toString(), line.call()));
        return new TimelineView(
                timeline.from(),
                timeline.to(),
                page.items().stream().map(TimelineResource::line).toList(),
                page.nextPageToken());
    }

    private record Position(Instant from, String call) {
        static final Position START = new Position(Instant.MIN, "");

        static Position of(List<String> keys) {
            return new Position(Instant.parse(keys.get(0)), keys.get(1));
        }

        boolean isBefore(Timeline.Line line) {
            int later = line.from().compareTo(from);
            return later > 0 || later == 0 && line.call().compareTo(call) > 0;
        }
    }

    private Timeline timeline(Run run) {
        var from = run.startedAt() == null ? run.createdAt() : run.startedAt();
        var to = run.endedAt() == null ? Instant.now() : run.endedAt();
        if (!to.isAfter(from)) {
            to = from.plusMillis(1);
        }
        return Timeline.of(from, to, timelines.spans(run.id(), from, to));
    }

    private static LineView line(Timeline.Line line) {
        return new LineView(
                line.call(),
                line.only(),
                line.calls(),
                line.from(),
                line.to(),
                line.states(),
                line.active(),
                line.failed());
    }
}
