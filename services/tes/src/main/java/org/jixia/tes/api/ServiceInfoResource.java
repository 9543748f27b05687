package org.jixia.tes.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.tes.domain.Host;
import org.jixia.tes.domain.TaskPolicy;

/** What this service is and can do, for anybody (TES 1.1, GetServiceInfo). */
@Path("/ga4gh/tes/v1/service-info")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceInfoResource {
    private final Host host;

    @Inject
    public ServiceInfoResource(Host host) {
        this.host = host;
    }

    /** tesServiceInfo, with the backends beside what the standard names. */
    public record ServiceInfo(
            String id,
            String name,
            String description,
            Type type,
            Organization organization,
            String version,
            List<String> storage,
            @JsonProperty("tesResources_backend_parameters") List<String> parameters,
            List<String> backends,
            Map<String, String> unavailableBackends) {}

    public record Type(String group, String artifact, String version) {}

    public record Organization(String name, String url) {}

    @GET
    @Permission(Right.PUBLIC)
    public ServiceInfo info() {
        return new ServiceInfo(
                "org.jixia.tes",
                "Jixia tasks",
                "Runs tasks next to the data. Images run on the host only by configured host tools or the parameter hostTools.",
                new Type("org.ga4gh", "tes", "1.1.0"),
                new Organization("Jixia", "https://jixia.org"),
                "0.1.0",
                List.of("s3://ws-<workspace>/"),
                TaskPolicy.PARAMETERS,
                host.backends(),
                host.unavailable());
    }
}
