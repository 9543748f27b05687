package org.jixia.wes.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;
import org.jixia.wes.domain.StepRepository;
import org.jixia.wes.domain.StepRepository.KeptResult;

/** Notes which tasks of open runs have ended, for the owners of their shards: the durable way beside the direct answer of tes. */
@ApplicationScoped
public class TasksFinishedConsumer implements EventConsumer {

    private final StepRepository steps;

    public TasksFinishedConsumer(StepRepository steps) {
        this.steps = steps;
    }

    record Results(List<Result> results) {}

    record Result(UUID task, String key, UUID run) {}

    @Override
    public Set<String> topics() {
        return Set.of("jixia.tes.tasks");
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        var kept = new ArrayList<KeptResult>();
        for (ReceivedEvent event : batch) {
            if (event.is("TasksFinished")) {
                for (Result result : event.as(Results.class).results()) {
                    if (result.run() != null && result.key() != null) {
                        kept.add(new KeptResult(result.task(), result.run(), result.key()));
                    }
                }
            }
        }
        if (!kept.isEmpty()) {
            steps.keepResults(kept);
        }
    }
}
