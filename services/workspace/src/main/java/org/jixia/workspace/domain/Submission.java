package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** One launch: a configuration as it was, on rows as they were, one run a row. */
public record Submission(
        UUID id,
        UUID workspace,
        UUID configuration,
        String name,
        String person,
        UUID billingAccount,
        String digest,
        String workflow,
        String table,
        Map<String, String> outputs,
        Map<String, Object> options,
        SubmissionState state,
        String reason,
        UUID rerunOf,
        Instant createdAt,
        Instant endedAt) {

    /** A row of the submission and its run. */
    public record Row(
            String name,
            Map<String, Object> inputs,
            RowState state,
            UUID run,
            Map<String, Object> outputs,
            Map<String, Object> failure,
            boolean written,
            Instant startedAt,
            Instant endedAt) {}

    /** Where a row of a submission is. */
    public enum RowState {
        /** wes does not have it yet. */
        PENDING,
        /** wes has it. */
        RUNNING,
        /** Its run gave outputs. */
        COMPLETE,
        /** Its run failed, or wes refused it. */
        FAILED,
        /** Stopped on request. */
        CANCELED;

        public boolean isFinal() {
            return this != PENDING && this != RUNNING;
        }
    }
}
