package org.jixia.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Stands in for Keycloak: publishes the key of {@link TestTokens} at {@code /jwks} and gives services their token at {@code /token}. */
public final class TestIssuer implements AutoCloseable {
    private final HttpServer server;

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    public static TestIssuer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> answer(exchange, TestTokens.jwks()));
            server.createContext("/token", exchange -> answer(exchange, token(client(exchange))));
            server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new TestIssuer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String jwksUrl() {
        return url() + "/jwks";
    }

    public String tokenUrl() {
        return url() + "/token";
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String token(String client) {
        return "{\"access_token\":\"" + TestTokens.service(client) + "\",\"expires_in\":600,\"token_type\":\"Bearer\"}";
    }

    /** Client credentials come in the form or by Basic; only the name matters here. */
    private static String client(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var named = Arrays.stream(form.split("&"))
                .filter(pair -> pair.startsWith("client_id="))
                .findFirst();
        if (named.isPresent()) {
            return URLDecoder.decode(named.get().substring("client_id=".length()), StandardCharsets.UTF_8);
        }
        var basic = exchange.getRequestHeaders().getFirst("Authorization");
        return basic == null
                ? "unknown"
                : new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8).split(":")[0];
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
