package org.jixia.wes.domain;

import java.math.BigDecimal;
import java.util.UUID;

/** What billing has promised to submissions. */
public interface Reservations {

    /** Renews the promise, for this amount where it is not null; refused says in words which limit is reached. */
    Answer extend(UUID submission, BigDecimal amount);

    /** One of the fields is null. */
    record Answer(BigDecimal reserved, String refused) {}
}
