package org.jixia.tes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.tes.domain.Host;
import org.jixia.tes.domain.TaskService;
import org.jixia.tes.domain.TaskStanding;
import org.jixia.tes.domain.queue.StandingRepository;

/** What other services of the platform ask of tes. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalResource {
    private final TaskService tasks;
    private final Host host;
    private final StandingRepository standings;

    @Inject
    public InternalResource(TaskService tasks, Host host, StandingRepository standings) {
        this.tasks = tasks;
        this.host = host;
        this.standings = standings;
    }

    record Wanted(List<UUID> tasks, List<String> keys) {}

    record States(List<Object> items) {}

    record OpenTask(UUID task, String key, String state) {}

    record Removal(boolean done) {}

    record Processors(long cpuMillis) {}

    record HostInfo(
            List<String> backends,
            long cpuMillis,
            long memoryBytes,
            long diskBytes,
            Map<String, Map<String, String>> images,
            Map<String, String> held) {}

    @POST
    @Path("/tasks:states")
    @Consumes(MediaType.APPLICATION_JSON)
    @Permission(value = Right.INTERNAL, callers = "wes")
    public States states(Wanted wanted) {
        var ids = wanted == null || wanted.tasks() == null ? List.<UUID>of() : wanted.tasks();
        var keys = wanted == null || wanted.keys() == null ? List.<String>of() : wanted.keys();
        return new States(
                tasks.standings(ids, keys).stream().map(InternalResource::state).toList());
    }

    private static Object state(TaskStanding task) {
        return task.result()
                .<Object>map(result -> result)
                .orElseGet(
                        () -> new OpenTask(task.id(), task.key(), task.state().name()));
    }

    @PUT
    @Path("/runs/{run}/cancellation")
    @Permission(value = Right.INTERNAL, callers = "wes")
    public void cancelRun(@PathParam("run") UUID run) {
        tasks.cancelRun(run);
    }

    @PUT
    @Path("/workspaces/{id}/removal")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public Removal remove(@PathParam("id") UUID workspace) {
        return new Removal(tasks.removeWorkspace(workspace));
    }

    /** What the tasks of a billing account have at this moment. */
    @GET
    @Path("/accounts/{id}/processors")
    @Permission(value = Right.INTERNAL, callers = "billing")
    public Processors processors(@PathParam("id") UUID account) {
        return new Processors(standings.cpuMillisGranted(account));
    }

    @GET
    @Path("/host")
    @Permission(
            value = Right.INTERNAL,
            callers = {"wes", "workspace"})
    public HostInfo host(@QueryParam("image") List<String> asked) {
        var images = new TreeMap<>(host.images());
        images.put(Host.IMAGE, host.ownTools());
        var held = new TreeMap<String, String>();
        for (var image : asked) {
            host.imageId(image).ifPresent(id -> held.put(image, id));
        }
        return new HostInfo(host.backends(), host.cpuMillis(), host.memoryBytes(), host.diskBytes(), images, held);
    }
}
