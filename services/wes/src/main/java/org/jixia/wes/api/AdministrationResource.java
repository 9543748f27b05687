package org.jixia.wes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wes.domain.OpenRunRepository;
import org.jixia.wes.domain.OpenRunRepository.OpenRun;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunRepository;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.engine.Shards;

/** Runs of everyone that are under way, and their end by an administrator, who sees nothing of what is in them. */
@Path("/administration/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AdministrationResource {
    private final OpenRunRepository open;
    private final RunRepository runs;
    private final RunService service;
    private final Shards shards;
    private final CurrentCaller caller;

    AdministrationResource(
            OpenRunRepository open, RunRepository runs, RunService service, Shards shards, CurrentCaller caller) {
        this.open = open;
        this.runs = runs;
        this.service = service;
        this.shards = shards;
        this.caller = caller;
    }

    /** A run under way. */
    @Schema(requiredProperties = {"id", "name", "workflow", "workspace", "person", "state", "createdAt"})
    public record OpenRunView(
            UUID id,
            String name,
            String workflow,
            UUID workspace,
            String person,
            UUID billingAccount,
            UUID submission,
            String row,
            String state,
            Instant createdAt,
            Instant startedAt) {
        static OpenRunView of(OpenRun run) {
            return new OpenRunView(
                    run.id(),
                    run.name(),
                    run.workflow(),
                    run.workspace(),
                    run.person(),
                    run.billingAccount(),
                    run.submission(),
                    run.row(),
                    run.state().name(),
                    run.createdAt(),
                    run.startedAt());
        }
    }

    @GET
    @Permission(Right.PLATFORM_ADMIN)
    public Page<OpenRunView> list(
            @QueryParam("person") String person,
            @QueryParam("workspace") UUID workspace,
            @QueryParam("billingAccount") UUID account,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        int size = Page.size(pageSize);
        var wanted = new OpenRunRepository.Wanted(person, workspace, account);
        var filter = wanted.toString();
        var before = PageToken.decode(pageToken, filter)
                .flatMap(keys -> RunId.parse(keys.getFirst()))
                .orElse(null);
        return Page.of(
                        open.list(wanted, before, size + 1),
                        size,
                        filter,
                        run -> List.of(run.id().toString()))
                .map(OpenRunView::of);
    }

    /** One that has ended stays as it is. */
    @PUT
    @Path("/{run}/cancellation")
    @Permission(Right.PLATFORM_ADMIN)
    public void cancel(@PathParam("run") String id) {
        var run = RunId.parse(id).flatMap(runs::find).orElseThrow(() -> DomainException.of(WesError.RUN_NOT_FOUND, id));
        service.stop(run, caller.person().sub()).forEach(shards::wake);
    }
}
