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

    /**
     * Hears messages without position (ticks), the newest of each topic in a poll; no transaction. A tick names its topic's head
     * and is heard only when everything up to there has been applied and nothing of it was put aside.
     */
    default void tick(ReceivedEvent tick) {}

    /** Facts of the topic were lost for good, as their producer keeps them no longer: what rests on them must not be trusted. */
    default void lost(String topic) {}
}
