package org.jixia.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jixia.platform.testing.EmbeddedObjectStore;

/** The archive's settings, which are files of secrets in an installation. */
public class ArchiveFiles implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("audit-it");
            Path secret = Files.writeString(folder.resolve("store-secret"), EmbeddedObjectStore.SECRET_KEY);
            return Map.of(
                    "jixia.audit.signing-key-file",
                            folder.resolve("signing-key").toString(),
                    "jixia.audit.archive.url", EmbeddedObjectStore.endpoint(),
                    "jixia.audit.archive.access-key", EmbeddedObjectStore.ACCESS_KEY,
                    "jixia.audit.archive.secret-key-file", secret.toString(),
                    "jixia.audit.checkpoint-every", "1H");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The folder holds a test's key of no worth; the system's temporary folder is cleaned by its owner.
    }
}
