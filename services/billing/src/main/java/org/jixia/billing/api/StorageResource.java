package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.billing.domain.StorageRepository;
import org.jixia.billing.domain.StorageRepository.Kept;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** For administrators: stored bytes by the account that pays for them, the most first. */
@Path("/storage")
@Produces(MediaType.APPLICATION_JSON)
public class StorageResource {
    private final StorageRepository storage;

    @Inject
    public StorageResource(StorageRepository storage) {
        this.storage = storage;
    }

    @Schema(requiredProperties = {"account", "name", "owner", "personal", "bytes", "workspaces"})
    public record KeptView(UUID account, String name, String owner, boolean personal, long bytes, int workspaces) {
        static KeptView of(Kept kept) {
            return new KeptView(
                    kept.account(), kept.name(), kept.owner(), kept.personal(), kept.bytes(), kept.workspaces());
        }
    }

    @GET
    @Permission(Right.PLATFORM_ADMIN)
    public Page<KeptView> byAccount(
            @QueryParam("pageSize") String pageSize, @QueryParam("pageToken") String pageToken) {
        int size = Page.size(pageSize);
        Kept after =
                PageToken.decode(pageToken, "storage", StorageResource::place).orElse(null);
        List<Kept> found = storage.byAccount(after, size + 1);
        return Page.of(
                        found,
                        size,
                        "storage",
                        kept -> List.of(
                                Long.toString(kept.bytes()), kept.account().toString()))
                .map(KeptView::of);
    }

    private static Kept place(List<String> keys) {
        return new Kept(UUID.fromString(keys.get(1)), null, null, false, Long.parseLong(keys.get(0)), 0);
    }
}
