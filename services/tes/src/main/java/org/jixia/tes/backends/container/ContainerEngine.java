package org.jixia.tes.backends.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jixia.tes.backends.process.Shell;

/** The engine's command line: docker, or what answers to its commands. Knows where it is, whether it works and what images it holds. */
public final class ContainerEngine {
    /** What the command needs of the service's environment to find its engine. */
    private static final List<String> ENVIRONMENT =
            List.of("HOME", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY", "XDG_RUNTIME_DIR");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration KNOWN = Duration.ofSeconds(60);

    private final Path program;
    private final Map<String, Known> images = new ConcurrentHashMap<>();

    private record Known(Optional<String> id, Instant at) {}

    /** What the command said, and its code (-1: no answer in time). */
    public record Answer(int code, String output) {
        public boolean well() {
            return code == 0;
        }
    }

    public ContainerEngine(Path program) {
        this.program = program;
    }

    public static Optional<ContainerEngine> find() {
        return List.of("/usr/local/bin/docker", "/usr/bin/docker", "/bin/docker").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(ContainerEngine::new);
    }

    /** The shell function {@code engine}, for scripts that run without the service's environment. */
    String function() {
        var text = new StringBuilder("engine() { ");
        for (var name : ENVIRONMENT) {
            var value = System.getenv(name);
            if (value != null) {
                text.append(name).append('=');
                Shell.quote(text, value);
            }
        }
        Shell.quote(text, program.toString());
        return text.append("\"$@\"; }\n").toString();
    }

    public Answer ask(String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            var said = Files.createTempFile("engine", ".out");
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(said.toFile())
                        .start();
                var ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                var text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
                return new Answer(ended ? process.exitValue() : -1, text);
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            return new Answer(-1, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(-1, "interrupted");
        }
    }

    public boolean holds(String image) {
        return imageId(image).isPresent();
    }

    /** What the image is, when it is on this host; an answer holds for a minute. */
    public Optional<String> imageId(String image) {
        var now = Instant.now();
        return images.compute(
                        image,
                        (name, known) -> known != null && known.at().plus(KNOWN).isAfter(now)
                                ? known
                                : new Known(inspected(name), now))
                .id();
    }

    private Optional<String> inspected(String image) {
        var answer = ask("image", "inspect", "-f", "{{.Id}}", "--", image);
        return answer.well() ? Optional.of(answer.output()) : Optional.empty();
    }
}
