package org.jixia.audit.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jixia.audit.config.AuditConfig;
import org.jixia.audit.domain.TrailService;

/** Signs checkpoints when they are due and copies them to the archive; what fails is tried again at the next turn. */
@ApplicationScoped
class CheckpointJob {
    private static final Logger LOG = Logger.getLogger(CheckpointJob.class);

    private final TrailService trail;
    private final AuditConfig config;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("checkpoints").factory());
    private boolean failing;

    CheckpointJob(TrailService trail, AuditConfig config) {
        this.trail = trail;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long every = config.checkpointEvery().toMillis();
        clock.scheduleWithFixedDelay(this::turn, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdown();
    }

    private void turn() {
        try {
            trail.signIfDue();
            trail.archiveOpenCheckpoints();
            failing = false;
        } catch (RuntimeException e) {
            // Once an outage, not once a turn.
            if (!failing) {
                LOG.warnf("Checkpoints wait: %s", e.getMessage());
            }
            failing = true;
        }
    }
}
