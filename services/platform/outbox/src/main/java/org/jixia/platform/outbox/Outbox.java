package org.jixia.platform.outbox;

import java.util.List;

/**
 * Where a service tells its facts: written in the caller's transaction, so told if and only if the change is committed.
 * Nothing else publishes.
 */
public interface Outbox {

    /**
     * Adds the events to the running transaction, in the given order. Refuses to work outside a transaction, and refuses an
     * event above {@value CloudEvents#MAX_BYTES} bytes: larger content travels by reference.
     */
    void tell(List<Event> events);

    default void tell(Event event) {
        tell(List.of(event));
    }
}
