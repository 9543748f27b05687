package org.jixia.tes.backends.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Programs of the host, looked for where administrators put them, never by this process' own path. */
final class Programs {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/local/bin", "/bin", "/usr/sbin", "/sbin");

    private Programs() {}

    static Optional<Path> find(String name) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
