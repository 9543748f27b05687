package org.jixia.people.domain.notifications;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Something that a person may want to hear.
 *
 * @param topics a channel with any of these carries it
 * @param source what it was heard from; the same source is told once
 * @param facts as JSON: ids, numbers and names, never rights or keys
 */
public record News(
        String person,
        NewsType type,
        Set<Topic> topics,
        String source,
        Instant happenedAt,
        Map<String, Object> facts) {}
