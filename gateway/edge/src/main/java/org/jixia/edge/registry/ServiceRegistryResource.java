package org.jixia.edge.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** GA4GH service registry 1.0.0: the GA4GH services behind this origin, each as it describes itself. */
@Path("/service-registry")
@RunOnVirtualThread
public class ServiceRegistryResource {
    private final RegisteredServices services;
    private final String version;

    ServiceRegistryResource(
            RegisteredServices services, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.services = services;
        this.version = version;
    }

    @GET
    @Path("/services")
    @PermitAll
    public List<ObjectNode> services() {
        return services.all();
    }

    @GET
    @Path("/services/types")
    @PermitAll
    public List<Object> types() {
        return services.all().stream()
                .map(service -> service.get("type"))
                .filter(Objects::nonNull)
                .distinct()
                .map(type -> (Object) type)
                .toList();
    }

    @GET
    @Path("/services/{serviceId}")
    @PermitAll
    public Response service(@PathParam("serviceId") String id) {
        return services.all().stream()
                .filter(service -> id.equals(service.path("id").asText()))
                .findFirst()
                .map(service -> Response.ok(service).build())
                .orElseGet(() -> Response.status(404)
                        .entity(Map.of(
                                "status", 404, "title", "Not Found", "detail", "No service with the id '" + id + "'."))
                        .build());
    }

    @GET
    @Path("/service-info")
    @PermitAll
    public Map<String, Object> info() {
        return Map.of(
                "id",
                "org.jixia.service-registry",
                "name",
                "Jixia service registry",
                "type",
                Map.of("group", "org.ga4gh", "artifact", "service-registry", "version", "1.0.0"),
                "organization",
                Map.of("name", "Jixia", "url", services.publicUrl()),
                "version",
                version);
    }
}
