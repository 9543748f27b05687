package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.SearchText;
import org.jixia.workspace.domain.SearchRepository;
import org.jixia.workspace.domain.SearchRepository.Found;
import org.jixia.workspace.domain.SearchRepository.Kind;
import org.jixia.workspace.domain.SearchRepository.Place;
import org.jixia.workspace.domain.SearchRepository.Wanted;
import org.jixia.workspace.domain.SubmissionState;

/** Tables, rows, configurations and submissions by name, over every workspace that the caller may read. */
@Path("/search")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    private final SearchRepository things;
    private final CurrentCaller caller;

    @Inject
    public SearchResource(SearchRepository things, CurrentCaller caller) {
        this.things = things;
        this.caller = caller;
    }

    @Schema(requiredProperties = {"workspace", "id", "name"})
    public record FoundView(
            UUID workspace,
            UUID id,
            String name,
            String table,
            String workflow,
            SubmissionState state,
            Instant createdAt) {
        static FoundView of(Found found) {
            return new FoundView(
                    found.workspace(),
                    found.id(),
                    found.name(),
                    found.table(),
                    found.workflow(),
                    found.state(),
                    found.createdAt());
        }
    }

    /** Of one kind; those of the workspace {@code near} come first. */
    @GET
    @Permission(Right.SELF)
    public Page<FoundView> search(
            @QueryParam("q") String q,
            @QueryParam("kind") String kind,
            @QueryParam("near") UUID near,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var wanted = new Wanted(caller.person().sub(), kind(kind), SearchText.of(q), near);
        var size = Page.size(pageSize);
        var filter = wanted.toString();
        var after = PageToken.decode(
                pageToken,
                filter,
                keys -> new Place(Integer.parseInt(keys.get(0)), keys.get(1), UUID.fromString(keys.get(2))));
        return Page.of(
                        things.find(wanted, after.orElse(null), size + 1),
                        size,
                        filter,
                        found -> List.of(
                                String.valueOf(found.rank()),
                                found.name(),
                                found.id().toString()))
                .map(FoundView::of);
    }

    private static Kind kind(String text) {
        try {
            return Kind.valueOf(text == null ? "" : text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw DomainException.of(
                    PlatformError.INVALID_FIELD,
                    "kind",
                    Expected.ONE_OF.of(List.of(Kind.values()).toString().toLowerCase(Locale.ROOT)));
        }
    }
}
