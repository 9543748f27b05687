package org.jixia.standalone.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixia.standalone.launcher.Trouble;

/** How a child is started: apart from our terminal and session, its output in a log file. */
public record Launch(List<String> command, Path directory, Map<String, String> environment, Path log) {

    private static final long LOG_LIMIT = 16L << 20;

    /** Variables that would reach into a child's settings and make it differ from what the launcher wrote. */
    private static final List<String> WITHHELD =
            List.of("QUARKUS_", "JIXIA_", "KC_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "PG");

    public Process start() {
        var words = new ArrayList<String>();
        words.add("setsid");
        words.addAll(command);
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.getParent());
            turnLog();
            var builder = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> WITHHELD.stream().anyMatch(name::startsWith));
            // Fewer allocator arenas: threads of a JVM would otherwise each keep their own.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new Trouble("Cannot start " + command.getFirst() + ": " + e.getMessage() + ".", e);
        }
    }

    private void turnLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
