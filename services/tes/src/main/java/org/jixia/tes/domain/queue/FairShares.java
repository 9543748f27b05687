package org.jixia.tes.domain.queue;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose turn it is: the account that has been granted the least cpu time. One that comes back after a pause starts level with
 * the others, so that idleness saves up no claim to the whole host. Not safe for several threads.
 */
public final class FairShares {
    private final Map<UUID, Double> granted = new HashMap<>();

    public Optional<UUID> next(Collection<UUID> waiting) {
        return waiting.stream()
                .min(Comparator.<UUID>comparingDouble(account -> granted.getOrDefault(account, 0.0))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Brings those that waited for nothing meanwhile up to the least of those that did. */
    public void present(Collection<UUID> waiting, Collection<UUID> running) {
        var level = granted.entrySet().stream()
                .filter(entry -> waiting.contains(entry.getKey()) || running.contains(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .min()
                .orElse(0);
        granted.keySet().removeIf(account -> !waiting.contains(account) && !running.contains(account));
        waiting.forEach(account -> granted.putIfAbsent(account, level));
    }

    /** A turn costs at once what it will probably cost, or many short tasks would all start before the first is counted. */
    public void grant(UUID account, double cpuMillis, double expectedMillis) {
        granted.merge(account, cpuMillis * expectedMillis, Double::sum);
    }

    public void settle(UUID account, double cpuMillis, double expectedMillis, double tookMillis) {
        granted.computeIfPresent(account, (who, sum) -> sum + cpuMillis * (tookMillis - expectedMillis));
    }
}
