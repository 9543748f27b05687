package org.jixia.platform.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Warns ({@code /q/health/well}) when events pile up before the broker or were put aside; never takes the service out. */
@Wellness
@Singleton
public class OutboxHealth implements HealthCheck {

    private static final long MANY = 5_000;

    private final OutboxLog log;
    private final EventDelivery delivery;

    @Inject
    public OutboxHealth(OutboxLog log, EventDelivery delivery) {
        this.log = log;
        this.delivery = delivery;
    }

    @Override
    public HealthCheckResponse call() {
        long waiting = log.waiting();
        long dead = delivery.dead().count();
        return HealthCheckResponse.named("events")
                .status(waiting < MANY && dead == 0)
                .withData("waiting", waiting)
                .withData("dead", dead)
                .build();
    }
}
