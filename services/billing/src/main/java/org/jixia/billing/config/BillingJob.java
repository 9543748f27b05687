package org.jixia.billing.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jixia.billing.domain.CapService;
import org.jixia.billing.domain.StorageDays;

/** The recurring work: stop what spent its cap, bill the days of storage that are over. Replicas may repeat each other. */
@ApplicationScoped
public class BillingJob {

    private static final Logger LOG = Logger.getLogger(BillingJob.class);

    private final BillingConfig config;
    private final CapService caps;
    private final StorageDays days;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("billing-job").factory());

    @Inject
    public BillingJob(BillingConfig config, CapService caps, StorageDays days) {
        this.config = config;
        this.caps = caps;
        this.days = days;
    }

    void start(@Observes StartupEvent event) {
        long sweep = config.sweep().toMillis();
        timer.scheduleWithFixedDelay(
                () -> quietly("caps", caps::stopThoseOverTheirCap), sweep, sweep, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(() -> quietly("storage", days::close), 30, 600, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf("%s not done (%s); tried again at the next sweep", what, e.getMessage());
        }
    }
}
