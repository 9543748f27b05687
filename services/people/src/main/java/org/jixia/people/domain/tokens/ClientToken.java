package org.jixia.people.domain.tokens;

import java.time.Instant;
import java.util.UUID;

/**
 * What one of a person's programs signs in with, without its text. Made with a name and an end; good until that end or until the
 * person revokes it, whichever is first.
 *
 * @param revokedAt null while it was not
 * @param lastUsedAt to the minute; null while it never was
 */
public record ClientToken(
        UUID id,
        String person,
        String name,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt) {

    /** What may become of a token. */
    public enum State {
        /** Programs may sign in with it. */
        GOOD,
        /** Its end has come. */
        EXPIRED,
        /** Its person took it back. */
        REVOKED
    }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return now.isBefore(expiresAt) ? State.GOOD : State.EXPIRED;
    }
}
