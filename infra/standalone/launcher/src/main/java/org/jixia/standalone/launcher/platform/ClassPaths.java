package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jixia.standalone.launcher.Trouble;

/** Class paths spelt out in a fixed order: an ahead-of-time cache fits only the very same path. */
final class ClassPaths {

    private ClassPaths() {}

    static String of(Path folder) {
        try (var jars = Files.list(folder)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new Trouble(folder + " cannot be read: remove it and run './jixia up' again.", e);
        }
    }
}
