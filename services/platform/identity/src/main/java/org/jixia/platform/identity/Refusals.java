package org.jixia.platform.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Counts equal refusals, so that whoever tries a thousand times makes one entry a minute, with the number of tries before it. */
final class Refusals {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int KEPT = 10_000;

    private final InstantSource clock;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    Refusals(InstantSource clock) {
        this.clock = clock;
    }

    /** How many refusals to tell now, this one included; empty while a minute is under way. */
    OptionalInt toTell(String person, String action) {
        if (counts.size() >= KEPT) {
            counts.clear();
        }
        var now = clock.instant();
        var told = new int[1];
        counts.compute(new Key(person, action), (key, before) -> {
            if (before != null && now.isBefore(before.since().plus(MINUTE))) {
                return new Count(before.since(), before.untold() + 1);
            }
            told[0] = before == null ? 1 : before.untold() + 1;
            return new Count(now, 0);
        });
        return told[0] == 0 ? OptionalInt.empty() : OptionalInt.of(told[0]);
    }

    private record Key(String person, String action) {}

    private record Count(Instant since, int untold) {}
}
