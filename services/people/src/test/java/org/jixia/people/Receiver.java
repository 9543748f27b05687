package org.jixia.people;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks that keeps what it gets, answers as it is told, and verifies as the specification tells receivers to. */
final class Receiver implements AutoCloseable {
    record Got(Map<String, String> headers, String body) {}

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers;
    private final HttpServer server;

    /** @param answers one a request, then 204 */
    Receiver(Integer... answers) {
        this.answers = new ConcurrentLinkedQueue<>(new ArrayDeque<>(List.of(answers)));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            got.add(new Got(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var status = this.answers.poll();
            if (status != null && status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", url());
            }
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?of=jixia";
    }

    List<Got> got() {
        return Collections.unmodifiableList(got);
    }

    /** Standard Webhooks 1.0.0, "Verifying signatures", in its own words: decode the secret, sign, compare one of the list. */
    static boolean verifies(Got message, String secret) {
        try {
            var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signed = String.join(
                    ".",
                    message.headers().get("webhook-id"),
                    message.headers().get("webhook-timestamp"),
                    message.body());
            var expected =
                    "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return List.of(message.headers().get("webhook-signature").split(" "))
                    .contains(expected);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
