package org.jixia.workspace.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jixia.workspace.config.WorkspaceConfig;
import org.jixia.workspace.domain.CloneService;
import org.jixia.workspace.domain.RemovalService;
import org.jixia.workspace.domain.SubmissionProgress;

/**
 * Takes up again what a crash or a silent neighbour left: open submissions, runs whose end nobody told, removals,
 * files that follow to clones.
 */
@ApplicationScoped
public class SweepJob {
    private static final Logger LOG = Logger.getLogger(SweepJob.class);

    private final SubmissionProgress progress;
    private final RemovalService workspaces;
    private final CloneService clones;
    private final WorkspaceConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("sweep").factory());
    private long askedAt = System.nanoTime();

    @Inject
    public SweepJob(
            SubmissionProgress progress, RemovalService workspaces, CloneService clones, WorkspaceConfig config) {
        this.progress = progress;
        this.workspaces = workspaces;
        this.clones = clones;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        var pause = config.sweepEvery().toMillis();
        timer.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void sweep() {
        try {
            var ask = System.nanoTime() - askedAt > config.askRunsEvery().toNanos();
            if (ask) {
                askedAt = System.nanoTime();
            }
            progress.sweep(ask);
            workspaces.stopWork();
            clones.followFiles();
            workspaces.sweep(config.removalGrace(), Clock.systemUTC());
        } catch (RuntimeException e) {
            LOG.warnf("sweep comes again: %s", e.getMessage());
        }
    }
}
