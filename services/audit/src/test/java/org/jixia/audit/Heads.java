package org.jixia.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jixia.platform.outbox.CloudEvents;

/** The logs of all producers as far as a verification asks for them: how far they have told, and when. */
final class Heads {
    private static final Map<String, Long> HEADS = new ConcurrentHashMap<>();
    private static final Map<String, Instant> TOLD = new ConcurrentHashMap<>();
    private static final Set<String> AWAY = ConcurrentHashMap.newKeySet();

    private Heads() {}

    static void tell(String topic, long head, Instant at) {
        set("/tell?topic=" + topic + "&head=" + head + "&at=" + (at == null ? Instant.EPOCH : at));
    }

    static void away(String producer) {
        set("/away/" + producer);
    }

    static void back(String producer) {
        set("/back/" + producer);
    }

    /** By HTTP: what a test sets is loaded apart from what was started before it. */
    private static void set(String request) {
        String address = ConfigProvider.getConfig().getValue("jixia.services.drs.url", String.class);
        RestAssured.given()
                .urlEncodingEnabled(false)
                .post(address.replace("/drs", request))
                .then()
                .statusCode(200);
    }

    /** The addresses of all producers. */
    static Map<String, String> serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Heads::answer);
        server.start();
        Map<String, String> settings = new HashMap<>();
        for (String service : Set.of("workspace", "drs", "wes", "tes", "billing", "audit", "people")) {
            settings.put(
                    "jixia.services." + service + ".url",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/" + service);
        }
        return settings;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/");
            String producer = path[1];
            Object answer = switch (producer) {
                case "tell" -> told(exchange.getRequestURI().getQuery());
                case "away" -> AWAY.add(path[2]);
                case "back" -> AWAY.remove(path[2]);
                default -> path[path.length - 1].equals("head") ? heads(producer) : page(exchange);
            };
            byte[] bytes = CloudEvents.json().writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(AWAY.contains(producer) ? 500 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Object told(String query) {
        String[] parts = query.split("[=&]");
        TOLD.put(parts[1], Instant.parse(parts[5]));
        HEADS.put(parts[1], Long.valueOf(parts[3]));
        return true;
    }

    private static Object heads(String producer) {
        return Map.of(
                "heads",
                HEADS.entrySet().stream()
                        .filter(head -> head.getKey().startsWith("jixia." + producer + "."))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The event itself is kept back from everyone but a verification, which reads one. */
    private static Object page(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        Instant told = TOLD.get(query.replaceFirst(".*topic=([^&]+).*", "$1"));
        boolean shown = told != null && query.endsWith("limit=1");
        return Map.of(
                "head", 0, "oldest", 1, "items", shown ? List.of(Map.of("event", Map.of("time", told))) : List.of());
    }
}
