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
import java.util.TreeMap;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;

/** Makes {@code dist/} from the sources, and does nothing when it is up to date. */
public final class DistributionBuild {

    /** Folders of the Quarkus applications by the name of their part. */
    private static final Map<String, String> APPLICATIONS = applications();

    private static final Map<String, String> SINGLE_JARS =
            Map.of("kafka", "infra/standalone/broker", "store", "infra/standalone/object-store");

    private final Distribution distribution;
    private final Progress progress;

    public DistributionBuild(Distribution distribution, Progress progress) {
        this.distribution = distribution;
        this.progress = progress;
    }

    private static Map<String, String> applications() {
        var folders = new LinkedHashMap<String, String>();
        for (var service : List.of("workspace", "drs", "wes", "tes", "billing", "audit")) {
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
            if (manifest.sources().equals(sources) && allThere(manifest)) {
                return;
            }
            progress.say("Building the platform (the log is in " + distribution.log() + ")");
            build();
            take(sources);
        });
    }

    /** Takes into {@code dist/} what an earlier build of these sources has left in the target folders, without building. */
    public void takeBuilt(String sources) {
        locked(() -> take(sources));
    }

    /** Names the present content of the sources. */
    public String sources() {
        try {
            return ContentDigest.ofSources(distribution.home());
        } catch (IOException e) {
            throw new Trouble("The sources cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private boolean allThere(Distribution.Manifest manifest) {
        return manifest.parts().values().stream()
                .allMatch(folder -> Files.isDirectory(distribution.folder().resolve(folder)));
    }

    private void build() throws IOException {
        var begun = progress.sinceBegin();
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64v8" : "amd64";
        new MavenBuild(distribution.home())
                .build(
                        List.of(
                                "package",
                                "-DskipTests",
                                "-Pparts",
                                "-Dpostgres.architecture=" + architecture,
                                "-pl",
                                "!e2e-tests"),
                        distribution.log(),
                        line -> progress.say("  " + line));
        progress.step("build", "done", progress.sinceBegin().minus(begun));
    }

    private void take(String sources) throws IOException {
        var parts = new TreeMap<String, String>();
        for (var application : APPLICATIONS.entrySet()) {
            var built = distribution.home().resolve(application.getValue()).resolve("target/quarkus-app");
            if (Files.exists(built.resolve("quarkus-run.jar"))) {
                parts.put(application.getKey(), takeFolder(application.getKey(), built));
            }
        }
        for (var single : SINGLE_JARS.entrySet()) {
            var target = distribution.home().resolve(single.getValue()).resolve("target");
            if (Files.isDirectory(target.resolve("lib"))) {
                parts.put(single.getKey(), takeJars(single.getKey(), target));
            }
        }
        var archives = distribution.home().resolve("infra/standalone/launcher/target/parts");
        parts.put("postgres", new PostgresPackage(distribution.folder()).take(archives));
        parts.put("keycloak", new KeycloakPackage(distribution.folder(), progress).take(archives));
        distribution.write(new Distribution.Manifest(sources, parts));
        removeUnused(new HashSet<>(parts.values()));
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
                        && isPart(part)
                        && running.stream().noneMatch(line -> line.contains(folder + "/"))) {
                    Folders.remove(folder);
                }
            }
        }
    }

    private static boolean isPart(String name) {
        return APPLICATIONS.containsKey(name)
                || SINGLE_JARS.containsKey(name)
                || name.equals("postgres")
                || name.equals("keycloak");
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
