package org.jixia.standalone.launcher.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jixia.standalone.launcher.Trouble;

/** Runs Maven on the project with the JDK that runs the launcher. */
public final class MavenBuild {

    private static final Pattern MODULE = Pattern.compile("^\\[INFO] Building (.+?) \\S+ +\\[(\\d+)/(\\d+)]$");

    private final Path home;

    public MavenBuild(Path home) {
        this.home = home;
    }

    /** Runs quietly: names of the modules go to the listener, everything else to the log. */
    void quiet(List<String> arguments, Path log, Consumer<String> listener) throws IOException {
        var process = builder(arguments).redirectErrorStream(true).start();
        var errors = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var kept = Files.newBufferedWriter(log)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.write(line);
                kept.newLine();
                var module = MODULE.matcher(line);
                if (module.matches()) {
                    listener.accept("building " + module.group(2) + " of " + module.group(3) + ": " + module.group(1));
                } else if (line.startsWith("[ERROR] ") && errors.size() < 3) {
                    errors.add(line.substring(8));
                }
            }
        }
        if (await(process) != 0) {
            var reason = errors.isEmpty() ? "Maven gave no reason" : String.join(" | ", errors);
            throw new Trouble("The build failed (" + reason + "); the whole log is in " + log + ".");
        }
    }

    /** Runs with Maven's own output on our terminal and returns its exit code. */
    public int loud(List<String> arguments, Map<String, String> environment) {
        try {
            var builder = builder(arguments).inheritIO();
            builder.environment().putAll(environment);
            return await(builder.start());
        } catch (IOException e) {
            throw new Trouble("Maven cannot be started (" + e.getMessage() + "): run './jixia doctor'.", e);
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

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Trouble("The build was interrupted.", e);
        }
    }
}
