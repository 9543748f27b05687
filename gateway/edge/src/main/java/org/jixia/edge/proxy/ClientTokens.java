package org.jixia.edge.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jixia.edge.config.EdgeConfig;

/**
 * Turns a client token into the short token of its person, the only kind that services understand. people decides; its answer is
 * believed for half a minute, so a revoked token is refused soon. Refusals are not kept.
 */
@ApplicationScoped
class ClientTokens {
    private static final String SERVICE = "people";
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(jixia_\\S*)\\s*");
    private static final Duration BELIEVED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int KEPT = 10_000;

    private final Cache<String, String> known =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(BELIEVED).build();
    private final HttpClient http;
    private final URI people;

    ClientTokens(Vertx vertx, EdgeConfig config) {
        this.people = config.services().get(SERVICE);
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis()));
    }

    /** people does not accept the token. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The client token that a request carries as its bearer. */
    static Optional<String> of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var bearer = header == null ? null : BEARER.matcher(header);
        return bearer != null && bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
    }

    /** The person's token; fails with {@link RefusedException}, or otherwise when people gives no answer. */
    Future<String> exchange(String clientToken) {
        String key = digest(clientToken);
        String kept = known.getIfPresent(key);
        return kept != null ? Future.succeededFuture(kept) : ask(clientToken).onSuccess(token -> known.put(key, token));
    }

    private Future<String> ask(String clientToken) {
        if (people == null) {
            return Future.failedFuture("no address of " + SERVICE);
        }
        RequestOptions exchange = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(people.getHost())
                .setPort(people.getPort())
                .setURI("/internal/tokens:exchange")
                .setTimeout(PATIENCE.toMillis());
        return http.request(exchange)
                .compose(request -> request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .send(new JsonObject().put("token", clientToken).toBuffer()))
                .compose(answer -> answer.body().compose(body -> token(answer.statusCode(), body)));
    }

    private static Future<String> token(int status, Buffer body) {
        return switch (status) {
            case 200 -> Future.succeededFuture(body.toJsonObject().getString("token"));
            case 401 -> Future.failedFuture(new RefusedException());
            default -> Future.failedFuture(SERVICE + " answered " + status);
        };
    }

    /** No token is kept in memory for longer than its request. */
    private static String digest(String token) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
