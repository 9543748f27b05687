package org.jixia.wes.domain;

import java.math.BigDecimal;
import java.util.UUID;

/** What billing has promised to submissions, and to runs that belong to none. */
public interface Reservations {

    /** Asks for the promise that a run of no submission needs before it starts; refused with the numbers and whom to ask. */
    void reserve(Run run);

    /** Gives it back, as far as billing answers: what nobody releases lapses within the hour. */
    void release(RunId run);

    /** Renews the promise, for up to this amount where it is not null; refused says in words which limit is reached. */
    Answer extend(UUID submission, BigDecimal amount);

    /** One of the fields is null. */
    record Answer(BigDecimal reserved, String refused) {}
}
