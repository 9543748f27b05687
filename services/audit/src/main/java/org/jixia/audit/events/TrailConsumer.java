package org.jixia.audit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jixia.audit.config.AuditConfig;
import org.jixia.audit.domain.TrailService;
import org.jixia.audit.domain.TrailService.Line;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.MalformedEventException;
import org.jixia.platform.outbox.ReceivedEvent;

/** Hears every topic of the platform and writes each event to the trail, in the transaction that marks it as seen. */
@ApplicationScoped
class TrailConsumer implements EventConsumer {
    private final AuditConfig config;
    private final TrailService trail;
    private final EventFacts facts;

    TrailConsumer(AuditConfig config, TrailService trail, EventFacts facts) {
        this.config = config;
        this.trail = trail;
        this.facts = facts;
    }

    @Override
    public Set<String> topics() {
        return config.topics();
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        trail.record(batch.stream()
                .map(event -> new Line(facts.of(event), canonical(event)))
                .toList());
    }

    /** RFC 8785: the same bytes for the same content, whoever wrote it. */
    static String canonical(ReceivedEvent event) {
        try {
            return new JsonCanonicalizer(event.body()).getEncodedString();
        } catch (IOException e) {
            throw new MalformedEventException("no canonical form of " + event.topic() + "/" + event.position(), e);
        }
    }
}
