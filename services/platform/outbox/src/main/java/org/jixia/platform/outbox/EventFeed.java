package org.jixia.platform.outbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the endpoints {@code /internal/events}, {@code /internal/events/head} and {@code /internal/facts} answer. */
@Singleton
public class EventFeed {

    private static final int MAX = 500;

    private final OutboxLog log;
    private final Instance<FactSource> sources;

    @Inject
    public EventFeed(OutboxLog log, @Any Instance<FactSource> sources) {
        this.log = log;
        this.sources = sources;
    }

    /** @param event the whole CloudEvent */
    public record Item(
            long position, String key, @JsonRawValue String event) {}

    /** @param head the last position told on the topic. @param oldest the lowest position that is still kept */
    public record Events(String topic, long head, long oldest, List<Item> items) {}

    public record Heads(Map<String, Long> heads) {}

    /** @param nextAfter what to ask for next, null at the end */
    public record Facts(String topic, List<FactSource.Fact> items, String nextAfter) {}

    public Events events(String topic, long after, int limit) {
        OutboxLog.Page page = log.page(topic, Math.max(0, after), bounded(limit));
        List<Item> items = page.entries().stream()
                .map(entry -> new Item(entry.position(), entry.key(), entry.body()))
                .toList();
        return new Events(topic, page.head(), page.oldest(), items);
    }

    public Heads heads() {
        return new Heads(log.heads());
    }

    /** Empty when this service keeps no facts behind the topic. */
    public Optional<Facts> facts(String topic, String after, int limit) {
        int size = bounded(limit);
        return sources.stream()
                .filter(source -> source.topic().equals(topic))
                .findFirst()
                .map(source -> {
                    List<FactSource.Fact> items = source.page(after, size);
                    String next = items.size() < size ? null : items.getLast().id();
                    return new Facts(topic, items, next);
                });
    }

    private static int bounded(int limit) {
        return Math.max(1, Math.min(limit, MAX));
    }
}
