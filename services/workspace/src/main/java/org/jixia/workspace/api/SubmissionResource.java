package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.LaunchCheck.Warning;
import org.jixia.workspace.domain.Repeats.Command;
import org.jixia.workspace.domain.Submission;
import org.jixia.workspace.domain.SubmissionLedger.Launch;
import org.jixia.workspace.domain.SubmissionService;
import org.jixia.workspace.domain.SubmissionService.Wanted;
import org.jixia.workspace.domain.SubmissionState;

/** Launches and what became of them. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionResource {
    private final SubmissionService submissions;
    private final CurrentCaller caller;
    private final Launcher launcher;

    @Inject
    public SubmissionResource(SubmissionService submissions, CurrentCaller caller, Launcher launcher) {
        this.submissions = submissions;
        this.caller = caller;
        this.launcher = launcher;
    }

    /** @param inputs expressions for this launch alone, all that it needs; null for those of the configuration */
    public record NewSubmission(
            String name,
            UUID configuration,
            List<String> rows,
            Map<String, String> inputs,
            Map<String, Object> options) {
        Wanted wanted() {
            return new Wanted(name, Bodies.required(configuration, "configuration"), rows, inputs, options);
        }
    }

    public record Abort(String reason) {}

    @Schema(requiredProperties = {"runs", "estimate"})
    public record CheckView(
            int runs, Map<String, Object> estimate, List<Warning> warnings, Integer expectedCacheHits) {}

    @Schema(
            requiredProperties = {
                "id",
                "configuration",
                "name",
                "person",
                "workflow",
                "digest",
                "state",
                "createdAt",
                "counts"
            })
    public record SubmissionView(
            UUID id,
            UUID workspace,
            UUID configuration,
            String name,
            String person,
            UUID billingAccount,
            String workflow,
            String digest,
            String table,
            SubmissionState state,
            String reason,
            UUID rerunOf,
            Instant createdAt,
            Instant endedAt,
            Map<String, Integer> counts) {}

    @Schema(
            name = "SubmissionRowView",
            requiredProperties = {"row", "state", "written"})
    public record RowView(
            String row,
            Submission.RowState state,
            UUID run,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            Map<String, Object> failure,
            boolean written,
            Instant startedAt,
            Instant endedAt) {}

    @POST
    @Path("/submissions:check")
    @Permission(Right.WORKSPACE_COMPUTE)
    public CheckView check(@PathParam("workspace") UUID workspace, NewSubmission wanted) {
        try (var checked =
                submissions.check(workspace, me(), Bodies.required(wanted).wanted())) {
            return new CheckView(
                    checked.size(), submissions.estimate(checked), checked.warnings(), checked.expectedCacheHits());
        }
    }

    @POST
    @Path("/submissions")
    @Permission(Right.WORKSPACE_COMPUTE)
    @APIResponseSchema(value = SubmissionView.class, responseCode = "201")
    public Response launch(
            @PathParam("workspace") UUID workspace, @HeaderParam("Idempotency-Key") String key, NewSubmission wanted) {
        var body = Bodies.required(wanted);
        return started(submissions.launch(
                workspace, me(), body.wanted(), new Command("submissions of " + workspace, key, body)));
    }

    @GET
    @Path("/submissions")
    @Permission(Right.WORKSPACE_READ)
    public Page<SubmissionView> list(
            @PathParam("workspace") UUID workspace,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var size = Page.size(pageSize);
        var before = PageToken.decode(pageToken, null, keys -> UUID.fromString(keys.getFirst()));
        var page = Page.of(
                submissions.list(workspace, before.orElse(null), size + 1),
                size,
                null,
                submission -> List.of(submission.id().toString()));
        var counts =
                submissions.counts(page.items().stream().map(Submission::id).toList());
        return page.map(submission -> view(submission, counts.get(submission.id())));
    }

    @GET
    @Path("/submissions/{id}")
    @Permission(Right.WORKSPACE_READ)
    public SubmissionView get(@PathParam("workspace") UUID workspace, @PathParam("id") UUID id) {
        return view(submissions.get(workspace, id));
    }

    @GET
    @Path("/submissions/{id}/rows")
    @Permission(Right.WORKSPACE_READ)
    public Page<RowView> rows(
            @PathParam("workspace") UUID workspace,
            @PathParam("id") UUID id,
            @QueryParam("state") String state,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        submissions.get(workspace, id);
        var size = Page.size(pageSize);
        var after = PageToken.decode(pageToken, state).map(List::getFirst);
        return Slices.page(submissions.rows(id, state, after.orElse(""), size), state, row -> List.of(row.name()))
                .map(row -> new RowView(
                        row.name(),
                        row.state(),
                        row.run(),
                        row.inputs(),
                        row.outputs(),
                        row.failure(),
                        row.written(),
                        row.startedAt(),
                        row.endedAt()));
    }

    @POST
    @Path("/submissions/{id}:abort")
    @Permission(value = Right.WORKSPACE_COMPUTE, evenLocked = true)
    @APIResponseSchema(value = SubmissionView.class, responseCode = "202")
    public Response abort(@PathParam("workspace") UUID workspace, @PathParam("id") UUID id, Abort body) {
        var aborted = submissions.abort(workspace, id, body == null ? null : body.reason());
        launcher.drive(aborted);
        return Response.accepted(view(aborted)).build();
    }

    @POST
    @Path("/submissions/{id}:rerun")
    @Permission(Right.WORKSPACE_COMPUTE)
    @APIResponseSchema(value = SubmissionView.class, responseCode = "201")
    public Response rerun(
            @PathParam("workspace") UUID workspace,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") String key) {
        return started(submissions.rerun(workspace, id, me(), new Command("reruns of " + id, key, null)));
    }

    private Response started(Launch launch) {
        var made = launch.submission();
        launcher.drive(made);
        return Response.status(201)
                .header("Location", "/workspaces/" + made.workspace() + "/submissions/" + made.id())
                .entity(view(made, Map.of(Submission.RowState.PENDING.name(), launch.rows())))
                .build();
    }

    private String me() {
        return caller.person().sub();
    }

    private SubmissionView view(Submission kept) {
        return view(kept, submissions.counts(kept.id()));
    }

    static SubmissionView view(Submission kept, Map<String, Integer> counts) {
        return new SubmissionView(
                kept.id(),
                kept.workspace(),
                kept.configuration(),
                kept.name(),
                kept.person(),
                kept.billingAccount(),
                kept.workflow(),
                kept.digest(),
                kept.table(),
                kept.state(),
                kept.reason(),
                kept.rerunOf(),
                kept.createdAt(),
                kept.endedAt(),
                counts);
    }
}
