package org.jixia.audit.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a verification found.
 *
 * @param person who asked for it; null when the service verified by itself
 * @param from the end of what was known to hold before; the chain's start for all of it
 * @param end the last entry that was read, or {@code from}
 * @param entries how many were read
 * @param checkpoints how many of those that vouch for them were compared
 * @param until the number up to which a signed and archived checkpoint vouches for the chain
 * @param faults the first thousand
 */
public record Verification(
        Extent extent,
        String person,
        ChainEnd from,
        ChainEnd end,
        long entries,
        int checkpoints,
        long until,
        Instant at,
        List<TrailFault> faults) {

    public enum Extent {
        /** Every entry, and whether events are missing among them. */
        ALL,
        /** What came after a verified entry. */
        NEWS
    }

    /** What is said of the chain; a later one is worse. */
    public enum State {
        /** Nobody has verified it yet. */
        UNKNOWN,
        INTACT,
        /** Nothing is wrong with what is here; a producer did not say whether it told more. */
        UNSURE,
        BROKEN
    }

    public State state() {
        if (faults.isEmpty()) {
            return State.INTACT;
        }
        return faults.stream().allMatch(fault -> fault.code() == Code.PRODUCER_AWAY) ? State.UNSURE : State.BROKEN;
    }

    /** Whether time alone may mend all that is wrong: an event is late, or a producer silent. */
    boolean mayMend() {
        return !faults.isEmpty()
                && faults.stream()
                        .allMatch(fault -> fault.code() == Code.EVENT_MISSING || fault.code() == Code.PRODUCER_AWAY);
    }

    /**
     * One fault and what it concerns: an entry or checkpoint by number, an event by topic and position, an object of the archive by
     * name. {@code to} ends a range of numbers or positions.
     */
    public record TrailFault(Code code, Long number, String topic, Long position, Long to, String copy) {

        static TrailFault at(Code code, long number) {
            return new TrailFault(code, number, null, null, null, null);
        }

        static TrailFault range(Code code, long from, long to) {
            return new TrailFault(code, from, null, null, to == from ? null : to, null);
        }

        static TrailFault events(Code code, String topic, Long from, Long to) {
            return new TrailFault(code, null, topic, from, to == null || to.equals(from) ? null : to, null);
        }

        static TrailFault copy(String name) {
            return new TrailFault(Code.ARCHIVE_UNREADABLE, null, null, null, null, name);
        }
    }

    public enum Code {
        /** The body is not the one whose digest was chained. */
        BODY_CHANGED,
        /** There is no body: nothing erases one lawfully. */
        BODY_MISSING,
        /** The columns that searches use say something else than the body. */
        FACTS_CHANGED,
        /** The hash does not follow from the entry before: this or the one before was changed or removed. */
        CHAIN_BROKEN,
        /** The entry after it follows from the one before it, or the chain ends before it. */
        ENTRY_INSERTED,
        /** Numbers are missing: entries were removed. */
        ENTRIES_REMOVED,
        /** A checkpoint's signature is not ours. */
        CHECKPOINT_FORGED,
        /** The chain's hash at a checkpoint's number is not the signed one: history was rewritten from before it. */
        CHECKPOINT_DIFFERS,
        /** A checkpoint of the archive is missing here, or says something else. */
        ARCHIVE_DIFFERS,
        /** A checkpoint that the archive had acknowledged is not there any more. */
        ARCHIVE_MISSING,
        /** What lies among the archive's checkpoints is none. */
        ARCHIVE_UNREADABLE,
        /** The chain ends before a signed checkpoint: its tail was cut off. */
        TAIL_REMOVED,
        /** A producer numbered an event that never arrived here. */
        EVENT_MISSING,
        /** An event is recorded at a position that its producer has not given. */
        EVENT_UNKNOWN,
        /** An event arrived and could not be recorded; it lies among the dead events. */
        EVENT_SET_ASIDE,
        /** A producer does not say how far it has told: whether later events are missing is not known. */
        PRODUCER_AWAY
    }
}
