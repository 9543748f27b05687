package org.jixia.billing.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixia.billing.domain.MeteringService;
import org.jixia.billing.domain.Usage;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;

/** Hears ended tasks and bills their billable attempts; system retries are told as not billable. */
@ApplicationScoped
public class UsageConsumer implements EventConsumer {

    static final String TOPIC = "jixia.tes.tasks";

    private final MeteringService metering;

    @Inject
    public UsageConsumer(MeteringService metering) {
        this.metering = metering;
    }

    record TasksFinished(List<Result> results) {}

    record Result(UUID task, UUID run, UUID workspace, String person, UUID billingAccount, List<Attempt> attempts) {}

    record Attempt(
            int attempt,
            Instant startedAt,
            Instant endedAt,
            boolean billable,
            long cpuMillisGranted,
            long memoryBytesGranted,
            int gpus) {}

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        List<Usage> usages = new ArrayList<>();
        for (ReceivedEvent event : batch) {
            if (event.is("TasksFinished") && event.version() == 1) {
                event.as(TasksFinished.class).results().forEach(result -> add(usages, result));
            }
        }
        metering.used(usages);
    }

    private static void add(List<Usage> usages, Result result) {
        List<Attempt> attempts = result.attempts() == null ? List.of() : result.attempts();
        for (Attempt attempt : attempts) {
            boolean ran = attempt.startedAt() != null && attempt.endedAt() != null;
            if (attempt.billable() && ran) {
                usages.add(new Usage(
                        result.billingAccount(),
                        result.workspace(),
                        result.person(),
                        result.run(),
                        result.task(),
                        attempt.attempt(),
                        attempt.startedAt(),
                        attempt.endedAt(),
                        attempt.cpuMillisGranted(),
                        attempt.memoryBytesGranted(),
                        attempt.gpus()));
            }
        }
    }
}
