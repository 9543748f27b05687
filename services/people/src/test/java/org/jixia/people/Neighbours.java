package org.jixia.people;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keycloak's admin API as far as people asks it, and workspace's names of workspaces. */
final class Neighbours {
    private record User(boolean enabled, String email, List<String> roles) {}

    private final Map<String, User> users = new ConcurrentHashMap<>();

    Neighbours(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/admin/realms/jixia/users/", this::user);
            server.createContext(
                    "/internal/workspaces/",
                    exchange -> answer(exchange, 200, "{\"name\": \"Lung 肺\\r\\nBcc: x@y.z\"}"));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void person(String sub, String email, String... roles) {
        users.put(sub, new User(true, email, List.of(roles)));
    }

    void disable(String sub) {
        users.computeIfPresent(sub, (same, user) -> new User(false, user.email(), user.roles()));
    }

    private void user(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var user = users.get(path[5]);
        if (user == null || exchange.getRequestHeaders().getFirst("Authorization") == null) {
            answer(exchange, 404, "{\"error\": \"User not found\"}");
        } else if (path.length > 6) {
            answer(
                    exchange,
                    200,
                    user.roles().stream()
                            .map(role -> "{\"name\": \"" + role + "\"}")
                            .collect(Collectors.joining(",", "[", "]")));
        } else {
            answer(
                    exchange,
                    200,
                    "{\"id\": \"%s\", \"username\": \"%s\", \"enabled\": %s, \"firstName\": \"Fang\", \"lastName\": \"Wang\", \"email\": %s, \"emailVerified\": true}"
                            .formatted(
                                    path[5],
                                    path[5],
                                    user.enabled(),
                                    user.email() == null ? "null" : "\"" + user.email() + "\""));
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
