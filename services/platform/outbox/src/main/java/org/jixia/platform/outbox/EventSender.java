package org.jixia.platform.outbox;

import java.util.List;
import java.util.Map;

/** The broker as the relay sees it. */
interface EventSender extends AutoCloseable {

    /**
     * Sends the entries in order and waits. Answers per topic the last position up to which everything was acknowledged;
     * what is missing from the answer was refused or got no answer in time and may still arrive.
     */
    Map<String, Long> send(List<OutboxLog.Entry> entries);

    /** Sends a message without position; nobody waits for it, and a lost one does not matter. */
    void tick(String topic, String body);

    @Override
    void close();
}
