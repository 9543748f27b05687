package org.jixia.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.Config;

/** Gives a client for each other service; its address is {@code jixia.services.<name>.url}. */
@ApplicationScoped
public class ServiceClients {
    private final Config config;
    private final ObjectMapper json;
    private final Instance<ServiceBearer> bearer;
    private final HttpClient http;

    @Inject
    public ServiceClients(Config config, ObjectMapper json, Instance<ServiceBearer> bearer) {
        this.config = config;
        this.json = json;
        this.bearer = bearer;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** A client that calls with this service's own token; see {@link ServiceClient#bearer} to pass another on. */
    public ServiceClient to(String service) {
        return new ServiceClient(
                new ServiceClient.Transport(service, () -> address(service), http, json),
                ServiceClient.Call.of(() -> bearer.isResolvable() ? bearer.get().token() : null));
    }

    private String address(String service) {
        var url = config.getValue("jixia.services." + service + ".url", String.class);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
