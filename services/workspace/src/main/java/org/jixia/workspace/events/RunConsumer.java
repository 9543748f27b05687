package org.jixia.workspace.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;
import org.jixia.workspace.domain.Runs;
import org.jixia.workspace.domain.SubmissionProgress;

/** Hears that runs of submissions have ended. A run whose outputs were too large to tell is left to the sweep, which asks. */
@ApplicationScoped
public class RunConsumer implements EventConsumer {
    private final SubmissionProgress progress;

    @Inject
    public RunConsumer(SubmissionProgress progress) {
        this.progress = progress;
    }

    @Override
    public Set<String> topics() {
        return Set.of("jixia.wes.runs");
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        progress.ended(batch.stream()
                .filter(event -> event.is("RunFinished"))
                .map(event -> event.as(RunFinished.class))
                .filter(run -> !("COMPLETE".equals(run.state()) && run.outputs() == null))
                .map(RunFinished::ended)
                .toList());
    }

    record RunFinished(
            UUID run,
            UUID submission,
            String row,
            String state,
            Instant startedAt,
            Instant endedAt,
            Map<String, Object> outputs,
            Map<String, Object> failure) {
        Runs.Ended ended() {
            return new Runs.Ended(run, submission, row, state, startedAt, endedAt, outputs, failure);
        }
    }
}
