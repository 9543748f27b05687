package org.jixia.tes.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
        Optional<TaskResult> result) {}
