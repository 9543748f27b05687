package org.jixia.audit.domain;

import java.time.Instant;
import java.util.UUID;

/** What to look for; null means any. {@code text} is found anywhere in the body, ignoring case. */
public record EntryFilter(
        String person,
        UUID object,
        UUID workspace,
        String action,
        String decision,
        Instant from,
        Instant to,
        String text) {}
