package org.jixia.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Memberships read from the projection a moment ago, each with the time up to which the projection was complete then. One serves
 * for as long as a reading of the projection with that time would: asking the database again could not make it fresher sooner.
 */
final class FreshMembers {
    private static final int KEPT = 10_000;

    private final Cache<Key, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    Optional<Membership> find(UUID workspace, String person, Instant since) {
        return Optional.ofNullable(known.getIfPresent(new Key(workspace, person)))
                .filter(k -> !k.told().isBefore(since))
                .map(Known::membership);
    }

    void keep(Membership membership, Instant told) {
        known.put(new Key(membership.workspace(), membership.person()), new Known(membership, told));
    }

    void forget(UUID workspace, String person) {
        known.invalidate(new Key(workspace, person));
    }

    /** What everyone may do there has changed: who is meant is not known. */
    void forget(UUID workspace) {
        known.asMap().keySet().removeIf(key -> key.workspace().equals(workspace));
    }

    void forgetAll() {
        known.invalidateAll();
    }

    private record Key(UUID workspace, String person) {}

    private record Known(Membership membership, Instant told) {}
}
