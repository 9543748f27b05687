package org.jixia.standalone.launcher.distribution;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;

/** Makes {@code dist/} from the sources: builds only the parts whose sources changed. */
public final class DistributionBuild {

    /** Folders of the Quarkus applications by the name of their part. */
    private static final Map<String, String> APPLICATIONS = applications();

    private static final Map<String, String> SINGLE_JARS =
            Map.of("kafka", "infra/standalone/broker", "store", "infra/standalone/object-store");

    /** Parts that come whole from elsewhere; their versions stand in poms. */
    private static final List<String> PACKAGED = List.of("postgres", "keycloak");

    private static final String LAUNCHER = "infra/standalone/launcher";

    private final Distribution distribution;
    private final Progress progress;

    public DistributionBuild(Distribution distribution, Progress progress) {
        this.distribution = distribution;
        this.progress = progress;
    }

    private static Map<String, String> applications() {
        var folders = new LinkedHashMap<String, String>();
        for (var service : List.of("workspace", "drs", "wes", "tes", "billing", "audit", "people")) {
            folders.put(service, "services/" + service);
        }
        folders.put("edge", "gateway/edge");
        return folders;
    }

    /** Builds what changed and takes it into {@code dist/}. */
    public void ensure() {
        locked(() -> {
            var sources = sources();
            var manifest = distribution.manifest();
            var stale = new TreeSet<>(sources.keySet());
            stale.removeIf(part -> manifest.madeFrom(part, sources.get(part))
                    .filter(folder -> Files.isDirectory(distribution.folder().resolve(folder)))
                    .isPresent());
            if (!stale.isEmpty()) {
                progress.say("Building " + (stale.size() == sources.size() ? "the platform" : String.join(", ", stale))
                        + " (the log is in " + distribution.log() + ")");
                build(stale);
                take(stale, sources);
            }
        });
    }

    /** Takes into {@code dist/} what an earlier build of these sources has left in the target folders, without building. */
    public void takeBuilt(Map<String, String> sources) {
        locked(() -> take(names(), sources));
    }

    /** Names the present content of the sources of each part. */
    public Map<String, String> sources() {
        try {
            var modules = new Modules(distribution.home());
            var sources = new TreeMap<String, String>();
            for (var part : names()) {
                sources.put(part, ContentDigest.ofSources(distribution.home(), roots(part, modules)));
            }
            return sources;
        } catch (IOException e) {
            throw new Trouble("The sources cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Set<String> names() {
        var names = new TreeSet<>(PACKAGED);
        names.addAll(APPLICATIONS.keySet());
        names.addAll(SINGLE_JARS.keySet());
        return names;
    }

    /** Everything that a part is made from. */
    private static Set<String> roots(String part, Modules modules) {
        var roots = new TreeSet<>(List.of("pom.xml", ".mvn"));
        if (PACKAGED.contains(part)) {
            roots.add(LAUNCHER + "/pom.xml");
            return roots;
        }
        roots.addAll(modules.with(module(part)));
        if (part.equals("edge")) {
            roots.add("gateway/portal");
        }
        return roots;
    }

    private static String module(String part) {
        return PACKAGED.contains(part) ? LAUNCHER : APPLICATIONS.getOrDefault(part, SINGLE_JARS.get(part));
    }

    private void build(Set<String> stale) throws IOException {
        var begun = progress.sinceBegin();
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64v8" : "amd64";
        var modules = new TreeSet<String>();
        stale.forEach(part -> modules.add(module(part)));
        new MavenBuild(distribution.home())
                .build(
                        List.of(
                                "package",
                                "-Dmaven.test.skip=true",
                                "-Pparts",
                                "-Dpostgres.architecture=" + architecture,
                                "-pl",
                                String.join(",", modules),
                                "--also-make",
                                "--threads",
                                MavenBuild.SIDE_BY_SIDE),
                        distribution.log(),
                        line -> progress.say("  " + line));
        progress.step("build", "done", progress.sinceBegin().minus(begun));
    }

    private void take(Set<String> taken, Map<String, String> sources) throws IOException {
        var manifest = distribution.manifest();
        var parts = new TreeMap<>(manifest.parts());
        var digests = new TreeMap<>(manifest.sources());
        for (var part : taken) {
            var folder = take(part);
            var known = folder.isPresent() && folder.get().equals(parts.get(part));
            folder.ifPresent(name -> parts.put(part, name));
            if (sources.containsKey(part) && folder.isPresent()) {
                digests.put(part, sources.get(part));
            } else if (!known) {
                digests.remove(part);
            }
        }
        distribution.write(new Distribution.Manifest(digests, parts));
        removeUnused(new HashSet<>(parts.values()));
    }

    /** Empty when no build has made it. */
    private Optional<String> take(String part) throws IOException {
        var target = distribution.home().resolve(module(part)).resolve("target");
        if (part.equals("postgres")) {
            return Optional.of(new PostgresPackage(distribution.folder()).take(target.resolve("parts")));
        }
        if (part.equals("keycloak")) {
            return Optional.of(new KeycloakPackage(distribution.folder(), progress).take(target.resolve("parts")));
        }
        if (SINGLE_JARS.containsKey(part)) {
            return Files.isDirectory(target.resolve("lib")) ? Optional.of(takeJars(part, target)) : Optional.empty();
        }
        return Files.exists(target.resolve("quarkus-app/quarkus-run.jar"))
                ? Optional.of(takeFolder(part, target.resolve("quarkus-app")))
                : Optional.empty();
    }

    private String takeFolder(String name, Path built) throws IOException {
        var version = name + "-" + ContentDigest.ofBuilt(built, DistributionBuild::foreign);
        var target = distribution.folder().resolve(version);
        if (!Files.exists(target)) {
            Folders.copy(built, target);
        }
        return version;
    }

    private String takeJars(String name, Path target) throws IOException {
        var staging = distribution.folder().resolve("." + name + ".staging");
        Folders.remove(staging);
        Folders.copy(target.resolve("lib"), staging);
        Files.copy(onlyJar(target), staging.resolve("app.jar"));
        var version = name + "-" + ContentDigest.ofBuilt(staging, DistributionBuild::foreign);
        var folder = distribution.folder().resolve(version);
        if (Files.exists(folder)) {
            Folders.remove(staging);
        } else {
            Files.move(staging, folder);
        }
        return version;
    }

    private static Path onlyJar(Path target) throws IOException {
        try (var jars = Files.newDirectoryStream(target, "standalone-*.jar")) {
            for (var jar : jars) {
                return jar;
            }
        }
        throw new Trouble("The build left no jar in " + target + ": run './jixia up' again.");
    }

    private static boolean foreign(Path file) {
        var name = file.getFileName().toString();
        return file.getParent().toString().contains("lib") && !name.startsWith("org.jixia.");
    }

    /** Removes folders of earlier builds, except those that a process of any installation still runs from. */
    private void removeUnused(HashSet<String> present) throws IOException {
        var running = new ArrayList<String>();
        ProcessHandle.allProcesses().forEach(process -> running.add(commandLine(process.pid())));
        try (var folders = Files.newDirectoryStream(distribution.folder(), "*-*")) {
            for (var folder : folders) {
                var name = folder.getFileName().toString();
                var part = name.substring(0, name.indexOf('-'));
                if (!present.contains(name)
                        && names().contains(part)
                        && running.stream().noneMatch(line -> line.contains(folder + "/"))) {
                    Folders.remove(folder);
                }
            }
        }
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void locked(Step step) {
        try {
            Files.createDirectories(distribution.folder());
            try (var channel = FileChannel.open(
                            distribution.folder().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                step.run();
            }
        } catch (IOException e) {
            var full = String.valueOf(e.getMessage()).contains("No space left on device");
            throw new Trouble(
                    full
                            ? "The disk is full, so " + distribution.folder() + " cannot be filled: free about 2 GB."
                            : "The build's result cannot be taken into " + distribution.folder() + ": " + e + ".",
                    e);
        }
    }
}
