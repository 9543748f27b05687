package org.jixia.drs.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jixia.drs.config.DrsConfig;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.references.ForeignFlaw;
import org.jixia.drs.domain.references.ForeignObjects;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Flaw;
import org.jixia.platform.errors.Wording.Phrase;

/** Asks other DRS servers without credentials. Addresses that need headers of their own are refused: tasks send none. */
@ApplicationScoped
public class ForeignDrsClient implements ForeignObjects {
    /** As it stands in an address: percent-encoded already. */
    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)([A-Za-z0-9._~-]|%[0-9A-Fa-f]{2}){1,1024}");

    /** Bytes; a bundle's long list is of no use here. */
    private static final long MAX_ANSWER = 1 << 20;

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final DrsConfig config;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(DEADLINE).build();

    public ForeignDrsClient(DrsConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    @Override
    public Set<String> authorities() {
        return config.resolvers().keySet();
    }

    @Override
    public Located locate(String authority, String id) {
        var objects = config.resolvers().get(authority).toString().replaceFirst("/+$", "") + "/ga4gh/drs/v1/objects/";
        if (!ID.matcher(id).matches()) {
            return refused(authority, id, ForeignFlaw.NOT_AN_ID.of());
        }
        var address = objects + id;
        try {
            for (var method : get(address).path("access_methods")) {
                if ("https".equals(method.path("type").asText())) {
                    return located(authority, id, accessUrl(address, method));
                }
            }
            return refused(authority, id, ForeignFlaw.NO_HTTPS.of());
        } catch (RefusedException refusal) {
            return refused(authority, id, Flaw.STATUS.of(refusal.status));
        } catch (IOException away) {
            return refused(authority, id, Flaw.NO_ANSWER.of());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return refused(authority, id, Flaw.NO_ANSWER.of());
        }
    }

    private JsonNode accessUrl(String address, JsonNode method) throws IOException, InterruptedException {
        var accessId = method.path("access_id").asText("");
        return method.path("access_url").has("url") || accessId.isEmpty()
                ? method.path("access_url")
                : get(address + "/access/"
                        + URLEncoder.encode(accessId, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static Located located(String authority, String id, JsonNode access) {
        var url = access.path("url").asText("");
        var headers = StreamSupport.stream(access.path("headers").spliterator(), false)
                .findAny()
                .isPresent();
        return url.startsWith("https://") && !headers
                ? new Located(url, null)
                : refused(authority, id, ForeignFlaw.UNUSABLE.of());
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(DEADLINE)
                .header("Accept", "application/json")
                .build();
        var answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
        if (answer.statusCode() != 200) {
            throw new RefusedException(answer.statusCode());
        }
        return json.readTree(answer.body());
    }

    private static Located refused(String authority, String id, Phrase why) {
        return new Located(null, Fault.of(DrsError.REFERENCE_FOREIGN, "", authority, id, why));
    }

    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        final int status;

        RefusedException(int status) {
            super("HTTP " + status);
            this.status = status;
        }
    }
}
