package org.jixia.wes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wes.api.WesBodies.EngineParameter;
import org.jixia.wes.api.WesBodies.EngineVersions;
import org.jixia.wes.api.WesBodies.Organization;
import org.jixia.wes.api.WesBodies.ServiceInfo;
import org.jixia.wes.api.WesBodies.ServiceType;
import org.jixia.wes.api.WesBodies.TypeVersions;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.EngineParameters;
import org.jixia.wes.domain.RunRepository;

/** What this WES can do, open to everybody. */
@Path("/ga4gh/wes/v1/service-info")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WesServiceInfoResource {

    private final RunRepository runs;
    private final WesConfig config;

    WesServiceInfoResource(RunRepository runs, WesConfig config) {
        this.runs = runs;
        this.config = config;
    }

    @GET
    @Permission(Right.PUBLIC)
    public ServiceInfo info() {
        var counts = new LinkedHashMap<String, Long>();
        runs.countsByState().forEach((state, count) -> counts.put(state.name(), count));
        return new ServiceInfo(
                "org.jixia.wes",
                "Jixia workflow execution",
                new ServiceType("org.ga4gh", "wes", "1.1.0"),
                "Runs WDL 1.0 and 1.1 workflows beside the data",
                new Organization(config.organization(), config.publicUrl()),
                null,
                config.publicUrl(),
                null,
                Supported.ENGINE_VERSION,
                Map.of("WDL", new TypeVersions(Supported.WDL_VERSIONS)),
                Supported.WES_VERSIONS,
                Supported.PROTOCOLS,
                Map.of(Supported.ENGINE, new EngineVersions(List.of(Supported.ENGINE_VERSION))),
                EngineParameters.KNOWN.stream()
                        .map(known -> new EngineParameter(known.name(), known.type(), known.defaultValue()))
                        .toList(),
                counts,
                config.authInstructionsUrl().orElse(config.publicUrl() + "/help/tokens"),
                Map.of());
    }
}
