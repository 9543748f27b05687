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
import org.jixia.audit.domain.StandingService;
import org.jixia.audit.domain.Verification.State;

/** Looks ten times an interval whether a verification is due; one that fails is tried again at the next look. */
@ApplicationScoped
class VerificationJob {
    private static final Logger LOG = Logger.getLogger(VerificationJob.class);
    private static final int LOOKS = 10;

    private final StandingService standing;
    private final AuditConfig config;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("verifications").factory());
    private State said = State.UNKNOWN;

    VerificationJob(StandingService standing, AuditConfig config) {
        this.standing = standing;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long every = config.verification().newsEvery().toMillis() / LOOKS;
        clock.scheduleWithFixedDelay(this::turn, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdown();
    }

    private void turn() {
        try {
            standing.turn();
            State state = standing.standing().state();
            if (state == State.BROKEN && said != state) {
                LOG.errorf(
                        "The audit trail does not hold: %s", standing.standing().latest());
            }
            said = state;
        } catch (RuntimeException e) {
            LOG.warnf("The verification of the trail waits for the next turn: %s", e.getMessage());
        }
    }
}
