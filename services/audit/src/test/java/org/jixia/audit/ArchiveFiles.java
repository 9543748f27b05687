package org.jixia.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jixia.platform.testing.EmbeddedObjectStore;

/** The archive's settings, which are files of secrets in an installation, and the producers' addresses. */
public class ArchiveFiles implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("audit-it");
            Path secret = Files.writeString(folder.resolve("store-secret"), EmbeddedObjectStore.SECRET_KEY);
            Map<String, String> settings = new HashMap<>(Heads.serve());
            settings.put(
                    "jixia.audit.signing-key-file",
                    folder.resolve("signing-key").toString());
            settings.put("jixia.audit.archive.url", EmbeddedObjectStore.endpoint());
            settings.put("jixia.audit.archive.access-key", EmbeddedObjectStore.ACCESS_KEY);
            settings.put("jixia.audit.archive.secret-key-file", secret.toString());
            settings.put("jixia.audit.checkpoint-every", "1H");
            // Tests take turns themselves.
            settings.put("jixia.audit.verification.news-every", "24H");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The folder holds a test's key of no worth; the system's temporary folder is cleaned by its owner.
    }
}
