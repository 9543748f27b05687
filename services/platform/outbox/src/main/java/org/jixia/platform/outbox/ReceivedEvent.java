package org.jixia.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An event of another service as it arrived.
 *
 * @param position dense number on its topic, given by the producer's relay; null for a tick, which is no fact
 * @param name the event's name without package and version, such as {@code TasksFinished}
 * @param body the CloudEvent exactly as it was sent
 */
public record ReceivedEvent(
        UUID id,
        String topic,
        String key,
        Long position,
        String source,
        String name,
        int version,
        Instant time,
        UUID workspace,
        String actor,
        String subject,
        Long aggregateVersion,
        JsonNode data,
        String body) {

    public boolean is(String eventName) {
        return name.equals(eventName);
    }

    /** Reads the data as the consumer's own narrow record; fields it does not name are ignored. */
    public <T> T as(Class<T> type) {
        try {
            return CloudEvents.JSON.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("data of " + name + " at " + topic + "/" + position, e);
        }
    }
}
