package org.jixia.drs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jixia.platform.testing.TestTokens;

/** A client program of one caller: what a person's script or another service does, step by step. */
final class Client {
    private static final HttpClient STORE = HttpClient.newHttpClient();

    private final String token;

    private Client(String token) {
        this.token = token;
    }

    static Client person(String sub, String... roles) {
        return new Client(TestTokens.person(sub, roles));
    }

    static Client service(String name) {
        return new Client(TestTokens.service(name));
    }

    static Client with(String token) {
        return new Client(token);
    }

    Response get(String path) {
        return given().urlEncodingEnabled(false).auth().oauth2(token).get(path);
    }

    Response post(String path, Object body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    Response post(String path, Object body, String key) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    Response put(String path, Object body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .put(path);
    }

    Response patch(String path, Object body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .patch(path);
    }

    Response delete(String path) {
        return given().urlEncodingEnabled(false).auth().oauth2(token).delete(path);
    }

    Response open(UUID workspace, String path, byte[] bytes) {
        return post("/uploads", newUpload(workspace, path, bytes.length, sha256(bytes)));
    }

    static Map<String, Object> newUpload(UUID workspace, String path, long size, String sha256) {
        var body = new LinkedHashMap<String, Object>();
        body.put("workspace", workspace == null ? null : workspace.toString());
        body.put("path", path);
        body.put("size", size);
        body.put("sha256", sha256);
        return body;
    }

    void sendPart(String upload, int number, byte[] bytes) {
        var parts = post("/uploads/" + upload + "/parts", Map.of("numbers", List.of(number)));
        assertThat(parts.statusCode()).as(parts.asString()).isEqualTo(200);
        assertThat(putBytes(parts.path("parts[0].url"), bytes)).isEqualTo(200);
    }

    static int putBytes(String url, byte[] bytes) {
        return send(HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)))
                .statusCode();
    }

    /** To an address that takes bytes only where none are. */
    static int putOnce(String url, byte[] bytes) {
        return send(HttpRequest.newBuilder(URI.create(url))
                        .header("If-None-Match", "*")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)))
                .statusCode();
    }

    static byte[] fetch(String url) {
        var answer = send(HttpRequest.newBuilder(URI.create(url)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return STORE.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Uploads in one go and gives the object's id. */
    String upload(UUID workspace, String path, byte[] bytes) {
        var opened = open(workspace, path, bytes);
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        String id = opened.path("id");
        int partSize = opened.<Integer>path("partSize");
        for (int n = 1; n <= opened.<Integer>path("partCount"); n++) {
            sendPart(id, n, Arrays.copyOfRange(bytes, (n - 1) * partSize, Math.min(bytes.length, n * partSize)));
        }
        assertThat(post("/uploads/" + id + "/complete", Map.of()).statusCode()).isEqualTo(202);
        return ended(id, "AVAILABLE").path("objectId");
    }

    Response ended(String upload, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !List.of("OPEN", "VERIFYING")
                        .contains(get("/uploads/" + upload).<String>path("state")));
        var end = get("/uploads/" + upload);
        assertThat(end.<String>path("state")).as(end.asString()).isEqualTo(state);
        return end;
    }

    String accessUrl(String object) {
        var access = get("/ga4gh/drs/v1/objects/" + object + "/access/https");
        assertThat(access.statusCode()).as(access.asString()).isEqualTo(200);
        return access.path("url");
    }

    static byte[] random(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
