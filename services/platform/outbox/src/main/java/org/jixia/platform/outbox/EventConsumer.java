package org.jixia.platform.outbox;

import java.util.List;
import java.util.Set;

/**
 * What a service does with the events of others; every bean of this type is found and called. Events come at least once,
 * are shown at most once (the inbox), and may come out of order: compare the aggregate's version.
 */
public interface EventConsumer {

    Set<String> topics();

    /**
     * Applies up to 500 facts inside one transaction that also records them as seen. No calls to others in here. An exception
     * rolls all of it back; the events are then tried one at a time, and one that fails five times is put aside as dead.
     */
    void consume(List<ReceivedEvent> batch);

    /** Hears messages without position (ticks), the newest of each topic in a poll, after the facts before it; no transaction. */
    default void tick(ReceivedEvent tick) {}
}
