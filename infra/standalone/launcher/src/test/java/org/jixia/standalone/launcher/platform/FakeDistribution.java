package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jixia.standalone.launcher.distribution.Distribution;

/** A build that holds the folders of the bought-in parts, with a database whose programs are scripts. */
final class FakeDistribution {

    private final Path home;

    FakeDistribution(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("dist/aot"));
        Files.writeString(home.resolve("dist/manifest.json"), """
                {"sources": {}, "parts": {"postgres": "postgres-1", "keycloak": "keycloak-1", "store": "store-1", "kafka": "kafka-1"}}
                """);
        for (var part : new String[] {"postgres-1/bin", "keycloak-1", "store-1", "kafka-1"}) {
            Files.createDirectories(home.resolve("dist").resolve(part));
        }
    }

    Distribution distribution() {
        return new Distribution(home);
    }

    /** A program of the database. */
    Path program(String name, String script) throws IOException {
        var file = home.resolve("dist/postgres-1/bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
