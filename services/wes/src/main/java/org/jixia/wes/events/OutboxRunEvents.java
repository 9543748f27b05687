package org.jixia.wes.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.outbox.CloudEvents;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunEvents;
import org.jixia.wes.domain.RunFailure;

/** RunStarted and RunFinished on jixia.wes.runs. Large outputs stay here and are asked for by id. */
@ApplicationScoped
public class OutboxRunEvents implements RunEvents {

    private static final String TOPIC = "jixia.wes.runs";
    private static final int MOST_OUTPUTS = 200 * 1024;

    private final Outbox outbox;

    public OutboxRunEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Data of both events: RunResult of the interfaces and what billing and audit need beside it. */
    public record RunFact(
            UUID run,
            UUID submission,
            String row,
            UUID workspace,
            String person,
            String state,
            Instant startedAt,
            Instant endedAt,
            JsonNode outputs,
            Failure failure,
            Workflow workflow,
            UUID billingAccount,
            int calls,
            int cacheHits) {}

    record Failure(String code, String sentence, String call, UUID task, String kind) {}

    record Workflow(String name, String digest) {}

    @Override
    public void started(List<Run> runs) {
        outbox.tell(runs.stream().map(run -> event(run, "RunStarted", 1)).toList());
    }

    @Override
    public void finished(List<Run> runs) {
        outbox.tell(runs.stream().map(run -> event(run, "RunFinished", 2)).toList());
    }

    private static Event event(Run run, String name, long version) {
        return Event.of(TOPIC, run.id(), name, fact(run))
                .workspace(run.workspace())
                .actor(run.person())
                .aggregate(run.id(), version);
    }

    private static RunFact fact(Run run) {
        boolean small = run.outputs() == null || run.outputs().length() <= MOST_OUTPUTS / 4;
        return new RunFact(
                run.id().value(),
                run.submission(),
                run.row(),
                run.workspace(),
                run.person(),
                run.state().name(),
                run.startedAt(),
                run.endedAt(),
                small && run.outputs() != null ? tree(run.outputs()) : null,
                failure(run.failure()),
                new Workflow(run.workflow(), run.bundle()),
                run.billingAccount(),
                run.calls(),
                run.cacheHits());
    }

    private static JsonNode tree(String outputs) {
        try {
            return CloudEvents.json().readTree(outputs);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Stored outputs cannot be read", broken);
        }
    }

    private static Failure failure(RunFailure failure) {
        return failure == null
                ? null
                : new Failure(
                        failure.code(),
                        failure.sentence(),
                        failure.call(),
                        failure.task(),
                        failure.kind().name());
    }
}
