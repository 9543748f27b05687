package org.jixia.tes.domain.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixia.tes.domain.Host;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.execution.AttemptService;
import org.jixia.tes.domain.queue.QueueRepository.Standing;

/**
 * What this host has in hand: tasks claimed and waiting (ready), tasks under way (active), ends not yet written, and for a few
 * seconds those written last, which a crash of the database may take back. Knows no database.
 */
final class Work {
    /** Longer than PostgreSQL keeps a commit to itself that need not be on disk (three times wal_writer_delay). */
    private static final long TAKEN_BACK = Duration.ofSeconds(3).toNanos();

    private static final long KEPT_BYTES = 16L << 20;
    private static final long AHEAD = Duration.ofMillis(500).toNanos();
    private static final int SLOTS_AHEAD = 4;
    private static final int MOST_AHEAD = 128;
    private static final long READY_BYTES = 16L << 20;

    private final AttemptService attempts;
    private final Runnable news;
    private final long margin;
    private final FairShares shares = new FairShares();
    private final Map<UUID, StoredTask> active = new HashMap<>();
    private final Map<UUID, Long> startedNanos = new HashMap<>();
    private final Set<UUID> toldRunning = new HashSet<>();
    private final Deque<StoredTask> ready = new ArrayDeque<>();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private final List<Ended> writing = new ArrayList<>();
    private final Map<UUID, Written> written = new LinkedHashMap<>();
    private final Deque<Long> recentEnds = new ArrayDeque<>();
    private long freeCpu;
    private long freeMemory;
    private double expectedMillis = 1000;
    private boolean stopping;

    private record Written(Ended end, long at) {}

    /** @param news called whenever there is something to write */
    Work(Host host, AttemptService attempts, Runnable news) {
        this.attempts = attempts;
        this.news = news;
        this.margin = host.memoryMargin();
        this.freeCpu = host.cpuMillis();
        this.freeMemory = host.memoryBytes() + margin;
    }

    synchronized void adopt(List<StoredTask> left) {
        left.forEach(task -> begin(task, true));
    }

    /** What runs here; nothing is begun any more. */
    synchronized List<StoredTask> stop() {
        stopping = true;
        startReady();
        notifyAll();
        return List.copyOf(active.values());
    }

    synchronized boolean isDone() {
        return active.isEmpty() && ended.isEmpty() && writing.isEmpty();
    }

    /** The task if it is under way; one that only waits is given back instead. */
    synchronized Optional<StoredTask> running(UUID id) {
        for (var task : List.copyOf(ready)) {
            if (task.id().equals(id)) {
                ready.remove(task);
                end(attempts.unstarted(task));
            }
        }
        return Optional.ofNullable(active.get(id));
    }

    synchronized List<Ended> takeEnded(int most) {
        while (!ended.isEmpty() && writing.size() < most) {
            writing.add(ended.poll());
        }
        return List.copyOf(writing);
    }

    synchronized void giveBack() {
        writing.reversed().forEach(ended::addFirst);
        writing.clear();
    }

    synchronized void written() {
        var now = System.nanoTime();
        writing.forEach(end -> written.put(end.task().id(), new Written(end, now)));
        writing.clear();
        var bytes = written.values().stream().mapToLong(Work::bytes).sum();
        for (var all = written.values().iterator(); all.hasNext(); ) {
            var oldest = all.next();
            if (now - oldest.at() <= TAKEN_BACK && bytes <= KEPT_BYTES) {
                return;
            }
            bytes -= bytes(oldest);
            all.remove();
        }
    }

    private static long bytes(Written end) {
        return 4096
                + end.end().streams().stream()
                        .mapToLong(stream -> stream.tail().length)
                        .sum();
    }

    synchronized void claimed(List<StoredTask> tasks) {
        ready.addAll(tasks);
        startReady();
    }

    /** Ids of rows that are this host's by the database, and of which nothing is known here. */
    synchronized List<UUID> unknown(List<Standing> open) {
        var known = known();
        return open.stream()
                .map(Standing::task)
                .filter(id -> !known.contains(id))
                .toList();
    }

    private Set<UUID> known() {
        var known = new HashSet<>(active.keySet());
        Stream.of(ended, writing)
                .flatMap(Collection::stream)
                .forEach(end -> known.add(end.task().id()));
        ready.forEach(task -> known.add(task.id()));
        return known;
    }

    /** What waits or runs here without being this host's by the database. */
    synchronized List<StoredTask> missing(List<Standing> open) {
        var there = new HashMap<UUID, Integer>();
        open.forEach(row -> there.put(row.task(), row.attempt()));
        return Stream.concat(active.values().stream(), ready.stream())
                .filter(task -> !Integer.valueOf(task.attempt()).equals(there.get(task.id())))
                .toList();
    }

    /** Tasks that are this host's and were not known here: their end was taken back, or their claim never answered. */
    synchronized void takeUp(List<StoredTask> tasks) {
        for (var task : tasks) {
            var before = written.get(task.id());
            if (before != null && before.end().task().attempt() == task.attempt()) {
                end(before.end());
            } else {
                begin(task, true);
            }
        }
    }

    synchronized List<UUID> choose(QueueLedger.Waiting waiting) {
        var known = known();
        var candidates = waiting.candidates().stream()
                .filter(candidate -> !known.contains(candidate.id()))
                .toList();
        var cpu = freeCpu
                - ready.stream().mapToLong(task -> task.ask().cpuMillis()).sum();
        var memory = freeMemory - ready.stream().mapToLong(this::memory).sum();
        return new Choice(
                        shares,
                        expectedMillis,
                        new Choice.Room(Math.max(0, cpu), Math.max(0, memory), margin),
                        ahead() - ready.size())
                .from(new QueueLedger.Waiting(candidates, waiting.granted(), waiting.limits()));
    }

    /** Enough for the next half second where tasks are short; others would only be kept from whoever comes meanwhile. */
    private int ahead() {
        var now = System.nanoTime();
        while (!recentEnds.isEmpty() && now - recentEnds.peekFirst() > AHEAD) {
            recentEnds.pollFirst();
        }
        var bytes = ready.stream().mapToLong(Work::content).sum();
        if (recentEnds.isEmpty() || expectedMillis > AHEAD / 1e6 || bytes > READY_BYTES) {
            return 0;
        }
        return Math.min(MOST_AHEAD, Math.max(SLOTS_AHEAD * Math.max(1, active.size()), recentEnds.size()));
    }

    private static long content(StoredTask task) {
        return task.document().inputs().stream()
                .mapToLong(
                        input -> input.content() == null ? 0 : input.content().length())
                .sum();
    }

    private long memory(StoredTask task) {
        return task.ask().memoryBytes() + margin;
    }

    private void startReady() {
        for (var task = ready.peek(); task != null && !stopping; task = ready.peek()) {
            if (task.ask().cpuMillis() > freeCpu || memory(task) > freeMemory) {
                return;
            }
            ready.poll();
            begin(task, false);
        }
        for (var task = ready.poll(); task != null; task = ready.poll()) {
            end(attempts.unstarted(task));
        }
    }

    private void begin(StoredTask task, boolean again) {
        freeCpu -= task.ask().cpuMillis();
        freeMemory -= memory(task);
        active.put(task.id(), task);
        startedNanos.put(task.id(), System.nanoTime());
        Thread.ofVirtual().name("task-" + task.id()).start(() -> ended(attempts.run(task, again)));
    }

    private synchronized void ended(Ended end) {
        var task = end.task();
        active.remove(task.id());
        toldRunning.remove(task.id());
        freeCpu += task.ask().cpuMillis();
        freeMemory += memory(task);
        var now = System.nanoTime();
        recentEnds.addLast(now);
        var took = (now - startedNanos.remove(task.id())) / 1e6;
        shares.settle(task.owner().billingAccount(), task.ask().cpuMillis(), expectedMillis, took);
        expectedMillis = 0.9 * expectedMillis + 0.1 * took;
        startReady();
        end(end);
    }

    private void end(Ended end) {
        ended.add(end);
        notifyAll();
        news.run();
    }

    /** Returns when ends should be written or new tasks claimed: at the latest after this time. */
    synchronized void awaitNeed(int full, Duration longest) throws InterruptedException {
        var until = System.nanoTime() + longest.toNanos();
        for (var left = longest.toMillis(); left > 0 && !needed(full); ) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
    }

    private boolean needed(int full) {
        return stopping || ready.size() < Math.max(1, active.size()) || ended.size() >= full;
    }

    /** Tasks that run for longer than a moment, each once: others would pay a commit for a state that nobody sees. */
    synchronized List<UUID> toTellRunning(Duration seenAfter) {
        var now = System.nanoTime();
        var told = active.values().stream()
                .filter(task -> !toldRunning.contains(task.id())
                        && now - startedNanos.get(task.id()) > seenAfter.toNanos()
                        && attempts.runs(task))
                .map(StoredTask::id)
                .toList();
        toldRunning.addAll(told);
        return told;
    }

    synchronized boolean hasUntold() {
        return active.size() > toldRunning.size();
    }
}
