package org.jixia.people.domain.announcements;

import java.time.Instant;
import java.util.UUID;

/** A text for everyone, in both languages, shown from one moment to another. */
public record Announcement(UUID id, String textZh, String textEn, Instant startsAt, Instant endsAt) {}
