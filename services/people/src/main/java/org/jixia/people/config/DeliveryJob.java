package org.jixia.people.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jixia.people.domain.notifications.DispatchService;

/** Sends what is due and forgets what is old. Replicas share the work by claims. */
@ApplicationScoped
public class DeliveryJob {
    private static final Logger LOG = Logger.getLogger(DeliveryJob.class);

    private final PeopleConfig config;
    private final DispatchService dispatch;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("deliveries").factory());

    @Inject
    public DeliveryJob(PeopleConfig config, DispatchService dispatch) {
        this.config = config;
        this.dispatch = dispatch;
    }

    void start(@Observes StartupEvent event) {
        var every = config.deliverEvery().toMillis();
        timer.scheduleWithFixedDelay(() -> quietly(dispatch::carryDue), every, every, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(() -> quietly(dispatch::forget), 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf("deliveries wait for the next turn: %s", e.getMessage());
        }
    }
}
