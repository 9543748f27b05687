package org.jixia.people.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jixia.people.config.PeopleConfig;
import org.jixia.people.domain.PeopleError;
import org.jixia.people.domain.notifications.Answer;
import org.jixia.people.domain.notifications.Answer.Code;
import org.jixia.people.domain.notifications.Channel;
import org.jixia.people.domain.notifications.Delivery;
import org.jixia.people.domain.notifications.Webhooks;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.http.PublicAddresses;

/**
 * Posts messages as Standard Webhooks 1.0.0 says: {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}. To https
 * addresses outside of this installation's network only, without redirects, unless an administrator trusts the host.
 */
@ApplicationScoped
public class WebhookClient implements Webhooks {
    private static final int LONGEST_URL = 2_000;
    private static final int GONE = 410;
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");
    private static final MediaType JSON = MediaType.get("application/json");

    private final ObjectMapper json;
    private final Clock clock;
    private final Set<String> trusted;
    private final OkHttpClient anywhere;
    private final OkHttpClient outside;

    @Inject
    public WebhookClient(PeopleConfig config, ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
        this.trusted = config.trustedWebhookHosts().orElse(Set.of());
        this.anywhere = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(config.webhookTimeout())
                .build();
        this.outside = anywhere.newBuilder()
                .socketFactory(new GuardedSockets(PublicAddresses::mayCall))
                .build();
    }

    @Override
    public Optional<Fault> fault(String text) {
        var url = text == null || text.length() > LONGEST_URL ? null : HttpUrl.parse(text);
        if (url == null
                || !url.username().isEmpty()
                || !url.password().isEmpty()
                || url.fragment() != null
                || !url.isHttps() && !trusted.contains(url.host())) {
            return Optional.of(Fault.of(PeopleError.WEBHOOK_URL, "url"));
        }
        return trusted.contains(url.host()) || !isInternal(url.host())
                ? Optional.empty()
                : Optional.of(Fault.of(PeopleError.WEBHOOK_ADDRESS, "url", url.host()));
    }

    /** As far as the address itself tells; what a name leads to is judged when it is called. */
    private static boolean isInternal(String host) {
        try {
            return host.equals("localhost")
                    || host.endsWith(".localhost")
                    || LITERAL.matcher(host).matches() && !PublicAddresses.mayCall(InetAddress.getByName(host));
        } catch (UnknownHostException noAddress) {
            return true;
        }
    }

    @Override
    public Answer post(Channel channel, Delivery delivery) {
        // What was allowed when it was set may not be any more.
        if (fault(channel.url()).isPresent()) {
            return Answer.of(Code.ADDRESS_REFUSED);
        }
        var url = HttpUrl.get(channel.url());
        var client = trusted.contains(url.host()) ? anywhere : outside;
        try (var answer = client.newCall(request(url, channel, delivery)).execute()) {
            var status = String.valueOf(answer.code());
            if (answer.isSuccessful()) {
                return new Answer(Code.TAKEN, status);
            }
            return new Answer(answer.code() == GONE ? Code.GONE : Code.STATUS, status);
        } catch (IOException failed) {
            return Answer.of(reason(failed));
        }
    }

    private Request request(HttpUrl url, Channel channel, Delivery delivery) {
        var id = delivery.id().toString();
        var seconds = String.valueOf(clock.instant().getEpochSecond());
        var body = body(delivery);
        return new Request.Builder()
                .url(url)
                .header("User-Agent", "Jixia")
                .header("webhook-id", id)
                .header("webhook-timestamp", seconds)
                .header("webhook-signature", "v1," + signature(channel.secret(), id + "." + seconds + "." + body))
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
                .build();
    }

    /** The same in every attempt. */
    private String body(Delivery delivery) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", delivery.type().wire());
        body.put("timestamp", delivery.happenedAt().toString());
        body.put("data", delivery.facts());
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
    }

    private static String signature(Channel.Secret secret, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Code reason(IOException failed) {
        if (causes(failed).anyMatch(GuardedSockets.RefusedException.class::isInstance)) {
            return Code.ADDRESS_REFUSED;
        }
        return causes(failed).anyMatch(SSLException.class::isInstance) ? Code.CERTIFICATE : Code.NO_ANSWER;
    }

    /** A name with several addresses fails with the first failure, which holds the others. */
    private static Stream<Throwable> causes(Throwable failure) {
        return failure == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(failure),
                        Stream.concat(
                                causes(failure.getCause()),
                                Arrays.stream(failure.getSuppressed()).flatMap(WebhookClient::causes)));
    }
}
