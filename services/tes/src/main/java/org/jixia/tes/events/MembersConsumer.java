package org.jixia.tes.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;
import org.jixia.tes.domain.TaskLedger;

/** Hears who may compute in a workspace no longer, and cancels their own tasks there; those of runs are for wes to cancel. */
@ApplicationScoped
public class MembersConsumer implements EventConsumer {
    private final TaskLedger ledger;

    @Inject
    public MembersConsumer(TaskLedger ledger) {
        this.ledger = ledger;
    }

    record Member(UUID workspace, String person, boolean canCompute, boolean removed) {}

    private static boolean isPerson(Member member) {
        return !member.person().equals(Membership.EVERYONE);
    }

    @Override
    public Set<String> topics() {
        return Set.of("jixia.workspace.members");
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        for (var event : batch) {
            if (event.is("MemberChanged")) {
                var member = event.as(Member.class);
                if (isPerson(member) && (member.removed() || !member.canCompute())) {
                    // News may come late: what was begun since, after a return, is not meant.
                    ledger.cancelOf(member.person(), member.workspace(), event.time());
                }
            }
        }
    }
}
