package org.jixia.tes.domain.queue;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How the open tasks of runs stand. */
public interface StandingRepository {

    /** Open tasks of one run: those that wait, and those that were given room. */
    record Open(UUID run, UUID workspace, int queued, int active) {}

    /** Runs without open tasks are not in the answer. */
    List<Open> open(Set<UUID> runs);

    /** Cpu that is granted at this moment, on all hosts. */
    long cpuMillisGranted();

    /** Of that, what tasks have whose account pays. */
    long cpuMillisGranted(UUID billingAccount);
}
