package org.jixia.drs.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jixia.drs.config.DrsConfig;
import org.jixia.drs.domain.folders.FolderWorkService;
import org.jixia.drs.domain.objects.WorkspaceStores;
import org.jixia.drs.domain.removal.RemovalService;
import org.jixia.drs.domain.removal.ScrubService;
import org.jixia.drs.domain.removal.SweepService;
import org.jixia.drs.domain.uploads.UploadSweepService;
import org.jixia.drs.domain.uploads.VerificationService;
import org.jixia.drs.domain.uploads.VerifierBell;

/** The threads that work without a caller: verifiers, woken by a completed upload, and one sweeper. A failure is logged and tried again. */
@ApplicationScoped
public class StorageJob implements VerifierBell {
    private static final Logger LOG = Logger.getLogger(StorageJob.class);
    private static final long SLOW_ROUND = Duration.ofMinutes(1).toNanos();

    private final VerificationService verification;
    private final UploadSweepService uploads;
    private final SweepService sweep;
    private final Chores chores;
    private final DrsConfig config;
    private final Semaphore bell = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    public StorageJob(
            VerificationService verification,
            UploadSweepService uploads,
            SweepService sweep,
            Chores chores,
            DrsConfig config) {
        this.verification = verification;
        this.uploads = uploads;
        this.sweep = sweep;
        this.chores = chores;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.verifiers(); i++) {
            threads.add(Thread.ofPlatform().name("verifier-" + i).daemon().start(this::verifyForEver));
        }
        threads.add(Thread.ofPlatform().name("sweeper").daemon().start(this::sweepForEver));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    @Override
    public void ring() {
        bell.release();
    }

    private void verifyForEver() {
        while (!stopping) {
            if (!attempt("verification", verification::verifyNext)) {
                pause(Duration.ofSeconds(1), true);
            }
        }
    }

    private void sweepForEver() {
        var slowAt = System.nanoTime() + SLOW_ROUND;
        while (!stopping) {
            attempt("sweep of uploads", () -> {
                uploads.sweep();
                return false;
            });
            var more = attempt("sweep of bytes", sweep::sweep);
            more |= attempt("removal of workspaces", chores::removeWorkspaces);
            more |= attempt("commands on folders", chores::workOnFolders);
            if (System.nanoTime() > slowAt) {
                slowAt = System.nanoTime() + SLOW_ROUND;
                attempt("slow round", chores::slowRound);
            }
            if (!more) {
                pause(config.sweepEvery(), false);
            }
        }
    }

    private boolean attempt(String what, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warnf(failure, "%s failed and is tried again", what);
                pause(Duration.ofSeconds(1), false);
            }
            return false;
        }
    }

    private void pause(Duration time, boolean wakeable) {
        try {
            if (wakeable) {
                bell.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                TimeUnit.MILLISECONDS.sleep(time.toMillis());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the sweeper does besides: workspaces under removal, commands on folders, sums, old grants, counted refusals, the scrub. */
    @ApplicationScoped
    public static class Chores {
        private final RemovalService removal;
        private final FolderWorkService folders;
        private final WorkspaceStores stores;
        private final SweepService sweep;
        private final ScrubService scrub;
        private final DecisionPublisher decisions;

        public Chores(
                RemovalService removal,
                FolderWorkService folders,
                WorkspaceStores stores,
                SweepService sweep,
                ScrubService scrub,
                DecisionPublisher decisions) {
            this.removal = removal;
            this.folders = folders;
            this.stores = stores;
            this.sweep = sweep;
            this.scrub = scrub;
            this.decisions = decisions;
        }

        boolean removeWorkspaces() {
            stores.fold();
            return removal.proceed();
        }

        boolean workOnFolders() {
            return folders.proceed();
        }

        boolean slowRound() {
            decisions.tellRepeatedRefusals();
            sweep.forgetOldGrants();
            var lost = scrub.scrub(200);
            if (!lost.isEmpty()) {
                LOG.errorf("the store no longer has the bytes of %s", lost);
            }
            return false;
        }
    }
}
