package org.jixia.wes.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Runs of everyone that are under way, for administrators: who, where, how far; nothing of what is in them. */
public interface OpenRunRepository {
    /** The newest first, before the given one; null means any. */
    List<OpenRun> list(Wanted wanted, RunId before, int limit);

    record Wanted(String person, UUID workspace, UUID billingAccount) {}

    record OpenRun(
            UUID id,
            String name,
            String workflow,
            UUID workspace,
            String person,
            UUID billingAccount,
            UUID submission,
            String row,
            RunState state,
            Instant createdAt,
            Instant startedAt) {}
}
