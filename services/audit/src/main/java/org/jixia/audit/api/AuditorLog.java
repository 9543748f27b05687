package org.jixia.audit.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;

/** Tells what auditors did; it comes back to the trail as any other decision does. */
@ApplicationScoped
class AuditorLog {
    private final Outbox outbox;

    AuditorLog(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The data of {@code DecisionRecorded} as far as audit uses it. */
    public record Decision(String decision, String action, String person, Detail detail) {}

    /** @param about the entry that was read, or null */
    @Transactional
    void record(String person, String action, Detail about) {
        Decision decision = new Decision("GRANTED", action, person, about);
        outbox.tell(Event.of("jixia.audit.decisions", person, "DecisionRecorded", decision)
                .actor(person));
    }
}
