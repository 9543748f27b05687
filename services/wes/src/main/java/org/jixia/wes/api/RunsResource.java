package org.jixia.wes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.errors.Texts;
import org.jixia.platform.http.LiveViews;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wes.api.InternalBodies.FailureBody;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunQuery;
import org.jixia.wes.domain.RunRepository;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.StepRepository;

/** Runs as the portal shows them: lists, one run with its counts, and changes as they come. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunsResource {

    private final RunService service;
    private final RunRepository runs;
    private final StepRepository steps;
    private final Memberships memberships;
    private final CurrentCaller caller;
    private final LiveViews live;
    private final ObjectMapper json;

    RunsResource(
            RunService service,
            RunRepository runs,
            StepRepository steps,
            Memberships memberships,
            CurrentCaller caller,
            LiveViews live,
            ObjectMapper json) {
        this.service = service;
        this.runs = runs;
        this.steps = steps;
        this.memberships = memberships;
        this.caller = caller;
        this.live = live;
        this.json = json;
    }

    /** A run in a list. */
    @Schema(requiredProperties = {"id", "name", "workspace", "state", "createdAt", "calls", "cacheHits"})
    public record RunItem(
            UUID id,
            String name,
            String workflow,
            UUID workspace,
            UUID submission,
            String row,
            String state,
            Instant createdAt,
            Instant startedAt,
            Instant endedAt,
            int calls,
            int cacheHits) {}

    /** One run whole. */
    @Schema(requiredProperties = {"run", "person", "counts", "inputs", "outputs", "tags", "warnings"})
    public record RunView(
            RunItem run,
            String person,
            FailureBody failure,
            Map<String, Map<String, Integer>> counts,
            JsonNode inputs,
            JsonNode outputs,
            Map<String, String> tags,
            List<String> warnings) {}

    @GET
    @Permission(Right.SELF)
    public Page<RunItem> list(
            @QueryParam("workspace") UUID workspace,
            @QueryParam("submission") UUID submission,
            @QueryParam("state") String state,
            @QueryParam("tag") String tag,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var person = caller.person().sub();
        if (workspace != null) {
            memberships.require(workspace, person, Right.WORKSPACE_READ);
        }
        int size = Page.size(pageSize);
        var filter = workspace + " " + submission + " " + state + " " + tag;
        var before = PageToken.decode(pageToken, filter)
                .flatMap(keys -> RunId.parse(keys.getFirst()))
                .orElse(null);
        var named = tag == null ? new String[] {null, null} : (tag + ":").split(":", 2);
        var query = new RunQuery(
                workspace == null ? service.readableWorkspaces(person) : List.of(workspace),
                workspace == null ? person : null,
                submission,
                state(state),
                named[0],
                named[1] == null ? null : named[1].replaceFirst(":$", ""),
                before,
                size + 1);
        return Page.of(runs.list(query), size, filter, run -> List.of(run.id().toString()))
                .map(RunsResource::item);
    }

    private static RunState state(String text) {
        try {
            return text == null ? null : RunState.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw DomainException.of(
                    PlatformError.INVALID_FIELD, "state", Expected.ONE_OF.of(List.of(RunState.values())));
        }
    }

    @GET
    @Path("/{run}")
    @Permission(Right.WORKSPACE_READ)
    public RunView view(@PathParam("run") String id, @HeaderParam("Accept-Language") String language) {
        return view(service.visible(id, caller.get()), language);
    }

    private RunView view(Run run, String language) {
        return new RunView(
                item(run),
                run.person(),
                RunResults.failure(run.failure(), Texts.preferred(language)),
                steps.counts(run.id()),
                RunResults.inputs(run, json),
                run.outputs() == null ? json.createObjectNode() : RunResults.tree(run.outputs(), json),
                run.tags(),
                run.warnings());
    }

    /** Sends the run's view at once and after each change of it, until it has ended or nobody listens. */
    @GET
    @Path("/{run}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Permission(Right.WORKSPACE_READ)
    public void stream(
            @PathParam("run") String id,
            @HeaderParam("Accept-Language") String language,
            @HeaderParam("Last-Event-ID") String last,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var who = caller.get();
        // Before the stream is touched: what is refused has the answer of what does not exist.
        var run = service.visible(id, who);
        var spoken = Texts.preferred(language).getLanguage();
        live.follow(
                new LiveViews.Followed<>(
                        List.of(run.id(), spoken),
                        "run",
                        RunView.class,
                        () -> runs.find(run.id()).map(now -> view(now, spoken)).orElseThrow(),
                        view -> RunState.valueOf(view.run().state()).isFinal(),
                        () -> service.mayRead(run.workspace(), who)),
                last,
                sink,
                sse);
    }

    private static RunItem item(Run run) {
        return new RunItem(
                run.id().value(),
                run.name(),
                run.workflow(),
                run.workspace(),
                run.submission(),
                run.row(),
                run.state().name(),
                run.createdAt(),
                run.startedAt(),
                run.endedAt(),
                run.calls(),
                run.cacheHits());
    }
}
