package org.jixia.platform.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Counts equal refusals, so that whoever tries a thousand times makes one entry a minute: the first is told at once, the others
 * of its minute with their number when the minute is over, whether or not another follows.
 */
final class Refusals {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<Key, Minute> minutes = new ConcurrentHashMap<>();

    Refusals(InstantSource clock) {
        this.clock = clock;
    }

    /** A refusal as it is told; {@code latest} is the last of those that it counts. */
    record Told(String person, String action, int count, Attempt latest) {}

    /** What was tried. */
    record Attempt(Right right, java.util.UUID workspace, Detail detail) {}

    /** What to tell now: this one, with those of a minute that is over; empty while a minute is under way. */
    Optional<Told> toTell(String person, String action, Attempt attempt) {
        var now = clock.instant();
        var told = new Told[1];
        minutes.compute(new Key(person, action), (key, minute) -> {
            if (minute != null && !minute.isOver(now)) {
                return new Minute(minute.since(), minute.untold() + 1, attempt);
            }
            told[0] = new Told(person, action, minute == null ? 1 : minute.untold() + 1, attempt);
            return new Minute(now, 0, attempt);
        });
        return Optional.ofNullable(told[0]);
    }

    /** The counts of the minutes that are over; they are then forgotten. */
    List<Told> over() {
        var now = clock.instant();
        return take(minute -> minute.isOver(now));
    }

    /** All counts, for the end of the process. */
    List<Told> all() {
        return take(minute -> true);
    }

    private List<Told> take(Predicate<Minute> which) {
        var taken = new ArrayList<Told>();
        for (var key : List.copyOf(minutes.keySet())) {
            minutes.computeIfPresent(key, (same, minute) -> {
                if (!which.test(minute)) {
                    return minute;
                }
                if (minute.untold() > 0) {
                    taken.add(new Told(key.person(), key.action(), minute.untold(), minute.latest()));
                }
                return null;
            });
        }
        return taken;
    }

    /** Counts again what could not be told; it is due at once. */
    void keep(Told told) {
        minutes.merge(
                new Key(told.person(), told.action()),
                new Minute(Instant.EPOCH, told.count(), told.latest()),
                (present, back) -> new Minute(present.since(), present.untold() + back.untold(), present.latest()));
    }

    private record Key(String person, String action) {}

    private record Minute(Instant since, int untold, Attempt latest) {
        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(MINUTE));
        }
    }
}
