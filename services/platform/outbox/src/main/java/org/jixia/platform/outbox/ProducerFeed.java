package org.jixia.platform.outbox;

import java.util.List;
import java.util.Map;

/** The logs of other services, read directly when Kafka has lost or not brought something. */
interface ProducerFeed {

    /** @param oldest the lowest position that the producer still keeps */
    record Page(List<ReceivedEvent> events, long head, long oldest) {}

    Page events(String topic, long after, int limit);

    /** The last positions of the topics of this producer. */
    Map<String, Long> heads(String producer);

    /** The producer of {@code jixia.<service>.<plural>}. */
    static String producerOf(String topic) {
        return topic.split("\\.")[1];
    }
}
