package org.jixia.platform.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Memberships read from the projection a moment ago, each with the time up to which the projection was complete then. One serves
 * for as long as a reading of the projection with that time would: asking the database again could not make it fresher sooner.
 */
final class FreshMembers {
    private static final int KEPT = 10_000;

    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    Optional<Membership> find(UUID workspace, String person, Instant since) {
        return Optional.ofNullable(known.get(new Key(workspace, person)))
                .filter(k -> !k.told().isBefore(since))
                .map(Known::membership);
    }

    void keep(Membership membership, Instant told) {
        if (known.size() >= KEPT) {
            known.clear();
        }
        known.put(new Key(membership.workspace(), membership.person()), new Known(membership, told));
    }

    void forget(UUID workspace, String person) {
        known.remove(new Key(workspace, person));
    }

    private record Key(UUID workspace, String person) {}

    private record Known(Membership membership, Instant told) {}
}
