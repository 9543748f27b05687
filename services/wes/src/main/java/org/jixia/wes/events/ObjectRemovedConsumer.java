package org.jixia.wes.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;
import org.jixia.wes.domain.CallCache;

/** Marks results whose objects have been removed, so that no call is answered by them. */
@ApplicationScoped
public class ObjectRemovedConsumer implements EventConsumer {

    private final CallCache cache;

    public ObjectRemovedConsumer(CallCache cache) {
        this.cache = cache;
    }

    record Removed(UUID id) {}

    @Override
    public Set<String> topics() {
        return Set.of("jixia.drs.objects");
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        List<UUID> removed = batch.stream()
                .filter(event -> event.is("ObjectRemoved"))
                .map(event -> event.as(Removed.class).id())
                .toList();
        if (!removed.isEmpty()) {
            cache.bury(removed);
        }
    }
}
