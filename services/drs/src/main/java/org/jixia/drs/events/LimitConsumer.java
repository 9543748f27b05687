package org.jixia.drs.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixia.drs.domain.LimitRepository;
import org.jixia.drs.domain.LimitRepository.Limit;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;

/** Keeps the storage limits that billing tells. */
@ApplicationScoped
public class LimitConsumer implements EventConsumer {
    private final LimitRepository limits;

    public LimitConsumer(LimitRepository limits) {
        this.limits = limits;
    }

    @Override
    public Set<String> topics() {
        return Set.of("jixia.billing.limits");
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        for (var event : batch) {
            if (event.is("LimitsChanged")) {
                var told = event.as(LimitsChanged.class);
                limits.put(told.account(), told.version(), told.storage());
            }
        }
    }

    record LimitsChanged(UUID account, List<One> limits, long version) {
        List<Limit> storage() {
            return limits.stream()
                    .filter(l -> "STORAGE_BYTES".equals(l.resource()) && l.value() != null)
                    .map(l -> new Limit(l.scope(), l.id(), l.value().longValue()))
                    .toList();
        }
    }

    record One(String scope, String id, String resource, BigDecimal value) {}
}
