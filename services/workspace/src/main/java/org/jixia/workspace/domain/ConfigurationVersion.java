package org.jixia.workspace.domain;

import java.time.Instant;

/** A workflow that a configuration has had; the highest number is what it runs. */
public record ConfigurationVersion(int number, String digest, String person, Instant createdAt) {}
