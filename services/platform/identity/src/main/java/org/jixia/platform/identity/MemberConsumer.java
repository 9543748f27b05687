package org.jixia.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;

/** Keeps {@link MemberFacts} up to date from what workspace tells; idle in workspace itself, which has the truth. */
@ApplicationScoped
public class MemberConsumer implements EventConsumer {
    private static final String TOPIC = "jixia.workspace.members";

    private final MemberFacts facts;
    private final boolean owner;

    @Inject
    public MemberConsumer(
            MemberFacts facts, @ConfigProperty(name = "quarkus.application.name", defaultValue = "") String service) {
        this.facts = facts;
        this.owner = service.equals("workspace");
    }

    @Override
    public Set<String> topics() {
        return owner ? Set.of() : Set.of(TOPIC);
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        for (var event : batch) {
            if (event.is("MemberChanged")) {
                var told = event.as(MemberChanged.class);
                facts.store(told.membership(), told.removed());
            }
        }
    }

    @Override
    public void tick(ReceivedEvent tick) {
        facts.tick(tick.as(Tick.class).tick());
    }

    @Override
    public void lost(String topic) {
        facts.distrust();
    }

    record Tick(Instant tick) {}

    record MemberChanged(
            UUID workspace,
            String person,
            Role role,
            boolean canShare,
            boolean canCompute,
            long version,
            WorkspaceState state,
            UUID billingAccount,
            boolean removed,
            Boolean locked) {
        /** Facts of before there was one say nothing of a lock. */
        Membership membership() {
            return new Membership(
                    workspace,
                    person,
                    role,
                    canShare,
                    canCompute,
                    version,
                    state,
                    billingAccount,
                    Boolean.TRUE.equals(locked));
        }
    }
}
