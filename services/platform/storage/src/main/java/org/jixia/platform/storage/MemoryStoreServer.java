package org.jixia.platform.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the presigned addresses of a store in memory, on a free port of loopback. */
final class MemoryStoreServer implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final InMemoryObjectStore store;
    private final Clock clock;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** What one address allows; a part when it names an upload. */
    record Grant(
            String method, String bucket, String key, String uploadId, int part, Instant until, String disposition) {}

    MemoryStoreServer(InMemoryObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address(Grant grant) {
        String signature = UUID.randomUUID().toString();
        grants.put(signature, grant);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + signature);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Grant grant = grants.get(exchange.getRequestURI().getPath().substring(1));
            if (grant == null
                    || !grant.method().equals(exchange.getRequestMethod())
                    || !clock.instant().isBefore(grant.until())) {
                exchange.sendResponseHeaders(403, -1);
            } else if (grant.method().equals("GET")) {
                give(exchange, grant);
            } else {
                take(exchange, grant);
            }
        } catch (StoredObjectMissingException e) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private void take(HttpExchange exchange, Grant grant) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        if (grant.uploadId() != null) {
            taken(
                    exchange,
                    store.storePart(grant.bucket(), grant.key(), grant.uploadId(), grant.part(), bytes)
                            .etag());
            return;
        }
        if (!carriesSigned(exchange)) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        Optional<StoredObject> stored = store.storeOnce(grant.bucket(), grant.key(), bytes, type);
        if (stored.isEmpty()) {
            exchange.sendResponseHeaders(412, -1);
            return;
        }
        taken(exchange, stored.get().etag());
    }

    private static boolean carriesSigned(HttpExchange exchange) {
        return ObjectStore.PUT_ONCE.entrySet().stream()
                .allMatch(h -> h.getValue().equals(exchange.getRequestHeaders().getFirst(h.getKey())));
    }

    private static void taken(HttpExchange exchange, String etag) throws IOException {
        exchange.getResponseHeaders().set("ETag", '"' + etag + '"');
        exchange.sendResponseHeaders(200, -1);
    }

    private void give(HttpExchange exchange, Grant grant) throws IOException {
        InMemoryObjectStore.Content content = store.content(grant.bucket(), grant.key());
        exchange.getResponseHeaders().set("Content-Type", content.object().contentType());
        exchange.getResponseHeaders().set("ETag", '"' + content.object().etag() + '"');
        if (grant.disposition() != null) {
            exchange.getResponseHeaders().set("Content-Disposition", grant.disposition());
        }
        byte[] bytes = content.bytes();
        int from = 0;
        int to = bytes.length;
        String range = exchange.getRequestHeaders().getFirst("Range");
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (asked.matches()) {
            from = Integer.parseInt(asked.group(1));
            to = asked.group(2).isEmpty() ? to : Math.min(to, Integer.parseInt(asked.group(2)) + 1);
            if (from >= bytes.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(asked.matches() ? 206 : 200, to == from ? -1 : to - from);
        exchange.getResponseBody().write(bytes, from, to - from);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
