package org.jixia.audit.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import org.jixia.platform.storage.MinioObjectStore;
import org.jixia.platform.storage.ObjectStore;
import org.jixia.platform.storage.StorageConfig;

/** What the domain is given from outside: the clock and the store of the archive. */
@ApplicationScoped
class Surroundings {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @ApplicationScoped
    ObjectStore archiveStore(AuditConfig config) {
        AuditConfig.Archive archive = config.archive();
        try {
            String secret = Files.readString(archive.secretKeyFile()).strip();
            return new MinioObjectStore(
                    new StorageConfig(archive.url(), archive.url(), archive.region(), archive.accessKey(), secret));
        } catch (IOException e) {
            throw new UncheckedIOException("the archive's secret key " + archive.secretKeyFile(), e);
        }
    }
}
