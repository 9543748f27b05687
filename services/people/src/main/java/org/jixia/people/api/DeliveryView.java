package org.jixia.people.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.people.domain.notifications.Answer;
import org.jixia.people.domain.notifications.Delivery;
import org.jixia.people.domain.notifications.NewsType;

/**
 * A message and how far it has come.
 *
 * @param answer what became of the last attempt; absent before the first
 * @param detail of the answer: a status, a number of SMTP
 */
@Schema(requiredProperties = {"id", "channel", "type", "happenedAt", "facts", "state", "attempts", "createdAt"})
public record DeliveryView(
        UUID id,
        UUID channel,
        NewsType type,
        Instant happenedAt,
        Map<String, Object> facts,
        Delivery.State state,
        int attempts,
        Instant createdAt,
        Instant nextTryAt,
        Instant endedAt,
        Answer.Code answer,
        String detail) {

    static DeliveryView of(Delivery delivery) {
        var progress = delivery.progress();
        return new DeliveryView(
                delivery.id(),
                delivery.channel(),
                delivery.type(),
                delivery.happenedAt(),
                delivery.facts(),
                progress.state(),
                progress.attempts(),
                progress.createdAt(),
                progress.nextTryAt(),
                progress.endedAt(),
                progress.answer() == null ? null : progress.answer().code(),
                progress.answer() == null ? null : progress.answer().detail());
    }
}
