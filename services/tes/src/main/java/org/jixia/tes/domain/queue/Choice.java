package org.jixia.tes.domain.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Picks tasks from what waits: in the order of fair shares, each account's oldest first, as long as the host and the account's
 * limits have room. A task that the host has no room for now is waited for; smaller ones do not overtake it for ever.
 */
final class Choice {
    private final FairShares shares;
    private final double expectedMillis;
    private long cpu;
    private long memory;
    private int ahead;

    /** @param ahead how many may be claimed beyond the free capacity, because others will end within moments */
    Choice(FairShares shares, double expectedMillis, long cpu, long memory, int ahead) {
        this.shares = shares;
        this.expectedMillis = expectedMillis;
        this.cpu = cpu;
        this.memory = memory;
        this.ahead = ahead;
    }

    List<UUID> from(QueueLedger.Waiting waiting) {
        var queues = new HashMap<UUID, Deque<Candidate>>();
        waiting.candidates()
                .forEach(task -> queues.computeIfAbsent(task.account(), a -> new ArrayDeque<>())
                        .add(task));
        shares.present(
                queues.keySet(),
                waiting.granted().stream().map(Candidate::account).toList());
        var used = used(waiting);
        var chosen = new ArrayList<UUID>();
        while (true) {
            var account = shares.next(queues.keySet());
            if (account.isEmpty()) {
                return chosen;
            }
            var task = queues.get(account.get()).poll();
            if (task == null || !allowed(task, used)) {
                queues.remove(account.get());
            } else if (fits(task)) {
                used.forEach((limit, sum) -> used.computeIfPresent(
                        limit, (l, before) -> l.binds(task) ? before + task.cpuMillis() : before));
                shares.grant(task.account(), task.cpuMillis(), expectedMillis);
                chosen.add(task.id());
            } else {
                return chosen;
            }
        }
    }

    private static Map<CpuLimit, Long> used(QueueLedger.Waiting waiting) {
        var used = new HashMap<CpuLimit, Long>();
        for (var limit : waiting.limits()) {
            used.put(
                    limit,
                    waiting.granted().stream()
                            .filter(limit::binds)
                            .mapToLong(Candidate::cpuMillis)
                            .sum());
        }
        return used;
    }

    private static boolean allowed(Candidate task, Map<CpuLimit, Long> used) {
        return used.entrySet().stream()
                .allMatch(entry -> !entry.getKey().binds(task)
                        || entry.getValue() + task.cpuMillis() <= entry.getKey().cpuMillis());
    }

    private boolean fits(Candidate task) {
        if (task.cpuMillis() <= cpu && task.memoryBytes() <= memory) {
            cpu -= task.cpuMillis();
            memory -= task.memoryBytes();
            return true;
        }
        return ahead-- > 0;
    }
}
