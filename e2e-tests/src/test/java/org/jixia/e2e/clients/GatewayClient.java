package org.jixia.e2e.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jixia.e2e.fixtures.Platform;

/** A program that speaks to the gateway with one account's bearer token, or with none. Says nothing about what an answer should be. */
public final class GatewayClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final String token;

    private GatewayClient(String token) {
        this.token = token;
    }

    public static GatewayClient of(String account) {
        return new GatewayClient(Platform.token(account));
    }

    public static GatewayClient anonymous() {
        return new GatewayClient(null);
    }

    public static GatewayClient withToken(String token) {
        return new GatewayClient(token);
    }

    /** {@code json} is missing when the body was none. */
    public record Answer(int status, String text, JsonNode json) {

        /** The answer itself, or a failing test that shows what came instead. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("HTTP " + status + " instead of " + expected + ": " + text);
            }
            return this;
        }

        /** Of what was made: the answer is one object with its {@code id}. */
        public String id() {
            return json.path("id").asText();
        }
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** Every item of a list, page by page; {@code path} has a query already. */
    public List<JsonNode> all(String path, String items, String tokenOfNext, String tokenParameter) {
        List<JsonNode> all = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = get(path + "&" + tokenParameter + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                    .expect(200)
                    .json();
            page.path(items).forEach(all::add);
            token = page.path(tokenOfNext).asText();
        } while (!token.isEmpty());
        return all;
    }

    /** Every item of one of our own lists. */
    public List<JsonNode> all(String path) {
        return all(path, "items", "nextPageToken", "pageToken");
    }

    public Answer post(String path, Object body) {
        return send("POST", path, json(body), "Content-Type", "application/json");
    }

    /** As browsers and WES clients send forms and files. */
    public Answer post(String path, Form form) {
        return send("POST", path, BodyPublishers.ofByteArray(form.bytes()), "Content-Type", form.contentType());
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, json(body), "Content-Type", "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        URI address = Platform.gateway().resolve(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(2)).method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            return new Answer(answer.statusCode(), text, tree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
