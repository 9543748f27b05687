package org.jixia.people.domain.announcements;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where announcements are kept. */
public interface AnnouncementRepository {

    /** The announcement as it is kept: the same texts and times are one. */
    Announcement put(Announcement wanted, String person);

    /** Those shown at this moment, the latest first. */
    List<Announcement> shown(Instant now, int limit);

    /** Those that have not ended, whether shown already or not, in the order of their start. */
    List<Announcement> notEnded(Instant now, int limit);

    boolean remove(UUID id);
}
