package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.UUID;

/** Persons whom a workspace may let read together; administrators keep it. */
public record Group(UUID id, String name, String description, long version, Instant createdAt, int members) {}
