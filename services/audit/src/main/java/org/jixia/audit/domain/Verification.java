package org.jixia.audit.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a verification found.
 *
 * @param until the number up to which a signed and archived checkpoint vouches for the chain
 * @param faults the first thousand; empty exactly when {@code ok}
 */
public record Verification(boolean ok, long entries, int checkpoints, long until, Instant at, List<TrailFault> faults) {

    /** One fault and the entry, checkpoint or position that it concerns. */
    public record TrailFault(Code code, Long number, String topic, Long position) {}

    public enum Code {
        /** The body is not the one whose digest was chained. */
        BODY_CHANGED,
        /** The columns that searches use say something else than the body. */
        FACTS_CHANGED,
        /** The hash does not follow from the entry before: this or the one before was changed, removed or inserted. */
        CHAIN_BROKEN,
        /** Numbers are missing: entries were removed. */
        ENTRIES_REMOVED,
        /** A checkpoint's signature is not ours. */
        CHECKPOINT_FORGED,
        /** The chain's hash at a checkpoint's number is not the signed one: history was rewritten from before it. */
        CHECKPOINT_DIFFERS,
        /** A checkpoint of the archive is missing here, or says something else. */
        ARCHIVE_DIFFERS,
        /** The chain ends before a signed checkpoint: its tail was cut off. */
        TAIL_REMOVED,
        /** A producer numbered an event that never arrived here. */
        EVENT_MISSING
    }
}
