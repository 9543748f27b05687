package org.jixia.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Finds things in the working copy that a test runs from. */
public final class Repository {
    private Repository() {}

    /** The root of the working copy: the nearest folder upwards with {@code .mvn}. */
    public static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the working copy: no folder with .mvn above "
                + Path.of("").toAbsolutePath());
    }

    /** The class path of a packaged child JVM: its jar and {@code target/lib}, sorted. */
    static String packaged(String module) {
        var target = root().resolve(module).resolve("target");
        var lib = target.resolve("lib");
        try {
            if (Files.isDirectory(lib)) {
                try (var jars = Files.list(target);
                        var libraries = Files.list(lib)) {
                    var own = jars.filter(Repository::isJar).sorted().toList();
                    if (!own.isEmpty()) {
                        return java.util.stream.Stream.concat(own.stream(), libraries.sorted())
                                .map(Path::toString)
                                .collect(Collectors.joining(":"));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(
                module + " is not built. Build it with: mvn -q -pl " + module + " package -DskipTests");
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar");
    }
}
