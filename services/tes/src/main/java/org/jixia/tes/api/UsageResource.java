package org.jixia.tes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.tes.domain.Attempt;
import org.jixia.tes.domain.UsageService;

/** Cpu and memory of one attempt over its time, against what it was granted. */
@Path("/tasks/{id}/usage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UsageResource {
    private final UsageService usage;
    private final CurrentCaller caller;

    @Inject
    public UsageResource(UsageService usage, CurrentCaller caller) {
        this.usage = usage;
        this.caller = caller;
    }

    /** Until so many milliseconds after the start: millicores on average, memory at its highest. */
    @Schema(requiredProperties = {"atMs", "cpuMillis", "memoryBytes"})
    public record PointView(long atMs, long cpuMillis, long memoryBytes) {}

    /** Granted is what the task asked for, as it got it here. The sums come with the end; what was not measured is absent. */
    @Schema(requiredProperties = {"attempt", "ended", "cpuMillisGranted", "memoryBytesGranted", "points"})
    public record UsageView(
            int attempt,
            boolean ended,
            long cpuMillisGranted,
            long memoryBytesGranted,
            List<PointView> points,
            Long cpuMillisUsed,
            Long memoryBytesPeak,
            Long runMs,
            Instant startedAt,
            Instant endedAt) {}

    @GET
    @Permission(
            value = Right.SELF,
            callers = {"run", "task", "wes"})
    public UsageView read(@PathParam("id") String id, @QueryParam("attempt") String attempt) {
        var used = usage.of(caller.get(), TesResource.id(id), number(attempt));
        var points = used.curve().stream()
                .map(point -> new PointView(point.atMs(), point.cpuMillis(), point.memoryBytes()))
                .toList();
        var ended = used.ended();
        return new UsageView(
                used.attempt(),
                ended.isPresent(),
                used.asked().cpuMillis(),
                used.asked().memoryBytes(),
                points,
                ended.map(Attempt::cpuMillisUsed).orElse(null),
                ended.map(Attempt::memoryBytesPeak).orElse(null),
                ended.map(Attempt::runMs).orElse(null),
                ended.map(Attempt::startedAt).orElse(null),
                ended.map(Attempt::endedAt).orElse(null));
    }

    private static Optional<Integer> number(String attempt) {
        if (attempt == null) {
            return Optional.empty();
        }
        if (!attempt.matches("\\d{1,6}")) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "attempt", Expected.WHOLE_NUMBER);
        }
        return Optional.of(Integer.parseInt(attempt));
    }
}
