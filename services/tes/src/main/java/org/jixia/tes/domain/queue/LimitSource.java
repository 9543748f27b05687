package org.jixia.tes.domain.queue;

import java.util.UUID;

/** Asks billing for the limits of an account that no news has told yet. */
public interface LimitSource {

    /** Asks and stores; keeps quiet when billing does not answer, so that the next look asks again. */
    void learn(UUID account);
}
