package org.jixia.tes.staging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jixia.tes.domain.execution.Objects.Door;
import org.jixia.tes.domain.execution.Objects.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes bytes once and whose first answer gets lost. */
class StoreUploadTest {
    private static final Map<String, String> ONCE = Map.of("If-None-Match", "*");

    @TempDir
    Path folder;

    private HttpServer store;
    private String stored;

    @BeforeEach
    void open() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", this::take);
        store.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var bytes = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!"*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(403, -1);
        } else if (stored != null) {
            exchange.sendResponseHeaders(412, -1);
        } else {
            stored = bytes;
        }
        exchange.close();
    }

    @Test
    void bytesThatAreThereByATryWhoseAnswerWasLostAreThere() throws IOException {
        assertThat(new StoreUpload().put(file("result"), 6, door())).containsExactly(new Part(1, ""));
        assertThat(stored).isEqualTo("result");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("out"), text);
    }

    private Door door() {
        var url = "http://127.0.0.1:" + store.getAddress().getPort() + "/o";
        return new Door("out", "id", true, "PUT", null, 64 << 20, List.of(url), ONCE);
    }

    @AfterEach
    void close() {
        store.stop(0);
    }
}
