package org.jixia.workspace.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.jixia.workspace.domain.Submission;
import org.jixia.workspace.domain.SubmissionProgress;

/** Drives a submission right after its answer has gone out; what fails here the sweep takes up again. */
@ApplicationScoped
public class Launcher {
    private static final Logger LOG = Logger.getLogger(Launcher.class);

    private final SubmissionProgress progress;

    @Inject
    public Launcher(SubmissionProgress progress) {
        this.progress = progress;
    }

    void drive(Submission submission) {
        Thread.ofVirtual().name("launch").start(() -> {
            try {
                progress.drive(submission, false);
            } catch (RuntimeException later) {
                LOG.warnf("submission %s waits for the sweep: %s", submission.id(), later.getMessage());
            }
        });
    }
}
