package org.jixia.audit.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an entry can be searched by, all read from its body: the columns repeat the body and prove nothing themselves, so the
 * verification compares them with it.
 *
 * @param action a decision's action ({@code object.read}), else the event's name
 * @param decision {@code GRANTED} or {@code REFUSED} for decisions, else null
 * @param person who acted, or for whom a run or task acted
 * @param objects every DRS object that the event names, sorted
 */
public record Facts(
        String topic,
        long position,
        UUID eventId,
        Instant occurredAt,
        String source,
        String event,
        String action,
        String decision,
        String person,
        UUID workspace,
        List<UUID> objects) {}
