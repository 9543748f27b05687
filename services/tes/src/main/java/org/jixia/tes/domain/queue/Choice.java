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
 * limits have room. A task that the host or the account has no room for now is waited for; smaller ones do not overtake it for
 * ever. One that the limit of its workspace or person holds back is passed over: it is nobody else's matter.
 */
final class Choice {
    private final FairShares shares;
    private final double expectedMillis;
    private final long margin;
    private long cpu;
    private long memory;
    private int ahead;

    /** What the host has left; each task needs the margin beside the memory that it is granted. */
    record Room(long cpuMillis, long memoryBytes, long margin) {}

    private enum Verdict {
        /** It may start. */
        ALLOWED,
        /** Its account has to wait. */
        HELD,
        /** Only this one has to wait. */
        PASSED_OVER
    }

    /** @param ahead how many may be claimed beyond the free capacity, because others will end within moments */
    Choice(FairShares shares, double expectedMillis, Room room, int ahead) {
        this.shares = shares;
        this.expectedMillis = expectedMillis;
        this.cpu = room.cpuMillis();
        this.memory = room.memoryBytes();
        this.margin = room.margin();
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
            var verdict = task == null ? Verdict.HELD : verdict(task, used);
            if (verdict == Verdict.HELD) {
                queues.remove(account.get());
            } else if (verdict == Verdict.ALLOWED) {
                if (!fits(task)) {
                    return chosen;
                }
                used.forEach((limit, sum) -> used.computeIfPresent(
                        limit, (l, before) -> l.binds(task) ? before + task.cpuMillis() : before));
                shares.grant(task.account(), task.cpuMillis(), expectedMillis);
                chosen.add(task.id());
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

    private static Verdict verdict(Candidate task, Map<CpuLimit, Long> used) {
        var verdict = Verdict.ALLOWED;
        for (var entry : used.entrySet()) {
            var limit = entry.getKey();
            if (!limit.binds(task) || entry.getValue() + task.cpuMillis() <= limit.cpuMillis()) {
                continue;
            }
            // A limit that was lowered below a task's ask would else hold the account for ever.
            if (limit.scope() == CpuLimit.Scope.ACCOUNT && task.cpuMillis() <= limit.cpuMillis()) {
                return Verdict.HELD;
            }
            verdict = Verdict.PASSED_OVER;
        }
        return verdict;
    }

    private boolean fits(Candidate task) {
        var needed = task.memoryBytes() + margin;
        if (task.cpuMillis() <= cpu && needed <= memory) {
            cpu -= task.cpuMillis();
            memory -= needed;
            return true;
        }
        return ahead-- > 0;
    }
}
