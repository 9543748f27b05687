package org.jixia.people.domain.notifications;

import java.util.Optional;
import org.jixia.platform.errors.Fault;

/** Receivers of webhooks. */
public interface Webhooks {

    /** What is wrong with an address as far as that can be known before it is called. */
    Optional<Fault> fault(String url);

    /** Never throws. */
    Answer post(Channel channel, Delivery delivery);
}
