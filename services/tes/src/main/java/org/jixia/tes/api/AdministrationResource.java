package org.jixia.tes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
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
import org.jixia.tes.domain.OpenTaskRepository;
import org.jixia.tes.domain.OpenTaskRepository.OpenTask;
import org.jixia.tes.domain.TaskError;
import org.jixia.tes.domain.TaskService;

/** Tasks of everyone that have not ended, and their end by an administrator, who sees nothing of what they do. */
@Path("/administration/tasks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AdministrationResource {
    private final OpenTaskRepository open;
    private final TaskService tasks;
    private final CurrentCaller caller;

    @Inject
    public AdministrationResource(OpenTaskRepository open, TaskService tasks, CurrentCaller caller) {
        this.open = open;
        this.tasks = tasks;
        this.caller = caller;
    }

    /** A task that has not ended. */
    @Schema(
            requiredProperties = {
                "id",
                "person",
                "workspace",
                "billingAccount",
                "state",
                "cpuMillis",
                "memoryBytes",
                "createdAt"
            })
    public record OpenTaskView(
            UUID id,
            String name,
            String person,
            UUID workspace,
            UUID run,
            UUID billingAccount,
            String state,
            String host,
            long cpuMillis,
            long memoryBytes,
            Instant createdAt) {
        static OpenTaskView of(OpenTask task) {
            return new OpenTaskView(
                    task.id(),
                    task.name(),
                    task.person(),
                    task.workspace(),
                    task.run(),
                    task.billingAccount(),
                    task.state().name(),
                    task.host(),
                    task.cpuMillis(),
                    task.memoryBytes(),
                    task.createdAt());
        }
    }

    @GET
    @Permission(Right.PLATFORM_ADMIN)
    public Page<OpenTaskView> list(
            @QueryParam("person") String person,
            @QueryParam("workspace") UUID workspace,
            @QueryParam("run") UUID run,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        int size = Page.size(pageSize);
        var wanted = new OpenTaskRepository.Wanted(person, workspace, run);
        var filter = wanted.toString();
        var before = PageToken.decode(pageToken, filter, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(
                        open.list(wanted, before, size + 1),
                        size,
                        filter,
                        task -> List.of(task.id().toString()))
                .map(OpenTaskView::of);
    }

    /** A task that ended meanwhile is not found: there is nothing to stop. */
    @PUT
    @Path("/{task}/cancellation")
    @Permission(Right.PLATFORM_ADMIN)
    public void cancel(@PathParam("task") String id) {
        var task = open.find(TesResource.id(id)).orElseThrow(() -> DomainException.of(TaskError.TASK_NOT_FOUND));
        tasks.stop(task, caller.person().sub());
    }
}
