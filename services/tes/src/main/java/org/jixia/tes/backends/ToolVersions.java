package org.jixia.tes.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks programs of the host for their versions, which stand in provenance and cache keys in place of an image's digest. */
final class ToolVersions {
    private static final Pattern VERSION = Pattern.compile("(?i)(?:version[: ]+)?v?(\\d+(?:\\.\\d+)+[^\\s,;)]*)");

    private final Map<String, Optional<String>> known = new HashMap<>();

    /** The versions of all, or empty when one is not installed. */
    Optional<Map<String, String>> all(List<String> names) {
        var versions = new TreeMap<String, String>();
        for (var name : names) {
            var version = known.computeIfAbsent(name, ToolVersions::ask);
            if (version.isEmpty()) {
                return Optional.empty();
            }
            versions.put(name, version.get());
        }
        return Optional.of(versions);
    }

    /** What names the host itself: its release and its shell. */
    Map<String, String> own() {
        var versions = new TreeMap<String, String>();
        ask("bash").ifPresent(version -> versions.put("bash", version));
        try {
            for (var line : Files.readAllLines(Path.of("/etc/os-release"))) {
                if (line.startsWith("PRETTY_NAME=")) {
                    versions.put("os", line.substring(12).replace("\"", ""));
                }
            }
        } catch (IOException unnamed) {
            versions.put("os", System.getProperty("os.name"));
        }
        return versions;
    }

    private static Optional<String> ask(String name) {
        var program = List.of("/usr/bin", "/usr/local/bin", "/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        // Some tell their version only in the help that they print without arguments.
        return program.map(path -> said(path, "--version").or(() -> said(path)).orElse("unknown"));
    }

    private static Optional<String> said(Path program, String... arguments) {
        try {
            var command = new java.util.ArrayList<>(List.of(program.toString()));
            command.addAll(List.of(arguments));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            var output = new String(process.getInputStream().readNBytes(8192));
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            var found = VERSION.matcher(output);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        } catch (IOException silent) {
            return Optional.empty();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
