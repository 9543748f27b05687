package org.jixia.standalone.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jixia.standalone.launcher.Trouble;

/** Speaks to the gateway as one person, and to the store by signed addresses. */
public final class Gateway {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String address;
    private final String token;

    public Gateway(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Status and body of an answer, whatever they are. */
    public record Answer(int status, JsonNode json, String text) {}

    public JsonNode get(String path) {
        return expect("GET", path, BodyPublishers.noBody(), "application/json");
    }

    public JsonNode post(String path, Object body) {
        return expect("POST", path, json(body), "application/json");
    }

    public JsonNode post(String path, String body, String type) {
        return expect("POST", path, BodyPublishers.ofString(body), type);
    }

    public void put(String path) {
        expect("PUT", path, BodyPublishers.noBody(), "application/json");
    }

    public void delete(String path) {
        expect("DELETE", path, BodyPublishers.noBody(), "application/json");
    }

    /** The status alone, for what must be refused. */
    public int status(String path) {
        return send("GET", path, BodyPublishers.noBody(), "application/json").status();
    }

    /** Sends bytes to a signed address and returns nothing but success. */
    public static void put(String signed, byte[] bytes) {
        var request = HttpRequest.newBuilder(URI.create(signed))
                .timeout(Duration.ofMinutes(10))
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        var answer = exchange(request);
        if (answer.statusCode() / 100 != 2) {
            throw new Trouble("The store answered " + answer.statusCode() + " to a signed part: "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    /** Fetches bytes from a signed address. */
    public static byte[] fetch(String signed) {
        var answer = exchange(HttpRequest.newBuilder(URI.create(signed))
                .timeout(Duration.ofMinutes(10))
                .build());
        if (answer.statusCode() != 200) {
            throw new Trouble("The store answered " + answer.statusCode() + " to a signed address.");
        }
        return answer.body();
    }

    private JsonNode expect(String method, String path, BodyPublisher body, String type) {
        var answer = send(method, path, body, type);
        if (answer.status() / 100 != 2) {
            throw new Trouble(method + " " + path + " was answered with " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }

    private Answer send(String method, String path, BodyPublisher body, String type) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .method(method, body);
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        var answer = exchange(request.build());
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        return new Answer(answer.statusCode(), tree(text), text);
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Trouble(
                    request.uri().getHost() + ":" + request.uri().getPort() + " does not answer (" + e
                            + "): see './jixia status'.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The demo was interrupted.", e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
