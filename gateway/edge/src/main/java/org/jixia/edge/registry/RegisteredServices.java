package org.jixia.edge.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jixia.edge.config.EdgeConfig;

/** Asks each GA4GH service for its service-info; one that is away is listed as it last described itself. */
@ApplicationScoped
class RegisteredServices {
    private static final Logger LOG = Logger.getLogger(RegisteredServices.class);
    private static final Map<String, String> ROOTS =
            Map.of("drs", "/ga4gh/drs/v1", "wes", "/ga4gh/wes/v1", "tes", "/ga4gh/tes/v1");

    private final EdgeConfig config;
    private final ObjectMapper json;
    private final HttpClient http;
    private final Map<String, ObjectNode> lastKnown = new ConcurrentHashMap<>();

    RegisteredServices(EdgeConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http =
                HttpClient.newBuilder().connectTimeout(config.connectTimeout()).build();
    }

    List<ObjectNode> all() {
        return config.services().entrySet().stream()
                .filter(service -> ROOTS.containsKey(service.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(service -> describe(service.getKey(), service.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    String publicUrl() {
        return config.publicUrl().toString();
    }

    private Optional<ObjectNode> describe(String name, URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(ROOTS.get(name) + "/service-info"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200 && json.readTree(answer.body()) instanceof ObjectNode info) {
                info.put("url", publicAddress(name));
                lastKnown.put(name, info);
            }
        } catch (IOException away) {
            LOG.debugf("%s gives no service-info: %s", name, away.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(lastKnown.get(name));
    }

    /** DRS clients append the whole path themselves (service-registry digest); others get the API's root. */
    private String publicAddress(String name) {
        String base = config.publicUrl().toString();
        return name.equals("drs") ? base : base + ROOTS.get(name);
    }
}
