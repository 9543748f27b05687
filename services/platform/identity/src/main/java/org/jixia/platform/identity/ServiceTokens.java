package org.jixia.platform.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.ServiceBearer;

/** This service's own token, by client credentials; kept until a quarter of its life is left, at least a minute. */
@ApplicationScoped
public class ServiceTokens implements ServiceBearer {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final IdentityConfig config;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Kept kept = new Kept(null, Instant.MIN);

    @Inject
    public ServiceTokens(IdentityConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    @Override
    public String token() {
        if (Instant.now().isBefore(kept.until())) {
            return kept.token();
        }
        renewing.lock();
        try {
            if (!Instant.now().isBefore(kept.until())) {
                kept = fetch();
            }
            return kept.token();
        } finally {
            renewing.unlock();
        }
    }

    private Kept fetch() {
        try {
            var request = HttpRequest.newBuilder(URI.create(config.tokenEndpoint()))
                    .timeout(DEADLINE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form()))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw unavailable(new IOException("the token endpoint answered " + response.statusCode()));
            }
            var answer = json.readTree(response.body());
            var life = answer.path("expires_in").asLong(60);
            return new Kept(
                    answer.path("access_token").asText(), Instant.now().plusSeconds(life - Math.max(life / 4, 60)));
        } catch (IOException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private String form() throws IOException {
        var secret = config.clientSecretFile().isPresent()
                ? Files.readString(Path.of(config.clientSecretFile().get())).strip()
                : "";
        return "grant_type=client_credentials&client_id="
                + URLEncoder.encode(config.clientId().orElse(""), StandardCharsets.UTF_8) + "&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    private static DomainException unavailable(Exception cause) {
        return DomainException.of(PlatformError.UNAVAILABLE, "identity").causedBy(cause);
    }

    private record Kept(String token, Instant until) {}
}
