package org.jixia.standalone.launcher.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import org.jixia.standalone.launcher.Trouble;

/** Sends and fetches bytes by signed addresses without keeping them. */
final class Bytes {

    static final int PART = 64 << 20;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Bytes() {}

    /** A part that no store can compress. */
    static byte[] part() {
        var bytes = new byte[PART];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    static void send(String method, URI address, BodyPublisher body) {
        try {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofMinutes(10))
                            .method(method, body)
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new Trouble("The store answered " + answer.statusCode() + " to " + method + ": " + answer.body());
            }
        } catch (IOException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Returns how many bytes came. */
    static long fetch(URI address) {
        try {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofMinutes(10))
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new Trouble("The store answered " + answer.statusCode() + " to GET.");
                }
                return body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Trouble lost(IOException e) {
        return new Trouble("The store does not answer (" + e + "): see './jixia status'.", e);
    }

    private static Trouble interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Trouble("The measurement was interrupted.", e);
    }
}
