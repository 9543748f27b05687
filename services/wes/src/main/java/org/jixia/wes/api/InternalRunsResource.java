package org.jixia.wes.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wes.api.InternalBodies.Batch;
import org.jixia.wes.api.InternalBodies.Cancellation;
import org.jixia.wes.api.InternalBodies.Done;
import org.jixia.wes.api.InternalBodies.Finished;
import org.jixia.wes.api.InternalBodies.Ids;
import org.jixia.wes.api.InternalBodies.Results;
import org.jixia.wes.api.InternalBodies.RowAnswers;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunRepository;
import org.jixia.wes.domain.RunRepository.CancelScope;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.engine.Shards;

/** Runs for other services: launched and cancelled for workspace and billing, ended tasks from tes. */
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalRunsResource {

    private static final int MOST = 500;

    private final Submissions submissions;
    private final RunService service;
    private final RunRepository runs;
    private final Shards shards;
    private final ObjectMapper json;

    InternalRunsResource(
            Submissions submissions, RunService service, RunRepository runs, Shards shards, ObjectMapper json) {
        this.submissions = submissions;
        this.service = service;
        this.runs = runs;
        this.shards = shards;
        this.json = json;
    }

    @POST
    @Path("/runs:check")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public RowAnswers check(Batch batch) {
        return submissions.check(batch);
    }

    @POST
    @Path("/runs:batch")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public RowAnswers start(Batch batch) {
        return submissions.start(batch);
    }

    @POST
    @Path("/runs:states")
    @Permission(value = Right.INTERNAL)
    public Results states(Ids ids) {
        if (ids.runs() == null || ids.runs().size() > MOST) {
            throw DomainException.of(WesError.BATCH_TOO_LARGE, MOST);
        }
        var wanted = new LinkedHashSet<RunId>();
        ids.runs().forEach(id -> wanted.add(new RunId(id)));
        return new Results(runs.findAll(wanted).stream()
                .map(run -> RunResults.of(run, json))
                .toList());
    }

    @PUT
    @Path("/submissions/{submission}/cancellation")
    @Permission(
            value = Right.INTERNAL,
            callers = {"workspace", "billing"})
    public void cancelSubmission(@PathParam("submission") UUID submission, Cancellation cancellation) {
        cancel(CancelScope.ofSubmission(submission), reason(cancellation, "the submission was cancelled"));
    }

    @PUT
    @Path("/people/{person}/workspaces/{id}/cancellation")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public void cancelPerson(@PathParam("person") String person, @PathParam("id") UUID workspace) {
        cancel(CancelScope.ofPerson(person, workspace), "the person may not compute here any more");
    }

    /** Stops the workspace's runs, then removes what is kept of them, some at a time; call again until it is done. */
    @PUT
    @Path("/workspaces/{id}/removal")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public Done remove(@PathParam("id") UUID workspace) {
        cancel(CancelScope.ofWorkspace(workspace), "the workspace is being removed");
        return new Done(runs.purge(workspace, MOST));
    }

    private void cancel(CancelScope scope, String reason) {
        service.cancel(scope, reason).forEach(shards::wake);
    }

    private static String reason(Cancellation cancellation, String otherwise) {
        return cancellation == null || cancellation.reason() == null ? otherwise : cancellation.reason();
    }

    @POST
    @Path("/tasks:finished")
    @Permission(value = Right.INTERNAL, callers = "tes")
    public void finished(Finished finished) {
        if (!shards.finished(finished.results() == null ? List.of() : finished.results())) {
            throw DomainException.of(WesError.NOT_MY_SHARD);
        }
    }
}
