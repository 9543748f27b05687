package org.jixia.audit.domain;

import org.jixia.audit.domain.Verification.State;

/**
 * What is known of the chain: the last verification of all of it, and the last one of what came since. Either is null before it
 * was made; a verification of all takes the place of both.
 */
public record Standing(Verification all, Verification news) {

    public Verification latest() {
        return news == null ? all : news;
    }

    /** A break stays until all is verified again; whether a producer answers is what the latest one heard. */
    public State state() {
        if (all == null) {
            return State.UNKNOWN;
        }
        return all.state() == State.BROKEN ? State.BROKEN : latest().state();
    }

    /** Up to where the chain is known to hold: what was found broken is read again at each turn. Null before all was verified. */
    ChainEnd known() {
        if (news == null) {
            return all == null ? null : all.end();
        }
        return news.state() == State.BROKEN ? news.from() : news.end();
    }
}
