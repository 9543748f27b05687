package org.jixia.tes.domain.queue;

import java.util.UUID;

/** A queued task that may be next of its account. */
public record Candidate(UUID id, UUID account, UUID workspace, String person, long cpuMillis, long memoryBytes) {}
