package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.jixia.platform.http.LiveViews;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.api.SubmissionResource.SubmissionView;
import org.jixia.workspace.domain.SubmissionService;

/** A submission as it changes. */
@Path("/workspaces/{workspace}/submissions/{id}/stream")
@RunOnVirtualThread
public class SubmissionStreamResource {
    private final SubmissionService submissions;
    private final Memberships memberships;
    private final CurrentCaller caller;
    private final LiveViews live;

    @Inject
    public SubmissionStreamResource(
            SubmissionService submissions, Memberships memberships, CurrentCaller caller, LiveViews live) {
        this.submissions = submissions;
        this.memberships = memberships;
        this.caller = caller;
        this.live = live;
    }

    /** Sends it with its counts of rows by state, at once and after each change, until it has ended or nobody listens. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Permission(Right.WORKSPACE_READ)
    public void stream(
            @PathParam("workspace") UUID workspace,
            @PathParam("id") UUID id,
            @HeaderParam("Last-Event-ID") String last,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var me = caller.person().sub();
        // Before the stream is touched: what is refused has the answer of what does not exist.
        submissions.get(workspace, id);
        live.follow(
                new LiveViews.Followed<>(
                        id,
                        "submission",
                        SubmissionView.class,
                        () -> SubmissionResource.view(submissions.get(workspace, id), submissions.counts(id)),
                        view -> view.state().isFinal(),
                        () -> memberships.allows(workspace, me, Right.WORKSPACE_READ)),
                last,
                sink,
                sse);
    }
}
