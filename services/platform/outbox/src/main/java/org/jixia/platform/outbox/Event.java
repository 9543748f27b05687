package org.jixia.platform.outbox;

import java.util.Objects;
import java.util.UUID;

/**
 * A fact that a service tells: what happened, to which aggregate, at which version of it. Becomes a CloudEvent in the outbox.
 * Data is any record that Jackson writes; personal data other than ids does not belong in it.
 *
 * @param key what must stay in order on the topic
 * @param name the event's name without package and version, such as {@code TasksFinished}
 */
public record Event(
        String topic,
        String key,
        String name,
        Object data,
        UUID workspace,
        String actor,
        String subject,
        Long aggregateVersion) {

    public Event {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(data, "data");
    }

    public static Event of(String topic, Object key, String name, Object data) {
        return new Event(topic, key.toString(), name, data, null, null, null, null);
    }

    public Event workspace(UUID workspace) {
        return new Event(topic, key, name, data, workspace, actor, subject, aggregateVersion);
    }

    /** The person (their id) or {@code service:<name>} that caused it. */
    public Event actor(String actor) {
        return new Event(topic, key, name, data, workspace, actor, subject, aggregateVersion);
    }

    public Event aggregate(Object id, long version) {
        return new Event(topic, key, name, data, workspace, actor, id.toString(), version);
    }
}
