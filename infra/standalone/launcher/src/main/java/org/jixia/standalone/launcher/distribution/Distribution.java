package org.jixia.standalone.launcher.distribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jixia.standalone.launcher.Trouble;

/**
 * The runnable parts under {@code dist/}, shared by all installations of this project folder. Each part has a folder
 * named by its content, so that a new build never changes files under a running process.
 */
public record Distribution(Path home) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the folder holds: of each part the digest of the sources it was made from, and its present folder. */
    record Manifest(Map<String, String> sources, Map<String, String> parts) {

        /** The folder of that part, when it was made from just these sources. */
        Optional<String> madeFrom(String part, String digest) {
            return Optional.ofNullable(parts.get(part)).filter(folder -> digest.equals(sources.get(part)));
        }
    }

    public Path folder() {
        return home.resolve("dist");
    }

    /** Folder of that part; empty when the build did not make it. */
    public Optional<Path> part(String name) {
        return Optional.ofNullable(manifest().parts().get(name)).map(folder()::resolve);
    }

    /** Folder of that part, which must be there. */
    public Path require(String name) {
        return part(name)
                .orElseThrow(() -> new Trouble("The build has not made '" + name + "': run './jixia up' without"
                        + " --no-build, and read " + log() + " if it fails."));
    }

    /** Names the content of a part: changes when the part must be restarted to be up to date. */
    public String version(String name) {
        return require(name).getFileName().toString();
    }

    public Path log() {
        return folder().resolve("build.log");
    }

    /** Where the ahead-of-time cache of a process belongs; it fits one build, one set of flags and one JDK. */
    public Path cache(String name, String key) {
        return folder().resolve("aot").resolve(name + "-" + key + ".aot");
    }

    Manifest manifest() {
        try {
            return JSON.readValue(folder().resolve("manifest.json").toFile(), Manifest.class);
        } catch (IOException e) {
            // Not built yet, or a build was interrupted: the next one writes it anew.
            return new Manifest(Map.of(), Map.of());
        }
    }

    void write(Manifest manifest) throws IOException {
        Files.createDirectories(folder());
        var draft = folder().resolve("manifest.json.draft");
        var sorted = new Manifest(new TreeMap<>(manifest.sources()), new TreeMap<>(manifest.parts()));
        Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted) + "\n");
        Files.move(
                draft,
                folder().resolve("manifest.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
