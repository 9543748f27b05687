package org.jixia.tes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.regex.Pattern;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.tes.domain.LogService;

/** Streams of tasks by range: while they grow, and afterwards. */
@Path("/tasks/{id}/logs/{attempt}/{executor}/{stream: stdout|stderr}")
@RunOnVirtualThread
public class LogResource {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private final LogService logs;
    private final CurrentCaller caller;

    @Inject
    public LogResource(LogService logs, CurrentCaller caller) {
        this.logs = logs;
        this.caller = caller;
    }

    @GET
    @Permission(
            value = Right.SELF,
            callers = {"run", "task", "wes"})
    public Response read(
            @PathParam("id") String id,
            @PathParam("attempt") int attempt,
            @PathParam("executor") int executor,
            @PathParam("stream") String stream,
            @HeaderParam("Range") String range) {
        var log = logs.open(caller.get(), TesResource.id(id), attempt, executor, stream);
        var from = 0L;
        var to = log.size() - 1;
        var partial = false;
        var asked = range == null ? null : RANGE.matcher(range);
        if (asked != null
                && asked.matches()
                && !(asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            partial = true;
            if (asked.group(1).isEmpty()) {
                from = Math.max(0, log.size() - Long.parseLong(asked.group(2)));
            } else {
                from = Long.parseLong(asked.group(1));
                to = asked.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(asked.group(2)));
            }
            if (from > to) {
                return Response.status(416)
                        .header("Content-Range", "bytes */" + log.size())
                        .build();
            }
        }
        var first = from;
        var length = to - from + 1;
        StreamingOutput body = out -> log.copy(first, length, out);
        var answer = Response.status(partial ? 206 : 200)
                .type("text/plain; charset=utf-8")
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Length", length)
                .entity(body);
        return partial
                ? answer.header("Content-Range", "bytes " + from + "-" + to + "/" + log.size())
                        .build()
                : answer.build();
    }
}
