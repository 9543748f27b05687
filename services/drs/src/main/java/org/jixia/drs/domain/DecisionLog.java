package org.jixia.drs.domain;

import java.util.Collection;
import java.util.List;

/**
 * The record of decisions about bytes. Decisions of many callers are committed together every 20 ms; a call returns when its own
 * are committed, so that no access is unrecorded and no commit is spent on one read.
 */
public interface DecisionLog {

    /** Returns once all are on disk; a failure to record is a refusal ({@code UNAVAILABLE}). */
    void record(List<Decision> decisions, List<Grant> grants);

    default void record(Decision decision) {
        record(List.of(decision), List.of());
    }

    /** Records them in the running transaction: they are kept if and only if what was decided is done. */
    void tell(Collection<Decision> decisions);

    /**
     * Counts refusals; equal ones of a person and object within a minute are told once with their number. Those told now are
     * recorded together: a thousand cost one commit.
     */
    void refused(Collection<Decision> decisions);

    default void refused(Decision decision) {
        refused(List.of(decision));
    }

    /** An object handed to a task, which its token may then fetch again. */
    record Grant(String task, int attempt, ObjectId object) {}
}
