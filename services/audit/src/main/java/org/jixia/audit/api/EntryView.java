package org.jixia.audit.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.audit.domain.Entry;
import org.jixia.audit.domain.Facts;

/** One entry as auditors read it. {@code body} is the event; absent once erased by law. */
@Schema(
        requiredProperties = {
            "number",
            "time",
            "recordedAt",
            "source",
            "event",
            "objects",
            "topic",
            "position",
            "bodyDigest",
            "hash"
        })
public record EntryView(
        long number,
        Instant time,
        Instant recordedAt,
        String source,
        String event,
        String action,
        String decision,
        String person,
        UUID workspace,
        List<UUID> objects,
        String topic,
        long position,
        @JsonRawValue String body,
        String bodyDigest,
        String hash) {

    static EntryView of(Entry entry) {
        Facts facts = entry.facts();
        return new EntryView(
                entry.number(),
                facts.occurredAt(),
                entry.recordedAt(),
                facts.source(),
                facts.event(),
                facts.action(),
                facts.decision(),
                facts.person(),
                facts.workspace(),
                facts.objects(),
                facts.topic(),
                facts.position(),
                entry.body(),
                entry.bodyDigest().toString(),
                entry.hash().toString());
    }
}
