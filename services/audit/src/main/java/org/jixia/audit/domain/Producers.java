package org.jixia.audit.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the producers of the recorded topics say of their own logs. */
public interface Producers {

    /** The topics that are recorded. */
    Set<String> topics();

    /** The last position given on each of them, 0 before the first; a topic whose producer does not answer is left out. */
    Map<String, Long> heads();

    /** When the first event after this position was told; empty when its producer keeps none any more. */
    Optional<Instant> toldAfter(String topic, long position);

    /** Events that came and could not be recorded. */
    List<SetAside> setAside(int limit);

    /** @param position null for what could not even be read */
    record SetAside(String topic, Long position) {}
}
