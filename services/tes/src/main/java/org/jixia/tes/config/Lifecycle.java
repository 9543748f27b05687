package org.jixia.tes.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jixia.tes.backends.HostBackends;
import org.jixia.tes.domain.queue.LimitSource;
import org.jixia.tes.domain.queue.QueueLedger;
import org.jixia.tes.domain.queue.QueueService;

/** Starts the queue when everything else stands, and ends it before anything else goes. */
@ApplicationScoped
class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final Duration LIMITS = Duration.ofSeconds(10);

    private final QueueService queue;
    private final QueueLedger ledger;
    private final LimitSource limits;
    private final HostBackends backends;
    private Thread asking;

    @Inject
    Lifecycle(QueueService queue, QueueLedger ledger, LimitSource limits, HostBackends backends) {
        this.queue = queue;
        this.ledger = ledger;
        this.limits = limits;
        this.backends = backends;
    }

    void start(@Observes @Priority(5000) StartupEvent event) {
        backends.unavailable().forEach((name, why) -> LOG.warnf("backend %s is off: %s", name, why));
        queue.start();
        asking = Thread.ofVirtual().name("limits").start(this::askForLimits);
    }

    /** News tell changes; what nobody has told yet is asked. */
    private void askForLimits() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                ledger.accountsWithoutLimits().forEach(limits::learn);
                Thread.sleep(LIMITS);
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException databaseAway) {
                LOG.debugf("limits wait: %s", databaseAway.getMessage());
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(LIMITS);
            return true;
        } catch (InterruptedException end) {
            return false;
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        if (asking != null) {
            asking.interrupt();
        }
        queue.stop();
        backends.close();
    }
}
