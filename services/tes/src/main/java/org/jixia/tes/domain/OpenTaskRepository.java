package org.jixia.tes.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tasks of everyone that have not ended, for administrators: who, where, how much; nothing of what they do. Runs in the caller's transaction. */
public interface OpenTaskRepository {
    /** The newest first, before the given one. */
    List<OpenTask> list(Wanted wanted, Optional<UUID> before, int limit);

    Optional<OpenTask> find(UUID id);

    /** Null means any. */
    record Wanted(String person, UUID workspace, UUID run) {}

    /** @param host where it runs; null while it waits */
    record OpenTask(
            UUID id,
            String name,
            String person,
            UUID workspace,
            UUID run,
            UUID billingAccount,
            TaskState state,
            String host,
            long cpuMillis,
            long memoryBytes,
            Instant createdAt) {}
}
