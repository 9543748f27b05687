package org.jixia.wes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.ReadableWorkspaces;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.SearchText;
import org.jixia.wes.domain.RunSearchRepository;
import org.jixia.wes.domain.RunSearchRepository.Found;
import org.jixia.wes.domain.RunSearchRepository.Place;
import org.jixia.wes.domain.RunSearchRepository.Wanted;

/** Runs by name, row or id, over every workspace that the caller may read. */
@Path("/search")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    private final RunSearchRepository runs;
    private final ReadableWorkspaces readable;
    private final CurrentCaller caller;

    SearchResource(RunSearchRepository runs, ReadableWorkspaces readable, CurrentCaller caller) {
        this.runs = runs;
        this.readable = readable;
        this.caller = caller;
    }

    @Schema(requiredProperties = {"id", "workspace", "name", "workflow", "state", "createdAt"})
    public record FoundRun(
            UUID id, UUID workspace, String name, String row, String workflow, String state, Instant createdAt) {
        static FoundRun of(Found found) {
            return new FoundRun(
                    found.id(),
                    found.workspace(),
                    found.name(),
                    found.row(),
                    found.workflow(),
                    found.state().name(),
                    found.createdAt());
        }
    }

    /** Those of the workspace {@code near} come first. */
    @GET
    @Permission(Right.SELF)
    public Page<FoundRun> search(
            @QueryParam("q") String q,
            @QueryParam("near") UUID near,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var text = SearchText.of(q);
        var size = Page.size(pageSize);
        var filter = text + " " + near;
        var after = PageToken.decode(
                pageToken, filter, keys -> new Place(Integer.parseInt(keys.get(0)), UUID.fromString(keys.get(1))));
        var wanted = new Wanted(readable.of(caller.person().sub()), text, near);
        return Page.of(
                        runs.find(wanted, after.orElse(null), size + 1),
                        size,
                        filter,
                        found ->
                                List.of(String.valueOf(found.rank()), found.id().toString()))
                .map(FoundRun::of);
    }
}
