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
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.errors.Texts;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.StepRepository;
import org.jixia.wes.domain.StepRepository.NodeView;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.engine.CallTexts;

/** The calls of a run: by page, and one with its attempts. */
@Path("/runs/{run}/calls")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CallsResource {

    private final RunService service;
    private final StepRepository steps;
    private final CallTexts texts;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    CallsResource(RunService service, StepRepository steps, CallTexts texts, CurrentCaller caller, ObjectMapper json) {
        this.service = service;
        this.steps = steps;
        this.texts = texts;
        this.caller = caller;
        this.json = json;
    }

    /** One call of a run; the sentence is in the reader's language. Inputs come with a single call, unless they are too much to keep. */
    @Schema(requiredProperties = {"number", "name", "call", "state", "attempt", "cached"})
    public record CallView(
            long number,
            String name,
            String call,
            String state,
            int attempt,
            boolean cached,
            UUID task,
            Integer exitCode,
            String reason,
            String sentence,
            JsonNode details,
            JsonNode cache,
            JsonNode outputs,
            JsonNode inputs,
            Instant submittedAt,
            Instant endedAt) {}

    /** One call whole: as it stands, and each of its attempts, the latest last. */
    @Schema(requiredProperties = {"call", "attempts"})
    public record CallDetails(CallView call, List<CallView> attempts) {}

    @GET
    @Permission(Right.WORKSPACE_READ)
    public Page<CallView> list(
            @PathParam("run") String id,
            @QueryParam("name") String name,
            @QueryParam("state") String state,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken,
            @HeaderParam("Accept-Language") String language) {
        var run = service.visible(id, caller.get());
        int size = Page.size(pageSize);
        if (state != null && !StepRepository.CALL_STATES.contains(state)) {
            throw DomainException.of(
                    PlatformError.INVALID_FIELD, "state", Expected.ONE_OF.of(StepRepository.CALL_STATES));
        }
        var filter = run.id() + " " + name + " " + state;
        long after = PageToken.decode(pageToken, filter, keys -> Long.parseLong(keys.getFirst()))
                .orElse(0L);
        var locale = Texts.preferred(language);
        var views = steps.calls(run.id(), name, state, after, size + 1);
        return Page.of(views, size, filter, view -> List.of("" + view.number())).map(view -> call(view, locale, false));
    }

    @GET
    @Path("/{name}")
    @Permission(Right.WORKSPACE_READ)
    public CallDetails one(
            @PathParam("run") String id,
            @PathParam("name") String name,
            @HeaderParam("Accept-Language") String language) {
        var run = service.visible(id, caller.get());
        var locale = Texts.preferred(language);
        var attempts = steps.attempts(run.id(), name).stream()
                .map(view -> call(view, locale, true))
                .toList();
        if (attempts.isEmpty()) {
            throw DomainException.of(WesError.CALL_NOT_FOUND, run.id(), name);
        }
        return new CallDetails(attempts.getLast(), attempts);
    }

    private CallView call(NodeView view, Locale locale, boolean whole) {
        return new CallView(
                view.number(),
                view.path(),
                view.call(),
                view.state(),
                view.attempt(),
                view.cached(),
                view.task(),
                view.exitCode(),
                view.reason(),
                texts.sentence(view, locale),
                view.details() == null ? null : RunResults.tree(view.details(), json),
                view.verdict() == null ? null : RunResults.tree(view.verdict(), json),
                view.outputs() == null ? null : RunResults.shown(RunResults.tree(view.outputs(), json)),
                !whole || view.inputs() == null ? null : RunResults.tree(view.inputs(), json),
                view.submittedAt(),
                view.endedAt());
    }
}
