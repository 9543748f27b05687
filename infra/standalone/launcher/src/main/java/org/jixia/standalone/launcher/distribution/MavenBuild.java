package org.jixia.standalone.launcher.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.process.ProcessTree;

/** Runs Maven on the project with the JDK that runs the launcher; all its words go to a log. */
public final class MavenBuild {

    private static final Pattern MODULE = Pattern.compile("^\\[INFO] Building (.+?) \\S+ +\\[(\\d+)/(\\d+)]$");
    /** Modules at a time: much of a build or test is waiting, and two take about as much of a small machine as there is. */
    public static final String SIDE_BY_SIDE = "2";

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Path home;

    public MavenBuild(Path home) {
        this.home = home;
    }

    /** Builds, tells the names of the modules, and refuses to go on when it failed. */
    void build(List<String> arguments, Path log, Consumer<String> listener) throws IOException {
        var errors = new ArrayList<String>();
        var code = run(arguments, Map.of(), log, line -> {
            var module = MODULE.matcher(line);
            if (module.matches()) {
                listener.accept("building " + module.group(2) + " of " + module.group(3) + ": " + module.group(1));
            } else if (line.startsWith("[ERROR] ") && errors.size() < 3) {
                errors.add(line.substring(8));
            }
        });
        if (code != 0) {
            var reason = errors.isEmpty() ? "Maven gave no reason" : String.join(" | ", errors);
            throw new Trouble("The build failed (" + reason + "); the whole log is in " + log + ".");
        }
    }

    /** Runs Maven, shows each line to the listener, and returns the exit code. An interrupt ends all that it started. */
    public int run(List<String> arguments, Map<String, String> environment, Path log, Consumer<String> listener)
            throws IOException {
        Files.createDirectories(log.getParent());
        var builder = builder(arguments).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        // Reading cannot be interrupted, waiting can.
        var reader = Thread.ofVirtual().start(() -> read(process, log, listener));
        try {
            var code = process.waitFor();
            // What a test left behind may hold the other end open.
            reader.join(GRACE);
            return code;
        } catch (InterruptedException e) {
            new ProcessTree(process).end(GRACE);
            Thread.currentThread().interrupt();
            throw new Trouble("The build was interrupted.", e);
        }
    }

    private static void read(Process process, Path log, Consumer<String> listener) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var kept = Files.newBufferedWriter(log)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.write(line);
                kept.newLine();
                kept.flush();
                listener.accept(line);
            }
        } catch (IOException e) {
            listener.accept("[ERROR] The log " + log + " could not be written: " + e.getMessage());
        }
    }

    private ProcessBuilder builder(List<String> arguments) {
        var words = new ArrayList<>(List.of("mvn", "-B", "--no-transfer-progress"));
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).directory(home.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // A test's own installation must not be led to this one.
        builder.environment().remove("JIXIA_PORT_BASE");
        return builder;
    }
}
