package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.drs.domain.objects.FileSearchRepository;
import org.jixia.drs.domain.objects.FileSearchRepository.Place;
import org.jixia.drs.domain.objects.FileSearchRepository.Wanted;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.ReadableWorkspaces;
import org.jixia.platform.identity.Right;
import org.jixia.platform.identity.SearchText;

/** Files by their paths, over every workspace that the caller may read. */
@Path("/search")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    private final FileSearchRepository files;
    private final ReadableWorkspaces readable;
    private final CurrentCaller caller;

    public SearchResource(FileSearchRepository files, ReadableWorkspaces readable, CurrentCaller caller) {
        this.files = files;
        this.readable = readable;
        this.caller = caller;
    }

    @Schema(requiredProperties = {"workspace", "path", "objectId", "size"})
    public record FoundFile(UUID workspace, String path, UUID objectId, long size) {}

    /** Those of the workspace {@code near} come first. */
    @GET
    @Permission(Right.SELF)
    public Page<FoundFile> search(
            @QueryParam("q") String q,
            @QueryParam("near") UUID near,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var text = SearchText.of(q);
        var size = Page.size(pageSize);
        var filter = text + " " + near;
        var after = PageToken.decode(
                pageToken,
                filter,
                keys -> new Place(Integer.parseInt(keys.get(0)), keys.get(1), UUID.fromString(keys.get(2))));
        var wanted = new Wanted(readable.of(caller.person().sub()), text, near);
        return Page.of(
                        files.find(wanted, after.orElse(null), size + 1),
                        size,
                        filter,
                        found -> List.of(
                                String.valueOf(found.rank()),
                                found.path(),
                                found.workspace().toString()))
                .map(found -> new FoundFile(found.workspace(), found.path(), found.object(), found.size()));
    }
}
