package org.jixia.tes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands in for workspace, drs with its store, billing and wes, by the bodies of docs/interfaces.md; counts what they are asked. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    public static final UUID WORKSPACE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    public static final UUID ACCOUNT = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();
    private static final Map<String, Integer> READS = new ConcurrentHashMap<>();
    private static final List<JsonNode> REPLIES = new CopyOnWriteArrayList<>();
    private static String address;

    private HttpServer server;
    private Path folder;

    public static void put(String path, String content) {
        FILES.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public static String stored(String path) {
        var bytes = FILES.get(path);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    public static int reads(String path) {
        return READS.getOrDefault(path, 0);
    }

    public static List<JsonNode> replies() {
        return REPLIES;
    }

    public static String replyTo() {
        return address + "/internal/tasks:finished";
    }

    public static String bucket() {
        return "s3://ws-" + WORKSPACE + "/";
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("tes-it");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        var settings = new HashMap<String, String>();
        for (var service : List.of("workspace", "drs", "billing", "wes")) {
            settings.put("jixia.services." + service + ".url", address);
        }
        settings.put("jixia.tes.folder", folder.toString());
        settings.put("jixia.tes.cpu-millis", "4000");
        settings.put("jixia.tes.containers", "false");
        settings.put("jixia.tes.memory-bytes", Long.toString(9L << 30));
        settings.put("jixia.tes.memory-margin", Long.toString(16L << 20));
        settings.put("jixia.tes.host-images.\"debian:bookworm\"", "bash,tar");
        return settings;
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (path.startsWith("/store/")) {
                store(exchange, path.substring(7), body);
                return;
            }
            var request = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (path.equals("/internal/outputs") && request.toString().contains("refused/")) {
                refuse(exchange);
                return;
            }
            var answer = own(path, request);
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var bytes = JSON.writeValueAsBytes(answer);
            var status =
                    answer instanceof Map<?, ?> map && map.get("status") instanceof Integer refused ? refused : 200;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        var bytes =
                JSON.writeValueAsBytes(Map.of("status", 409, "code", "drs.quota", "detail", "the quota is used up"));
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(409, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void store(HttpExchange exchange, String name, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            FILES.put(name, body);
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        READS.merge(name, 1, Integer::sum);
        var bytes = FILES.get(name);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Object own(String path, JsonNode request) {
        if (path.startsWith("/internal/people/")) {
            return Map.of("workspace", WORKSPACE, "billingAccount", ACCOUNT);
        }
        if (path.startsWith("/internal/members/" + WORKSPACE + "/")) {
            return member(path.substring(path.lastIndexOf('/') + 1));
        }
        return switch (path) {
            case "/internal/standings" -> standing(request);
            case "/internal/tasks:stage" -> staged(request);
            case "/internal/outputs" -> doors(request);
            case "/internal/outputs:complete" -> Map.of("files", List.of());
            case "/internal/tasks:finished" -> {
                REPLIES.add(request);
                yield Map.of();
            }
            default ->
                path.startsWith("/internal/limits/")
                        ? Map.of("account", ACCOUNT, "limits", List.of(), "version", 1)
                        : null;
        };
    }

    private static Object member(String person) {
        return person.equals("mallory")
                ? null
                : Map.of(
                        "workspace",
                        WORKSPACE,
                        "person",
                        person,
                        "role",
                        "WRITER",
                        "canShare",
                        false,
                        "locked",
                        person.equals("larry"),
                        "canCompute",
                        !person.equals("reader"),
                        "version",
                        1,
                        "state",
                        "ACTIVE",
                        "billingAccount",
                        ACCOUNT);
    }

    private static Object standing(JsonNode request) {
        return request.path("person").asText().equals("poor")
                ? Map.of(
                        "status",
                        409,
                        "code",
                        "billing.limit-reached",
                        "detail",
                        "The limit BUDGET is 10: 10 is used. Ask olga to raise it.",
                        "contact",
                        "olga")
                : Map.of();
    }

    private static Object staged(JsonNode request) {
        var task = request.path("tasks").get(0);
        var inputs = new CopyOnWriteArrayList<Map<String, Object>>();
        for (var input : task.path("inputs")) {
            var url = input.path("url").asText();
            var name = url.replace(bucket(), "");
            var bytes = FILES.get(name);
            if (url.startsWith("https://")) {
                inputs.add(Map.of("url", url, "accessUrl", url));
                continue;
            }
            inputs.add(
                    bytes == null
                            ? Map.of(
                                    "url",
                                    url,
                                    "fault",
                                    Map.of("code", "drs.not-found", "detail", name + " does not exist"))
                            : Map.of("url", url, "object", info(name, bytes), "accessUrl", address + "/store/" + name));
        }
        return Map.of("tasks", List.of(Map.of("task", task.path("task").asText(), "inputs", inputs)));
    }

    private static Map<String, Object> info(String name, byte[] bytes) {
        return Map.of(
                "id",
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                "path",
                name,
                "size",
                bytes.length,
                "sha256",
                sha256(bytes));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object doors(JsonNode request) {
        var files = new CopyOnWriteArrayList<Map<String, Object>>();
        for (var file : request.path("files")) {
            var path = file.path("path").asText();
            var upload = Map.of(
                    "method",
                    "MULTIPART",
                    "uploadId",
                    "u",
                    "partSize",
                    64 << 20,
                    "urls",
                    List.of(address + "/store/" + path));
            files.add(Map.of(
                    "path",
                    path,
                    "objectId",
                    UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)),
                    "upload",
                    upload));
        }
        return Map.of("files", files);
    }
}
