package org.jixia.tes.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;
import org.jixia.tes.domain.queue.AccountLimits;
import org.jixia.tes.domain.queue.QueueRepository;

/** Hears how many cpus an account may be granted at once. */
@ApplicationScoped
public class LimitsConsumer implements EventConsumer {
    private final QueueRepository queue;

    @Inject
    public LimitsConsumer(QueueRepository queue) {
        this.queue = queue;
    }

    @Override
    public Set<String> topics() {
        return Set.of("jixia.billing.limits");
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        for (var event : batch) {
            if (event.is("LimitsChanged")) {
                var limits = event.as(AccountLimits.class);
                queue.limits(limits.account(), limits.version(), limits.cpus());
            }
        }
    }
}
