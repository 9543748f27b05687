package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.objects.WorkspaceStores;
import org.jixia.drs.domain.objects.WorkspaceStores.Totals;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** GA4GH service-info of DRS, for everybody; counts are at most ten seconds old, so that nobody can tire the database with it. */
@Path("/ga4gh/drs/v1/service-info")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DrsServiceInfoResource {
    private static final long KEPT = Duration.ofSeconds(10).toNanos();

    private final WorkspaceStores stores;
    private final DrsSettings settings;
    private volatile Counted counted;

    public DrsServiceInfoResource(WorkspaceStores stores, DrsSettings settings) {
        this.stores = stores;
        this.settings = settings;
    }

    @GET
    @Permission(Right.PUBLIC)
    public ServiceInfo get() {
        var now = counted;
        if (now == null || System.nanoTime() - now.at() > KEPT) {
            now = new Counted(stores.totals(), System.nanoTime());
            counted = now;
        }
        return new ServiceInfo(
                "org.jixia.drs." + settings.authorities().getFirst(),
                "Jixia DRS",
                new Type("org.ga4gh", "drs", "1.5.0"),
                "Files of Jixia workspaces",
                new Organization("Jixia", "https://" + settings.authorities().getFirst()),
                "0.1.0",
                DrsBulkResource.MAX_IDS,
                new Drs(
                        DrsBulkResource.MAX_IDS,
                        now.totals().objects(),
                        now.totals().bytes()));
    }

    private record Counted(Totals totals, long at) {}

    public record ServiceInfo(
            String id,
            String name,
            Type type,
            String description,
            Organization organization,
            String version,
            int maxBulkRequestLength,
            Drs drs) {}

    public record Type(String group, String artifact, String version) {}

    public record Organization(String name, String url) {}

    public record Drs(int maxBulkRequestLength, long objectCount, long totalObjectSize) {}
}
