package org.jixia.wes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jixia.platform.ids.Ids;

/** workspace, tes, drs and billing as wes sees them, by hand: everybody computes in their personal workspace, no file is known. */
public class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A file of this size finds no room. */
    static final long TOO_LARGE = 777;

    static final UUID ACCOUNT = UUID.fromString("00000000-0000-7000-8000-0000000000aa");

    private final TaskServiceOfTests tasks;
    private final Map<String, String> stored = new ConcurrentHashMap<>();
    private HttpServer server;

    public Neighbours() {
        this(new TaskServiceOfTests());
    }

    Neighbours(TaskServiceOfTests tasks) {
        this.tasks = tasks;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "jixia.services.workspace.url",
                address,
                "jixia.services.tes.url",
                address,
                "jixia.services.drs.url",
                address,
                "jixia.services.billing.url",
                address,
                "jixia.services.wes.url",
                "http://127.0.0.1:1",
                "jixia.wes.sweep",
                "1S",
                "jixia.wes.idle",
                "1S",
                "jixia.wes.poll",
                "100MS",
                "jixia.wes.spending",
                "300MS",
                "jixia.wes.beat",
                "1S");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            var asked = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            var full = path.equals("/internal/outputs")
                    && asked.at("/files/0/size").asLong() == TOO_LARGE;
            var answer = full ? storageFull() : answer(path, asked);
            byte[] bytes = JSON.writeValueAsBytes(answer == null ? JSON.createObjectNode() : answer);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            int status =
                    full ? 409 : answer == null ? 404 : answer.path("status").asInt(200);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static JsonNode storageFull() {
        return JSON.createObjectNode()
                .put("status", 409)
                .put("code", "drs.storage-limit")
                .put("detail", "The storage of this workspace is full.");
    }

    private JsonNode answer(String path, JsonNode body) {
        var parts = path.split("/");
        if (path.matches("/internal/people/[^/]+/workspace")) {
            return JSON.createObjectNode()
                    .put("workspace", Ids.personal(parts[3]).toString())
                    .put("billingAccount", ACCOUNT.toString());
        }
        if (path.startsWith("/internal/members/")) {
            return member(parts[3], parts[4]);
        }
        if (path.matches("/internal/runs/[^/]+/cancellation")) {
            tasks.cancel(parts[3]);
            return JSON.createObjectNode();
        }
        if (path.startsWith("/test/cancelled/")) {
            return JSON.createObjectNode().put("cancelled", tasks.isCancelled(parts[3]));
        }
        return switch (path) {
            case "/ga4gh/tes/v1/tasks:batch" -> tasks.submit(body);
            case "/internal/tasks:states" -> tasks.states(body);
            case "/internal/objects:confirm" -> confirmed(body);
            case "/internal/outputs" -> kept(body);
            case "/internal/outputs:complete" -> JSON.createObjectNode().set("files", completed(body));
            case "/test/stored" -> JSON.createObjectNode().set("paths", JSON.valueToTree(stored.values()));
            case "/internal/host" -> host();
            case "/internal/objects:resolve" -> unknown(body);
            case "/prices/current" -> prices();
            default ->
                path.startsWith("/ga4gh/tes/v1/tasks/")
                        ? tasks.task(parts[5])
                        : path.startsWith("/internal/limits/")
                                ? limits()
                                : path.startsWith("/internal/reservations/") ? reserved(body) : null;
        };
    }

    private static JsonNode host() {
        var host = JSON.createObjectNode().put("cpuMillis", 2000).put("memoryBytes", 4L << 30);
        host.putObject("images").putObject("host").put("bash", "5.2");
        return host;
    }

    /** A core costs one a second, all else nothing. */
    private static ObjectNode prices() {
        var prices = JSON.createObjectNode().put("currency", "CNY");
        prices.putObject("prices")
                .put("CPU_HOUR", "3600")
                .put("MEMORY_GIB_HOUR", "0")
                .put("GPU_HOUR", "0");
        return prices;
    }

    private static ObjectNode limits() {
        var limits = JSON.createObjectNode().put("contact", "olga");
        limits.putArray("limits")
                .addObject()
                .put("scope", "PERSON")
                .put("id", "limited")
                .put("resource", "RUNS")
                .put("value", "1");
        return limits;
    }

    /** Nobody is refused but the person who has spent all. */
    private static ObjectNode reserved(JsonNode body) {
        return body.path("person").asText().equals("poor")
                ? JSON.createObjectNode()
                        .put("status", 409)
                        .put("code", "billing.limit-reached")
                        .put("detail", "The limit BUDGET is 10: 10 is used. Ask olga to raise it.")
                        .put("limit", "10")
                        .put("contact", "olga")
                : JSON.createObjectNode().put("reserved", "1000000000");
    }

    private static ObjectNode member(String workspace, String person) {
        if (!workspace.equals(Ids.personal(person).toString())) {
            return null;
        }
        return JSON.createObjectNode()
                .put("workspace", workspace)
                .put("person", person)
                .put("role", "OWNER")
                .put("canShare", true)
                .put("canCompute", true)
                .put("version", 1)
                .put("locked", person.equals("larry"))
                .put("state", "ACTIVE")
                .put("billingAccount", ACCOUNT.toString());
    }

    /** All are there, but those whose digest says otherwise. */
    private static JsonNode confirmed(JsonNode body) {
        var confirmed = JSON.createArrayNode();
        body.path("objects").forEach(object -> {
            if (!object.path("sha256").asText().startsWith("f")) {
                confirmed.add(object.path("id"));
            }
        });
        return JSON.createObjectNode().set("confirmed", confirmed);
    }

    private JsonNode kept(JsonNode body) {
        var files = JSON.createArrayNode();
        body.path("files").forEach(file -> {
            var id = Ids.next().toString();
            stored.put(id, file.path("path").asText());
            files.addObject().put("path", file.path("path").asText()).put("objectId", id);
        });
        return JSON.createObjectNode().set("files", files);
    }

    private ArrayNode completed(JsonNode body) {
        var files = JSON.createArrayNode();
        body.path("files").forEach(file -> {
            var id = file.path("objectId").asText();
            files.addObject()
                    .put("id", id)
                    .put("drsUri", "drs://localhost/" + id)
                    .put("workspace", Ids.personal("alice").toString())
                    .put("path", stored.get(id))
                    .put("size", 1)
                    .put("sha256", "1".repeat(64));
        });
        return files;
    }

    private static ObjectNode unknown(JsonNode body) {
        var answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray("items");
        body.path("references").forEach(reference -> items.addObject().put("reference", reference.asText()));
        return answer;
    }
}
