package org.jixia.audit.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jixia.audit.config.AuditConfig;
import org.jixia.audit.domain.Verification.Extent;
import org.jixia.audit.domain.Verification.State;

/**
 * Keeps what verifications find, and verifies by itself: often what is new, seldom all of it. Replicas take turns. What is kept
 * lies in the same database as the trail, so it tells; it proves nothing.
 */
@ApplicationScoped
public class StandingService {
    /** Longer than any verification takes; only the turn of a replica that died waits so long. */
    private static final Duration LEASE = Duration.ofHours(2);

    private final VerificationService verification;
    private final StandingRepository kept;
    private final AuditConfig config;

    StandingService(VerificationService verification, StandingRepository kept, AuditConfig config) {
        this.verification = verification;
        this.kept = kept;
        this.config = config;
    }

    public Standing standing() {
        return kept.standing();
    }

    /** All of it, because somebody asked; the service's own turn is put off. */
    public Verification verify(String person) {
        Verification found = verification.all(person);
        kept.keep(found);
        kept.putOff(Extent.ALL, config.verification().allEvery());
        return found;
    }

    /** Does what is due, if it is this replica's turn. What fails, and what a producer left open, is due again at once. */
    public void turn() {
        if (kept.take(Extent.ALL, LEASE)) {
            carryOut(Extent.ALL, config.verification().allEvery());
        } else if (kept.take(Extent.NEWS, LEASE)) {
            carryOut(Extent.NEWS, config.verification().newsEvery());
        }
    }

    private void carryOut(Extent extent, Duration every) {
        Duration next = Duration.ZERO;
        try {
            next = verified(extent) ? every : Duration.ZERO;
        } finally {
            kept.putOff(extent, next);
        }
    }

    /** Whether a result was kept that need not be repeated at once. News ask the producers too, so all of it is not read again for them. */
    private boolean verified(Extent extent) {
        Standing before = kept.standing();
        if (extent == Extent.NEWS && before.all() == null) {
            return false;
        }
        Verification found = extent == Extent.ALL
                ? verification.all(null)
                : verification.news(before.known(), before.latest().until());
        kept.keep(found);
        return extent == Extent.ALL || found.state() != State.UNSURE;
    }
}
