package org.jixia.tes.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.identity.Caller;

/** A task as it is kept. */
public record StoredTask(
        UUID id,
        String key,
        Owner owner,
        TaskState state,
        int attempt,
        int faults,
        String host,
        String replyTo,
        Instant createdAt,
        TaskDocument document,
        Ask ask,
        List<AttemptLog> attempts,
        Optional<TaskResult> result) {

    /** The same for whoever reads of it: rights are the reader's, not those of the person it ran for. */
    public StoredTask readBy(Caller caller) {
        var reader = caller.actingFor().orElse(owner.person());
        var run = caller instanceof Caller.PersonCaller ? null : owner.run();
        return new StoredTask(
                id,
                key,
                new Owner(reader, owner.workspace(), run, owner.billingAccount()),
                state,
                attempt,
                faults,
                host,
                replyTo,
                createdAt,
                document,
                ask,
                attempts,
                result);
    }
}
