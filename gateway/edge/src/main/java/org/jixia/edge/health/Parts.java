package org.jixia.edge.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jixia.edge.config.EdgeConfig;

/** Asks every service how it is, all at once; one that does not answer in time is down. */
@ApplicationScoped
class Parts {
    private static final Logger LOG = Logger.getLogger(Parts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** The check by which a service says its version and since when it runs. */
    private static final String ABOUT = "part";

    private final EdgeConfig config;
    private final ObjectMapper json;
    private final HttpClient http;
    private final String version;

    Parts(EdgeConfig config, ObjectMapper json, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.json = json;
        this.version = version;
        this.http =
                HttpClient.newBuilder().connectTimeout(config.connectTimeout()).build();
    }

    /** UP: works. WARNS: works, but a check wants somebody to look. DOWN: does not answer, or cannot work. */
    enum State {
        UP,
        WARNS,
        DOWN
    }

    /** @param version and {@code since} are absent for a part that does not answer */
    record Part(String part, State state, String version, String since, List<Check> checks) {}

    record Check(String name, boolean up, Map<String, Object> data) {}

    /** The edge itself first, then the services by name. */
    List<Part> all() {
        var since = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        var parts = new ArrayList<Part>();
        parts.add(new Part("edge", State.UP, version, since.toString(), List.of()));
        var questions = config.services().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<Callable<Part>>map(service -> () -> ask(service.getKey(), service.getValue()))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(questions)) {
                parts.add(answer.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
        return parts;
    }

    private Part ask(String name, URI address) {
        var ready = checks(address.resolve("/q/health/ready"));
        var well = checks(address.resolve("/q/health/well"));
        if (ready.isMissingNode()) {
            return new Part(name, State.DOWN, null, null, List.of());
        }
        var all = new ArrayList<Check>();
        ready.path("checks").forEach(check -> all.add(check(check)));
        well.path("checks").forEach(check -> all.add(check(check)));
        var about = all.stream()
                .filter(check -> check.name().equals(ABOUT))
                .findFirst()
                .map(Check::data)
                .orElse(Map.of());
        all.removeIf(check -> check.name().equals(ABOUT));
        return new Part(name, state(ready, well), text(about, "version"), text(about, "since"), all);
    }

    private static State state(JsonNode ready, JsonNode well) {
        if (!ready.path("status").asText().equals("UP")) {
            return State.DOWN;
        }
        return well.path("status").asText().equals("UP") ? State.UP : State.WARNS;
    }

    /** What is down is said with 503 and the same body. */
    private JsonNode checks(URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            var body =
                    json.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
            return body != null && body.has("checks") ? body : MissingNode.getInstance();
        } catch (IOException away) {
            LOG.debugf("%s does not say how it is: %s", address, away.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return MissingNode.getInstance();
    }

    @SuppressWarnings("unchecked")
    private Check check(JsonNode node) {
        var data = node.has("data") ? json.convertValue(node.path("data"), Map.class) : Map.of();
        return new Check(
                node.path("name").asText(), node.path("status").asText().equals("UP"), (Map<String, Object>) data);
    }

    private static String text(Map<String, Object> data, String name) {
        return data.get(name) == null ? null : data.get(name).toString();
    }
}
