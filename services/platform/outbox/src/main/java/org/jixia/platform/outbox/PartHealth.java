package org.jixia.platform.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says ({@code /q/health/well}) which version of a service runs, and since when. */
@Wellness
@Singleton
public class PartHealth implements HealthCheck {
    private final String version;

    @Inject
    public PartHealth(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @Override
    public HealthCheckResponse call() {
        var since = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return HealthCheckResponse.named("part")
                .up()
                .withData("version", version)
                .withData("since", since.toString())
                .build();
    }
}
