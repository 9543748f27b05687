package org.jixia.audit.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jixia.audit.domain.Entry;
import org.jixia.audit.domain.EntryFilter;
import org.jixia.audit.domain.StandingService;
import org.jixia.audit.domain.TrailRepository;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Search, export and verification, for auditors; the chain's state for administrators too. Who looked is itself recorded. */
@Path("/")
@RunOnVirtualThread
public class EntryResource {
    private final TrailRepository trail;
    private final StandingService standing;
    private final AuditorLog log;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    EntryResource(
            TrailRepository trail, StandingService standing, AuditorLog log, CurrentCaller caller, ObjectMapper json) {
        this.trail = trail;
        this.standing = standing;
        this.log = log;
        this.caller = caller;
        this.json = json;
    }

    /** Newest first. */
    @GET
    @Path("/entries")
    @Permission(Right.AUDIT_READ)
    public Page<EntryView> search(
            @BeanParam EntryQuery query,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String token) {
        EntryFilter filter = query.filter();
        int size = Page.size(pageSize);
        long before = PageToken.decode(token, filter.toString(), keys -> Long.parseLong(keys.getFirst()))
                .orElse(Long.MAX_VALUE);
        log.record(caller.person().sub(), "audit.search", null);
        List<Entry> found = trail.search(filter, before, size + 1);
        return Page.of(found, size, filter.toString(), entry -> List.of(Long.toString(entry.number())))
                .map(EntryView::of);
    }

    @GET
    @Path("/entries/{number}")
    @Permission(Right.AUDIT_READ)
    public EntryView entry(@PathParam("number") String number) {
        long wanted = number(number);
        log.record(caller.person().sub(), "audit.entry", Detail.of("entry").with("entry", wanted));
        return trail.find(wanted).map(EntryView::of).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    /** Newline-delimited JSON in ascending order, as one consistent view. */
    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Permission(Right.AUDIT_READ)
    public Response export(@BeanParam EntryQuery query) {
        EntryFilter filter = query.filter();
        log.record(caller.person().sub(), "audit.export", null);
        StreamingOutput lines = out -> trail.forEach(filter, entry -> {
            try {
                out.write(json.writeValueAsString(EntryView.of(entry)).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            } catch (IOException readerLeft) {
                throw new UncheckedIOException(readerLeft);
            }
        });
        return Response.ok(lines)
                .header("Content-Disposition", "attachment; filename=\"audit.ndjson\"")
                .build();
    }

    @POST
    @Path("/verifications")
    @Permission(Right.AUDIT_READ)
    public VerificationView verify(@Context HttpHeaders headers) {
        log.record(caller.person().sub(), "audit.verify", null);
        return VerificationView.of(standing.verify(caller.person().sub()), headers.getAcceptableLanguages());
    }

    /** What the last verifications found, by whomever: nothing is read anew, and it is not recorded, as it tells nobody's doings. */
    @GET
    @Path("/verifications")
    @Permission(Right.AUDIT_STATE)
    public VerificationView.StandingView standing(@Context HttpHeaders headers) {
        return VerificationView.StandingView.of(standing.standing(), headers.getAcceptableLanguages());
    }

    /** A number that is none names no entry. */
    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }
}
