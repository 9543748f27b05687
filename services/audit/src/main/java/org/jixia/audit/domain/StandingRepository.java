package org.jixia.audit.domain;

import java.time.Duration;
import org.jixia.audit.domain.Verification.Extent;

/** The last verification of either extent, and whose turn the next one is. */
public interface StandingRepository {

    Standing standing();

    /** Takes the place of the last one of its extent; one of all also of the one of news. An older one changes nothing. */
    void keep(Verification found);

    /** True for one replica, when the extent is due; nobody else takes it before {@code lease} is over or it is put off again. */
    boolean take(Extent extent, Duration lease);

    /** The extent is due after this time. */
    void putOff(Extent extent, Duration time);
}
