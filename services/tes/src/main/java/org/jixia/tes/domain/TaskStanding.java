package org.jixia.tes.domain;

import java.util.Optional;
import java.util.UUID;

/** Where a task stands, for those who wait for its result: the result once there is one. */
public record TaskStanding(UUID id, String key, TaskState state, Optional<TaskResult> result) {}
