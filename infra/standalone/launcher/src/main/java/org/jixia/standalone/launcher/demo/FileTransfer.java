package org.jixia.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jixia.standalone.launcher.Trouble;

/** Uploads files by signed parts and fetches objects by their access addresses. */
public record FileTransfer(Gateway gateway) {

    /** Uploads one file to a path in a workspace and returns the id of the object it became. */
    public String upload(String workspace, String path, Path file) {
        try {
            return upload(workspace, path, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Trouble(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    public String upload(String workspace, String path, byte[] bytes) {
        var upload = gateway.post(
                "/api/drs/uploads",
                Map.of("workspace", workspace, "path", path, "size", bytes.length, "sha256", digest("SHA-256", bytes)));
        var id = upload.path("id").asText();
        var partSize = upload.path("partSize").asLong();
        for (var number = 1; number <= upload.path("partCount").asInt(); number++) {
            var signed = gateway.post("/api/drs/uploads/" + id + "/parts", Map.of("numbers", List.of(number)));
            var from = (int) ((number - 1) * partSize);
            Gateway.put(signed.path("parts").path(0).path("url").asText(), Arrays.copyOfRange(bytes, from, (int)
                    Math.min(bytes.length, from + partSize)));
        }
        gateway.post("/api/drs/uploads/" + id + "/complete", Map.of());
        var done = Await.until(
                path + " verified by the server",
                Duration.ofMinutes(2),
                () -> gateway.get("/api/drs/uploads/" + id),
                answer -> !List.of("OPEN", "VERIFYING")
                        .contains(answer.path("state").asText()));
        if (!done.path("state").asText().equals("AVAILABLE")) {
            throw new Trouble(path + " was not accepted: " + done.path("fault") + ".");
        }
        return done.path("objectId").asText();
    }

    /** The object's description by DRS. */
    public JsonNode describe(String drsUri) {
        return gateway.get("/ga4gh/drs/v1/objects/" + id(drsUri));
    }

    /** Fetches an object's bytes by its first access method. */
    public byte[] download(String drsUri) {
        var method = describe(drsUri).path("access_methods").path(0);
        var address = method.path("access_url").path("url").asText("");
        if (address.isEmpty()) {
            address = gateway.get("/ga4gh/drs/v1/objects/" + id(drsUri) + "/access/"
                            + method.path("access_id").asText())
                    .path("url")
                    .asText();
        }
        return Gateway.fetch(address);
    }

    /** Whether the bytes are those that the object's checksum names. */
    public boolean matches(String drsUri) {
        var bytes = download(drsUri);
        for (var checksum : describe(drsUri).path("checksums")) {
            if (checksum.path("type").asText().equals("sha-256")) {
                return checksum.path("checksum").asText().equals(digest("SHA-256", bytes));
            }
        }
        return false;
    }

    static String id(String drsUri) {
        return drsUri.substring(drsUri.lastIndexOf('/') + 1);
    }

    static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
