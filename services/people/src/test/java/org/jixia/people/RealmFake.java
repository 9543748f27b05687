package org.jixia.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keycloak's admin API as far as people asks it. Answers as the real one does, in the order of user names. */
final class RealmFake implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "/admin/realms/jixia";

    /** @param shown as the realm shows it; @param direct roles of its own; @param byGroup roles of its groups */
    record User(ObjectNode shown, Set<String> direct, Set<String> byGroup) {}

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> broken = request -> false;
    private volatile int brokenWith;

    User add(String id, String username, String email, Collection<String> roles) {
        var shown = JSON.createObjectNode()
                .put("id", id)
                .put("username", username)
                .put("enabled", true)
                .put("firstName", "Fang")
                .put("lastName", "Wang")
                .put("emailVerified", true)
                .put("createdTimestamp", 1_770_000_000_000L);
        if (email != null) {
            shown.put("email", email);
        }
        var user = new User(shown, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
        user.direct().addAll(roles);
        users.put(id, user);
        return user;
    }

    User user(String id) {
        return users.get(id);
    }

    /** Nobody else has the role any more. */
    void onlyAdministrators(String... ids) {
        users.forEach((id, user) -> {
            if (!Arrays.asList(ids).contains(id)) {
                user.direct().remove("administrator");
            }
        });
    }

    /** Requests like {@code POST /users/x/logout} that are answered with this status until {@link #mend}. */
    void fail(Predicate<String> request, int status) {
        brokenWith = status;
        broken = request;
    }

    void mend() {
        broken = request -> false;
    }

    /** Requests that changed something. */
    List<String> changes() {
        return asked.stream().filter(request -> !request.startsWith("GET")).toList();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(BASE.length());
        var request = exchange.getRequestMethod() + " " + path;
        asked.add(request);
        var body = exchange.getRequestBody().readAllBytes();
        if (broken.test(request)) {
            answer(exchange, brokenWith, Map.of("error", "broken"));
        } else if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
            answer(exchange, 401, Map.of("error", "HTTP 401 Unauthorized"));
        } else {
            var parts = path.split("/");
            var kind = parts.length > 1 ? parts[1] : "";
            switch (kind) {
                case "" -> answer(exchange, 200, Map.of("accessTokenLifespan", 300));
                case "roles" -> role(exchange, parts);
                default -> user(exchange, parts, body);
            }
        }
    }

    private void role(HttpExchange exchange, String[] parts) throws IOException {
        var role = parts[2];
        if (parts.length == 3) {
            answer(exchange, 200, named(role));
        } else {
            answer(exchange, 200, page(exchange, user -> user.direct().contains(role)));
        }
    }

    private void user(HttpExchange exchange, String[] parts, byte[] body) throws IOException {
        if (parts.length == 2) {
            users(exchange, body);
            return;
        }
        var user = users.get(parts[2]);
        if (user == null) {
            answer(exchange, 404, Map.of("error", "User not found"));
            return;
        }
        var rest = String.join("/", Arrays.asList(parts).subList(3, parts.length));
        switch (exchange.getRequestMethod() + " " + rest) {
            case "GET " -> answer(exchange, 200, user.shown());
            case "PUT " -> {
                user.shown().setAll((ObjectNode) JSON.readTree(body));
                answer(exchange, 204, null);
            }
            case "GET sessions" -> answer(exchange, 200, List.of(Map.of("id", "s", "lastAccess", 1_780_000_000_000L)));
            case "POST logout" -> answer(exchange, 204, null);
            case "PUT reset-password" -> {
                user.shown().set("credentials", JSON.createArrayNode().add(JSON.readTree(body)));
                answer(exchange, 204, null);
            }
            default -> roleMappings(exchange, rest, user, body);
        }
    }

    private static void roleMappings(HttpExchange exchange, String rest, User user, byte[] body) throws IOException {
        switch (exchange.getRequestMethod() + " " + rest) {
            case "GET role-mappings/realm" -> answer(exchange, 200, roles(user.direct()));
            case "GET role-mappings/realm/composite" -> {
                var all = new TreeSet<>(user.direct());
                all.addAll(user.byGroup());
                answer(exchange, 200, roles(all));
            }
            case "POST role-mappings/realm" -> {
                user.direct().addAll(names(body));
                answer(exchange, 204, null);
            }
            case "DELETE role-mappings/realm" -> {
                user.direct().removeAll(names(body));
                answer(exchange, 204, null);
            }
            default -> answer(exchange, 405, Map.of("error", rest));
        }
    }

    private void users(HttpExchange exchange, byte[] body) throws IOException {
        var query = query(exchange);
        if (exchange.getRequestMethod().equals("POST")) {
            create(exchange, (ObjectNode) JSON.readTree(body));
        } else if (query.containsKey("username")) {
            answer(exchange, 200, page(exchange, user -> text(user, "username").equals(query.get("username"))));
        } else {
            var words = query.getOrDefault("search", "")
                    .replaceFirst("^id:", "")
                    .replace("*", "")
                    .split(" ");
            answer(
                    exchange,
                    200,
                    page(
                            exchange,
                            user -> Arrays.stream(words)
                                    .allMatch(word -> user.shown().toString().contains(word))));
        }
    }

    private void create(HttpExchange exchange, ObjectNode wanted) throws IOException {
        var email = wanted.path("email").asText(null);
        if (email != null
                && users.values().stream().anyMatch(user -> text(user, "email").equals(email))) {
            answer(exchange, 409, Map.of("errorMessage", "User exists with same email"));
            return;
        }
        var id = UUID.randomUUID().toString();
        add(id, wanted.path("username").asText(), email, List.of()).shown().setAll(wanted);
        answer(exchange, 201, null);
    }

    private List<JsonNode> page(HttpExchange exchange, Predicate<User> wanted) {
        var query = query(exchange);
        return users.values().stream()
                .filter(wanted)
                .sorted((one, other) -> text(one, "username").compareTo(text(other, "username")))
                .skip(Long.parseLong(query.getOrDefault("first", "0")))
                .limit(Long.parseLong(query.getOrDefault("max", "100")))
                .map(user -> (JsonNode) user.shown())
                .toList();
    }

    private static String text(User user, String field) {
        return user.shown().path(field).asText();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        var found = new TreeMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var at = pair.indexOf('=');
            found.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return found;
    }

    private static List<Map<String, String>> roles(Collection<String> names) {
        return names.stream().map(RealmFake::named).toList();
    }

    private static Map<String, String> named(String role) {
        return Map.of("id", "id-of-" + role, "name", role);
    }

    /** Keycloak wants each role with its own id. */
    private static Set<String> names(byte[] body) throws IOException {
        return JSON.readTree(body)
                .valueStream()
                .filter(role -> role.path("id")
                        .asText()
                        .equals("id-of-" + role.path("name").asText()))
                .map(role -> role.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static void answer(HttpExchange exchange, int status, Object content) throws IOException {
        var body = content == null ? new byte[0] : JSON.writeValueAsBytes(content);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
