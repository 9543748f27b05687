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

    /** Does what is due, if it is this replica's turn; what fails is due again at once. */
    public void turn() {
        if (kept.take(Extent.ALL, LEASE)) {
            carryOut(Extent.ALL);
        } else if (kept.take(Extent.NEWS, LEASE)) {
            carryOut(Extent.NEWS);
        }
    }

    private void carryOut(Extent extent) {
        Duration next = Duration.ZERO;
        try {
            Verification found = verified(extent);
            if (found != null) {
                kept.keep(found);
                next = next(found);
            }
        } finally {
            kept.putOff(extent, next);
        }
    }

    /** Null for news before all was verified. */
    private Verification verified(Extent extent) {
        if (extent == Extent.ALL) {
            return verification.all(null);
        }
        Standing before = kept.standing();
        return before.all() == null
                ? null
                : verification.news(before.known(), before.latest().until());
    }

    /**
     * News are asked for again at once while an event may still arrive. All of it is read again for such an event no sooner than
     * news, and not at all for a producer that was away: the news ask every producer too.
     */
    private Duration next(Verification found) {
        AuditConfig.Verification every = config.verification();
        if (found.extent() == Extent.NEWS) {
            return found.mayMend() ? Duration.ZERO : every.newsEvery();
        }
        return found.mayMend() && found.state() == State.BROKEN ? every.newsEvery() : every.allEvery();
    }
}
