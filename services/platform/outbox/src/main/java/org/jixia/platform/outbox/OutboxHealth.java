package org.jixia.platform.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jixia.platform.outbox.OutboxRuntime.Broker;

/**
 * Warns ({@code /q/health/well}) when events pile up before or behind the broker, do not come by it or were put aside; never takes the
 * service out.
 */
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
        var broker = runtime.broker();
        long dead = delivery.dead().count();
        return HealthCheckResponse.named("events")
                .status(waiting < MANY && lag < MANY && dead == 0 && broker != Broker.AWAY)
                .withData("waiting", waiting)
                .withData("lag", lag)
                .withData("dead", dead)
                .withData("broker", broker.name())
                .build();
    }
}
