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
import org.jixia.people.domain.accounts.AccountWork;

/** Finishes changes of accounts that a crash, or a realm that did not answer, left. */
@ApplicationScoped
public class AccountJob {
    private static final Logger LOG = Logger.getLogger(AccountJob.class);

    private final PeopleConfig config;
    private final AccountWork work;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("accounts").factory());

    @Inject
    public AccountJob(PeopleConfig config, AccountWork work) {
        this.config = config;
        this.work = work;
    }

    void start(@Observes StartupEvent event) {
        var every = config.finishChangesEvery().toMillis();
        timer.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void sweep() {
        try {
            work.sweep();
        } catch (RuntimeException e) {
            LOG.warnf("a change of an account waits for the next turn: %s", e.getMessage());
        }
    }
}
