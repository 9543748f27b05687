package org.jixia.tes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.tes.domain.Host;
import org.jixia.tes.domain.queue.StandingRepository;
import org.jixia.tes.domain.queue.StandingRepository.Open;

/** Why runs wait: how many of their tasks have no room yet, and how much of the host is taken. */
@Path("/queue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class QueueResource {
    private static final int MOST = 100;

    private final StandingRepository standings;
    private final Memberships memberships;
    private final CurrentCaller caller;
    private final Host host;

    @Inject
    public QueueResource(StandingRepository standings, Memberships memberships, CurrentCaller caller, Host host) {
        this.standings = standings;
        this.memberships = memberships;
        this.caller = caller;
        this.host = host;
    }

    @Schema(requiredProperties = {"run", "queued", "active"})
    public record RunView(UUID run, int queued, int active) {}

    /** Of the runs asked about those that have open tasks and may be seen. */
    @Schema(requiredProperties = {"items", "cpuMillis", "cpuMillisGranted"})
    public record QueueView(List<RunView> items, long cpuMillis, long cpuMillisGranted) {}

    @GET
    @Permission(Right.SELF)
    public QueueView of(@QueryParam("run") List<UUID> run) {
        var person = caller.person().sub();
        Map<UUID, Boolean> readable = new HashMap<>();
        var items = standings.open(runs(run)).stream()
                .filter(open -> readable.computeIfAbsent(
                        open.workspace(), workspace -> memberships.allows(workspace, person, Right.WORKSPACE_READ)))
                .map(QueueResource::view)
                .toList();
        return new QueueView(items, host.cpuMillis(), standings.cpuMillisGranted());
    }

    private static RunView view(Open open) {
        return new RunView(open.run(), open.queued(), open.active());
    }

    private static Set<UUID> runs(List<UUID> asked) {
        if (asked.size() > MOST) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "run", Expected.AT_MOST.of(MOST));
        }
        return Set.copyOf(asked);
    }
}
