package org.jixia.edge;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the edge needs around it in tests: an identity provider, one service that tells what it was asked, one that is away. */
public class EdgeSurroundings implements QuarkusTestResourceLifecycleManager {
    static final String PUBLIC_URL = "http://jixia.test:8443";

    private static final AtomicInteger EXCHANGES = new AtomicInteger();

    private FakeIdentityProvider provider;
    private HttpServer service;

    @Override
    public Map<String, String> start() {
        provider = new FakeIdentityProvider();
        try {
            service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        service.createContext("/", EdgeSurroundings::tellRequest);
        service.createContext("/internal/tokens:exchange", EdgeSurroundings::exchange);
        service.start();
        String address = "http://127.0.0.1:" + service.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("jixia.edge.public-url", PUBLIC_URL),
                Map.entry("jixia.edge.store-origin", "http://store.test:9000"),
                Map.entry("jixia.edge.rate-limit.burst", "300"),
                Map.entry("jixia.edge.rate-limit.per-second", "1"),
                Map.entry("jixia.edge.services.workspace", address),
                Map.entry("jixia.edge.services.wes", address),
                Map.entry("jixia.edge.services.people", address),
                Map.entry("jixia.edge.services.audit", "http://127.0.0.1:1"),
                Map.entry("jixia.edge.services.drs", "http://127.0.0.1:1"),
                Map.entry("quarkus.oidc.auth-server-url", provider.url()),
                Map.entry("quarkus.oidc.credentials.secret", "a-secret-of-this-test-only-0123456789"),
                Map.entry("quarkus.oidc.token-state-manager.encryption-secret", "0123456789abcdef0123456789abcdef"));
    }

    @Override
    public void stop() {
        service.stop(0);
        provider.close();
    }

    /** people, which knows the tokens that begin with {@code jixia_good}, gives another token each time, and is away for one. */
    private static void exchange(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] body =
                ("{\"token\": \"exchanged-" + EXCHANGES.incrementAndGet() + "\"}").getBytes(StandardCharsets.UTF_8);
        int status = asked.contains("\"jixia_good") ? 200 : asked.contains("\"jixia_away\"") ? 503 : 401;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Answers with the request as the service saw it. */
    private static void tellRequest(HttpExchange exchange) throws IOException {
        Headers asked = exchange.getRequestHeaders();
        int length = exchange.getRequestBody().readAllBytes().length;
        String body =
                "{\"method\": \"%s\", \"uri\": \"%s\", \"authorization\": \"%s\", \"cookie\": \"%s\", \"internal\": \"%s\", \"requestId\": \"%s\", \"length\": %d}"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                asked.getFirst("Authorization"),
                                asked.getFirst("Cookie"),
                                asked.getFirst("X-Jixia-Person"),
                                asked.getFirst("X-Request-Id"),
                                length);
        if (exchange.getRequestURI().getPath().equals("/ga4gh/wes/v1/service-info")) {
            body =
                    "{\"id\": \"org.jixia.wes\", \"name\": \"WES\", \"type\": {\"group\": \"org.ga4gh\", \"artifact\": \"wes\", \"version\": \"1.1.0\"}}";
        }
        if (exchange.getRequestURI().getPath().equals("/q/health/ready")) {
            body = "{\"status\": \"UP\", \"checks\": [{\"name\": \"database\", \"status\": \"UP\"}]}";
        } else if (exchange.getRequestURI().getPath().equals("/q/health/well")) {
            body =
                    "{\"status\": \"DOWN\", \"checks\": [{\"name\": \"events\", \"status\": \"DOWN\", \"data\": {\"dead\": 2}}, "
                            + "{\"name\": \"part\", \"status\": \"UP\", \"data\": {\"version\": \"7\", \"since\": \"2026-01-01T00:00:00Z\"}}]}";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Jixia-Secret", "1");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
