package org.jixia.wes.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One execution of a workflow for one person in one workspace. Life: QUEUED at acceptance, driven by the owner of its shard, ended once;
 * the ended run never changes again. Inputs and outputs are JSON texts whose files are URIs.
 */
public record Run(
        RunId id,
        UUID workspace,
        String person,
        UUID billingAccount,
        UUID submission,
        String row,
        String name,
        String bundle,
        String workflow,
        String inputs,
        RunOptions options,
        Map<String, String> tags,
        String request,
        RunState state,
        String outputs,
        RunFailure failure,
        List<String> warnings,
        int calls,
        int cacheHits,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt) {

    /** What the run's spending is counted with: its submission, or itself. */
    public UUID spendingScope() {
        return submission == null ? id.value() : submission;
    }

    public Run in(RunState next) {
        return new Run(
                id,
                workspace,
                person,
                billingAccount,
                submission,
                row,
                name,
                bundle,
                workflow,
                inputs,
                options,
                tags,
                request,
                next,
                outputs,
                failure,
                warnings,
                calls,
                cacheHits,
                createdAt,
                startedAt,
                endedAt);
    }

    /** With its inputs checked and pinned, and what was remarked about them. */
    public Run with(String pinned, List<String> remarks) {
        return new Run(
                id,
                workspace,
                person,
                billingAccount,
                submission,
                row,
                name,
                bundle,
                workflow,
                pinned,
                options,
                tags,
                request,
                state,
                outputs,
                failure,
                remarks,
                calls,
                cacheHits,
                createdAt,
                startedAt,
                endedAt);
    }
}
