package org.jixia.audit.api;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jixia.audit.config.AuditConfig;
import org.jixia.audit.domain.Standing;
import org.jixia.audit.domain.StandingService;
import org.jixia.audit.domain.Verification;
import org.jixia.audit.domain.Verification.State;

/** Warns ({@code /q/health/well}) when the chain does not hold, or when nobody has verified it for long. */
@Wellness
@Singleton
public class TrailHealth implements HealthCheck {
    /** So many turns may fail, as when the archive is away for a while. */
    private static final int TURNS = 6;

    private final StandingService service;
    private final Duration patience;
    private final Clock clock;

    @Inject
    public TrailHealth(StandingService service, AuditConfig config, Clock clock) {
        this.service = service;
        this.patience = config.verification().newsEvery().multipliedBy(TURNS);
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Standing standing = service.standing();
        Verification latest = standing.latest();
        if (latest == null) {
            return HealthCheckResponse.named("trail").up().build();
        }
        boolean late = latest.at().plus(patience).isBefore(clock.instant());
        return HealthCheckResponse.named("trail")
                .status(!late && standing.state() != State.BROKEN)
                .withData("state", standing.state().name())
                .withData("entry", latest.end().number())
                .withData("at", latest.at().toString())
                .build();
    }
}
