package org.jixia.platform.outbox;

import java.time.Instant;

/**
 * An event that was put aside.
 *
 * @param origin position on the topic, or partition and offset of a message that could not be read
 * @param name null for a message that could not be read
 */
public record DeadEvent(
        String topic, String origin, String key, String name, String body, String reason, Instant diedAt) {}
