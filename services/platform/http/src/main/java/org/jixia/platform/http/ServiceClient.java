package org.jixia.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/**
 * Calls one other service: JSON in and out, 5 s a try, three tries with jitter on lost connections and 502, 503, 504 when the
 * call may be repeated. A refusal is a {@link RemoteException}; no answer is {@link PlatformError#UNAVAILABLE}. Immutable.
 */
public final class ServiceClient {
    private static final int TRIES = 3;
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final Transport transport;
    private final Call call;

    ServiceClient(Transport transport, Call call) {
        this.transport = transport;
        this.call = call;
    }

    /** Calls with this token instead of the service's own: to act as the person, run or task it names. */
    public ServiceClient bearer(String token) {
        return new ServiceClient(transport, new Call(() -> token, call.repeatable, call.key, call.deadline));
    }

    /** Says that a POST may be repeated because the receiver knows repeats by a natural key. */
    public ServiceClient repeatable() {
        return new ServiceClient(transport, new Call(call.bearer, true, call.key, call.deadline));
    }

    /** Sends an Idempotency-Key, which also makes the call repeatable. */
    public ServiceClient key(String idempotencyKey) {
        return new ServiceClient(transport, new Call(call.bearer, true, idempotencyKey, call.deadline));
    }

    /** Another deadline a try than 5 s. */
    public ServiceClient deadline(Duration deadline) {
        return new ServiceClient(transport, new Call(call.bearer, call.repeatable, call.key, deadline));
    }

    public <T> T get(String path, Class<T> answer) {
        return send("GET", path, null, answer, true);
    }

    public <T> T put(String path, Object body, Class<T> answer) {
        return send("PUT", path, body, answer, true);
    }

    /** @param body an object to write as JSON, or {@code byte[]} that is JSON already */
    public <T> T post(String path, Object body, Class<T> answer) {
        return send("POST", path, body, answer, call.repeatable);
    }

    public <T> T delete(String path, Class<T> answer) {
        return send("DELETE", path, null, answer, true);
    }

    /** @param body what of it is to go */
    public <T> T delete(String path, Object body, Class<T> answer) {
        return send("DELETE", path, body, answer, true);
    }

    private <T> T send(String method, String path, Object body, Class<T> answer, boolean mayRepeat) {
        var request = request(method, path, body);
        for (var attempt = 1; ; attempt++) {
            var last = attempt == TRIES || !mayRepeat;
            try {
                var response = transport.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() < 300) {
                    return read(response.body(), answer);
                }
                if (!PASSING.contains(response.statusCode())) {
                    throw refused(response);
                }
                if (last) {
                    throw DomainException.of(PlatformError.UNAVAILABLE, transport.service);
                }
            } catch (IOException lost) {
                if (last) {
                    throw DomainException.of(PlatformError.UNAVAILABLE, transport.service)
                            .causedBy(lost);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw DomainException.of(PlatformError.UNAVAILABLE, transport.service);
            }
            pause(attempt);
        }
    }

    private HttpRequest request(String method, String path, Object body) {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(write(body));
        var request = HttpRequest.newBuilder(URI.create(transport.address.get() + path))
                .timeout(call.deadline)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", Locale.ENGLISH.getLanguage())
                .method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        var token = call.bearer.get();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (call.key != null) {
            request.header("Idempotency-Key", call.key);
        }
        if (MDC.get(RequestIds.MDC_KEY) instanceof String requestId) {
            request.header(RequestIds.HEADER, requestId);
        }
        return request.build();
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(50L * attempt, 250L * attempt));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw DomainException.of(PlatformError.UNAVAILABLE, "service");
        }
    }

    private byte[] write(Object body) {
        if (body instanceof byte[] ready) {
            return ready;
        }
        try {
            return transport.json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + body.getClass(), e);
        }
    }

    private <T> T read(byte[] body, Class<T> answer) throws IOException {
        if (answer == Void.class || body.length == 0) {
            return null;
        }
        if (answer == byte[].class) {
            return answer.cast(body);
        }
        return transport.json.readValue(body, answer);
    }

    private RemoteException refused(HttpResponse<byte[]> response) {
        JsonNode body;
        try {
            body = transport.json.readTree(response.body());
        } catch (IOException notJson) {
            body = MissingNode.getInstance();
        }
        List<RemoteException.RemoteFault> faults = new ArrayList<>();
        for (var fault : body.path("faults")) {
            faults.add(new RemoteException.RemoteFault(
                    fault.path("code").asText(""),
                    fault.path("where").asText(""),
                    fault.path("detail").asText("")));
        }
        var detail = body.path("detail").asText(body.path("msg").asText(""));
        return new RemoteException(
                transport.service, response.statusCode(), body.path("code").asText(""), detail, faults, body);
    }

    record Transport(String service, Supplier<String> address, HttpClient http, ObjectMapper json) {}

    record Call(Supplier<String> bearer, boolean repeatable, String key, Duration deadline) {
        static Call of(Supplier<String> bearer) {
            return new Call(bearer, false, null, Duration.ofSeconds(5));
        }
    }
}
