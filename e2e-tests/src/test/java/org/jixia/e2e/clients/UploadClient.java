package org.jixia.e2e.clients;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.e2e.clients.GatewayClient.Answer;

/** Uploads into one workspace by signed parts, step by step, and reads of what was stored. */
public record UploadClient(WorkspaceClient workspace) {
    private static final String UPLOADS = "/api/drs/uploads";
    private static final Set<String> UNDECIDED = Set.of("OPEN", "VERIFYING");
    private static final HttpClient STORE =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public Answer open(String path, long size, String sha256) {
        return open(Map.of("path", path, "size", size, "sha256", sha256));
    }

    public Answer open(Map<String, ?> upload) {
        var body = new LinkedHashMap<String, Object>(upload);
        body.put("workspace", workspace.id());
        return workspace.gateway().post(UPLOADS, body);
    }

    /** Where a part's bytes go. */
    public URI address(String upload, int number) {
        var signed = workspace
                .gateway()
                .post(UPLOADS + "/" + upload + "/parts", Map.of("numbers", List.of(number)))
                .expect(200);
        return URI.create(signed.json().path("parts").path(0).path("url").asText());
    }

    /** Sends a part to its signed address and answers what the store said. */
    public int put(String upload, int number, byte[] bytes) {
        return exchange(HttpRequest.newBuilder(address(upload, number)).PUT(BodyPublishers.ofByteArray(bytes)))
                .statusCode();
    }

    public Answer complete(String upload) {
        return workspace.gateway().post(UPLOADS + "/" + upload + "/complete", Map.of());
    }

    public Answer get(String upload) {
        return workspace.gateway().get(UPLOADS + "/" + upload);
    }

    /** The upload once the server has compared what is stored with what was stated. */
    public JsonNode verified(String upload) {
        return await("the verification of upload " + upload)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> get(upload).expect(200).json(),
                        view -> !UNDECIDED.contains(view.path("state").asText()));
    }

    /** All steps for a file of one part; the object's id. */
    public String store(String path, byte[] bytes) {
        var upload = open(path, bytes.length, sha256(bytes))
                .expect(201)
                .json()
                .path("id")
                .asText();
        if (bytes.length > 0) {
            put(upload, 1, bytes);
        }
        complete(upload).expect(202);
        var stored = verified(upload);
        if (!stored.path("state").asText().equals("AVAILABLE")) {
            throw new AssertionError(path + " was not accepted: " + stored);
        }
        return stored.path("objectId").asText();
    }

    /** The bytes of an object, by DRS and the address it gives. */
    public byte[] bytes(String object) {
        var access = workspace
                .gateway()
                .get("/ga4gh/drs/v1/objects/" + object + "/access/https")
                .expect(200);
        return exchange(HttpRequest.newBuilder(
                        URI.create(access.json().path("url").asText())))
                .body();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return STORE.send(request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
