package org.jixia.tes.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

    /** tesServiceInfo and nothing beside it: stock clients refuse fields that the standard does not name. */
    public record ServiceInfo(
            String id,
            String name,
            String description,
            Type type,
            Organization organization,
            String version,
            List<String> storage,
            @JsonProperty("tesResources_backend_parameters") List<String> parameters) {}

    public record Type(String group, String artifact, String version) {}

    public record Organization(String name, String url) {}

    @GET
    @Permission(Right.PUBLIC)
    public ServiceInfo info() {
        return new ServiceInfo(
                "org.jixia.tes",
                "Jixia tasks",
                description(),
                new Type("org.ga4gh", "tes", "1.1.0"),
                new Organization("Jixia", "https://jixia.org"),
                "0.1.0",
                List.of("s3://ws-<workspace>/"),
                TaskPolicy.PARAMETERS);
    }

    private String description() {
        var text = new StringBuilder("Runs tasks next to the data. Images run on the host only by configured host tools"
                + " or the parameter hostTools. Backends: " + String.join(", ", host.backends()) + ".");
        host.unavailable()
                .forEach((name, why) -> text.append(" Not available: ")
                        .append(name)
                        .append(" (")
                        .append(why)
                        .append(")."));
        return text.toString();
    }
}
