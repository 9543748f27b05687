package org.jixia.tes.domain;

import java.util.UUID;

/** What can be told of a task without reading what it shall do. */
public record TaskHead(UUID id, String caller, Owner owner, TaskState state) {}
