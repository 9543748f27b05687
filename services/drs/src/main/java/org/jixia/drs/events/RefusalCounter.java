package org.jixia.drs.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.ObjectId;

/** Counts equal refusals: the first of a person and object in a minute is told at once, the others as one number afterwards. */
final class RefusalCounter {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 100_000;

    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    boolean isFirst(Decision decision) {
        if (counts.size() > MOST) {
            return true;
        }
        var key = new Key(decision.person(), decision.object(), decision.action());
        return counts.merge(key, new Count(decision, 0, System.nanoTime()), (old, fresh) -> old.more())
                        .repeats()
                == 0;
    }

    /** Repeated refusals whose minute is over, with their numbers; they begin anew. */
    List<Decision> repeated() {
        var told = new ArrayList<Decision>();
        for (var key : List.copyOf(counts.keySet())) {
            counts.computeIfPresent(key, (k, count) -> {
                if (System.nanoTime() - count.since() < MINUTE) {
                    return count;
                }
                if (count.repeats() > 0) {
                    told.add(count.first().times(count.repeats()));
                }
                return null;
            });
        }
        return told;
    }

    private record Key(String person, ObjectId object, Decision.Action action) {}

    private record Count(Decision first, int repeats, long since) {
        Count more() {
            return new Count(first, repeats + 1, since);
        }
    }
}
