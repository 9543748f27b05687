package org.jixia.wes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Flaw;
import org.jixia.platform.http.PublicAddresses;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.domain.WesFault;
import org.jixia.wes.domain.WorkflowDocuments;

/**
 * Reads workflow documents from the web. Only https, and never from inside this installation: loopback, private and link-local addresses
 * are refused, also after a redirect, unless an administrator trusts the host.
 */
@ApplicationScoped
public class WorkflowFetch implements WorkflowDocuments {

    private static final int REDIRECTS = 5;

    private final WesConfig config;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public WorkflowFetch(WesConfig config) {
        this.config = config;
    }

    @Override
    public String read(String address, long most) {
        var next = URI.create(address);
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            refuseInternal(next);
            var answer = sent(next);
            try (InputStream body = answer.body()) {
                int status = answer.statusCode();
                if (status / 100 == 3) {
                    next = next.resolve(answer.headers().firstValue("Location").orElse(""));
                    continue;
                }
                if (status != 200) {
                    throw fault(WesFault.WORKFLOW_UNREACHABLE, address, Flaw.STATUS.of(status));
                }
                byte[] bytes = body.readNBytes((int) most + 1);
                if (bytes.length > most) {
                    throw fault(WesFault.WORKFLOW_TOO_LARGE, address, most);
                }
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException lost) {
                throw fault(WesFault.WORKFLOW_UNREACHABLE, address, Flaw.CONNECTION_LOST);
            }
        }
        throw fault(WesFault.WORKFLOW_UNREACHABLE, address, Flaw.MANY_REDIRECTS);
    }

    private HttpResponse<InputStream> sent(URI address) {
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "application/json, text/plain, */*")
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException away) {
            throw fault(WesFault.WORKFLOW_UNREACHABLE, address.toString(), Flaw.NO_ANSWER);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw fault(WesFault.WORKFLOW_UNREACHABLE, address.toString(), Flaw.NO_ANSWER);
        }
    }

    private void refuseInternal(URI address) {
        var host = address.getHost();
        boolean trusted =
                host != null && config.trustedWorkflowHosts().orElse(List.of()).contains(host);
        if (trusted) {
            return;
        }
        if (host == null || !"https".equalsIgnoreCase(address.getScheme())) {
            throw fault(WesFault.WORKFLOW_URL_UNSUPPORTED, address.toString());
        }
        try {
            for (InetAddress ip : InetAddress.getAllByName(host)) {
                if (!PublicAddresses.mayCall(ip)) {
                    throw fault(WesFault.WORKFLOW_ADDRESS_REFUSED, address.toString());
                }
            }
        } catch (java.net.UnknownHostException unknown) {
            throw fault(WesFault.WORKFLOW_UNREACHABLE, address.toString(), Flaw.UNKNOWN_HOST);
        }
    }

    private static DomainException fault(WesFault fault, Object... arguments) {
        return DomainException.of(WesError.REQUEST_INVALID).with(List.of(fault.at("workflow_url", arguments)));
    }
}
