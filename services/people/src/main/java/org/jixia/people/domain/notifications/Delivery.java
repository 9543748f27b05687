package org.jixia.people.domain.notifications;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One message on its way through one channel. WAITING from the moment of its news; tried until the receiver takes it (DELIVERED),
 * refuses it for good, or all attempts are used (FAILED); waits again when its person asks for it.
 *
 * @param attempts those begun
 * @param nextTryAt null once it has ended
 * @param answer what became of the last attempt; null before the first
 */
public record Delivery(
        UUID id,
        UUID channel,
        String person,
        NewsType type,
        Instant happenedAt,
        Map<String, Object> facts,
        Progress progress) {

    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }

    public record Progress(
            State state, int attempts, Instant createdAt, Instant nextTryAt, Instant endedAt, Answer answer) {}
}
