package org.jixia.drs.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jixia.drs.domain.BlobAddress.Origin;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.uploads.Roots;
import org.jixia.platform.storage.MinioObjectStore;
import org.jixia.platform.storage.ObjectStore;
import org.jixia.platform.storage.StorageConfig;

/** Makes what the domain is given from the settings, and refuses to start with roots that say neither or both. */
@ApplicationScoped
public class DrsBeans {
    private final DrsConfig config;
    private final StoreConfig store;

    public DrsBeans(DrsConfig config, StoreConfig store) {
        this.config = config;
        this.store = store;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    DrsSettings settings() {
        var authorities = new ArrayList<String>();
        authorities.add(withoutPort(config.authority()));
        if (!authorities.contains(config.authority())) {
            authorities.add(config.authority());
        }
        config.otherAuthorities().ifPresent(authorities::addAll);
        return new DrsSettings(
                List.copyOf(authorities),
                config.urlLife(),
                config.taskUrlLife(),
                config.partUrlLife(),
                config.uploadLife(),
                config.outputLife(),
                config.partSize());
    }

    private static String withoutPort(String authority) {
        return authority.replaceFirst(":\\d+$", "");
    }

    @Produces
    @Singleton
    ObjectStore objectStore() {
        return new MinioObjectStore(new StorageConfig(
                store.internal(), store.external(), store.region(), store.accessKey(), store.secretKey()));
    }

    @Produces
    @Singleton
    Roots roots() {
        var roots = config.roots().entrySet().stream()
                .map(e -> root(e.getKey(), e.getValue()))
                .toList();
        return () -> roots;
    }

    private static Roots.Root root(String name, DrsConfig.Root root) {
        if (root.folder().isPresent() == root.bucket().isPresent()) {
            throw new IllegalStateException("jixia.drs.roots." + name + " must name exactly one of folder and bucket");
        }
        var inBucket = root.bucket().isPresent();
        return new Roots.Root(
                name,
                inBucket ? Origin.BUCKET : Origin.FOLDER,
                root.bucket().orElse(name),
                inBucket ? root.prefix().orElse("") : "",
                root.description().orElse(null),
                root.workspaces().map(Set::copyOf).orElse(Set.of()));
    }
}
