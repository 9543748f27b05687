package org.jixia.platform.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Warns ({@code /q/health/well}) when events pile up before or behind the broker or were put aside; never takes the service out. */
@Wellness
@Singleton
public class OutboxHealth implements HealthCheck {

    private static final long MANY = 5_000;

    private final OutboxLog log;
    private final EventDelivery delivery;
    private final OutboxRuntime runtime;

    @Inject
    public OutboxHealth(OutboxLog log, EventDelivery delivery, OutboxRuntime runtime) {
        this.log = log;
        this.delivery = delivery;
        this.runtime = runtime;
    }

    @Override
    public HealthCheckResponse call() {
        long waiting = log.waiting();
        long lag = runtime.lag();
        long dead = delivery.dead().count();
        return HealthCheckResponse.named("events")
                .status(waiting < MANY && lag < MANY && dead == 0)
                .withData("waiting", waiting)
                .withData("lag", lag)
                .withData("dead", dead)
                .build();
    }
}
