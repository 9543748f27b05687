package org.jixia.tes.domain.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jixia.tes.domain.Host;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.TaskNews;
import org.jixia.tes.domain.TaskResult;
import org.jixia.tes.domain.execution.AttemptService;

/**
 * Drives the host: one thread writes what has ended and claims what is next, in one commit a turn; every attempt has a thread of
 * its own. What has been claimed beyond the free capacity starts the moment another ends, without a look at the database.
 */
@ApplicationScoped
public class QueueService {
    private static final Logger LOG = Logger.getLogger(QueueService.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long SOON = Duration.ofMillis(50).toNanos();
    private static final long SEEN_AFTER = Duration.ofMillis(200).toNanos();
    private static final int MOST_AHEAD = 48;
    private static final int FULL_BATCH = 200;

    private final QueueLedger ledger;
    private final AttemptService attempts;
    private final TaskNews news;
    private final Host host;
    private final FairShares shares = new FairShares();
    private final Semaphore bell = new Semaphore(0);
    private final Semaphore hunger = new Semaphore(0);
    private final ConcurrentLinkedQueue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final Map<UUID, StoredTask> active = new ConcurrentHashMap<>();
    private final Map<UUID, Long> startedNanos = new ConcurrentHashMap<>();
    private final Deque<StoredTask> ready = new ArrayDeque<>();
    private final Deque<Long> recentEnds = new ArrayDeque<>();
    private final Map<UUID, Long> toldRunning = new ConcurrentHashMap<>();
    private long freeCpu;
    private long freeMemory;
    private double expectedMillis = 1000;
    private volatile boolean stopping;
    private Thread loop;

    @Inject
    public QueueService(QueueLedger ledger, AttemptService attempts, TaskNews news, Host host) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.news = news;
        this.host = host;
    }

    /** Takes up what an earlier process of this host left, then works until {@link #stop()}. */
    public void start() {
        freeCpu = host.cpuMillis();
        freeMemory = host.memoryBytes();
        var left = ledger.claimed();
        attempts.forgetRoomsExcept(left);
        synchronized (this) {
            left.forEach(task -> begin(task, true));
        }
        loop = Thread.ofPlatform().name("task-queue").daemon().start(this::work);
    }

    public void stop() {
        stopping = true;
        wake();
        attempts.close(List.copyOf(active.values()));
        try {
            if (loop != null) {
                loop.join(Duration.ofSeconds(8));
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    public void wake() {
        if (bell.availablePermits() < 2) {
            bell.release();
        }
    }

    /** Ends a task that somebody cancelled, if it runs here. */
    public void stop(UUID task) {
        var present = active.get(task);
        if (present != null) {
            attempts.cancel(present);
        }
    }

    private void work() {
        var lastLook = 0L;
        while (!stopping || !active.isEmpty()) {
            try {
                turn();
                if (System.nanoTime() - lastLook > LOOK.toNanos()) {
                    lastLook = System.nanoTime();
                    ledger.cancelling().forEach(this::stop);
                }
                tellRunning();
                var patience = active.size() > toldRunning.size() ? SEEN_AFTER : LOOK.toNanos();
                if (bell.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
                    gather();
                    bell.drainPermits();
                }
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException databaseAway) {
                LOG.warnf("the queue waits: %s", databaseAway.getMessage());
                pause();
            }
        }
    }

    /** Lets ends gather as long as what is claimed keeps the host busy: a commit for each would cost more than a small task. */
    private void gather() throws InterruptedException {
        hunger.drainPermits();
        if (!hungry()) {
            hunger.tryAcquire(SOON, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized boolean hungry() {
        return stopping || ready.size() < active.size() || ended.size() >= FULL_BATCH;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        var batch = new ArrayList<Ended>();
        for (var end = ended.poll(); end != null && batch.size() < 500; end = ended.poll()) {
            batch.add(end);
        }
        QueueLedger.Turn turn;
        try {
            turn = ledger.turn(batch, stopping ? null : this::choose);
        } catch (RuntimeException notWritten) {
            ended.addAll(batch);
            throw notWritten;
        }
        synchronized (this) {
            turn.claimed().forEach(ready::add);
            startReady();
        }
        batch.forEach(attempts::clear);
        reply(turn.ended());
    }

    private synchronized List<UUID> choose(QueueLedger.Waiting waiting) {
        var cpu = freeCpu
                - ready.stream().mapToLong(task -> task.ask().cpuMillis()).sum();
        var memory = freeMemory
                - ready.stream().mapToLong(task -> task.ask().memoryBytes()).sum();
        return new Choice(shares, expectedMillis, Math.max(0, cpu), Math.max(0, memory), ahead() - ready.size())
                .from(waiting);
    }

    private int ahead() {
        var now = System.nanoTime();
        while (!recentEnds.isEmpty() && now - recentEnds.peekFirst() > SOON) {
            recentEnds.pollFirst();
        }
        return Math.min(MOST_AHEAD, 2 * recentEnds.size());
    }

    private void startReady() {
        for (var task = ready.peek(); task != null && !stopping; task = ready.peek()) {
            if (task.ask().cpuMillis() > freeCpu || task.ask().memoryBytes() > freeMemory) {
                return;
            }
            ready.poll();
            begin(task, false);
        }
        for (var task = ready.poll(); task != null; task = ready.poll()) {
            ended.add(attempts.unstarted(task));
            wake();
        }
    }

    private void begin(StoredTask task, boolean again) {
        freeCpu -= task.ask().cpuMillis();
        freeMemory -= task.ask().memoryBytes();
        active.put(task.id(), task);
        startedNanos.put(task.id(), System.nanoTime());
        Thread.ofVirtual().name("task-" + task.id()).start(() -> ended(attempts.run(task, again)));
    }

    private void ended(Ended end) {
        var task = end.task();
        synchronized (this) {
            active.remove(task.id());
            toldRunning.remove(task.id());
            freeCpu += task.ask().cpuMillis();
            freeMemory += task.ask().memoryBytes();
            var now = System.nanoTime();
            recentEnds.addLast(now);
            var took = (now - startedNanos.remove(task.id())) / 1e6;
            shares.settle(task.owner().billingAccount(), task.ask().cpuMillis(), expectedMillis, took);
            expectedMillis = 0.9 * expectedMillis + 0.1 * took;
            startReady();
        }
        ended.add(end);
        if (hungry()) {
            hunger.release();
        }
        wake();
    }

    /** Writes RUNNING only for tasks that live longer than a moment: the others would pay a commit for a state nobody sees. */
    private void tellRunning() {
        var told = new ArrayList<UUID>();
        synchronized (this) {
            for (var id : active.keySet()) {
                var seen = toldRunning.get(id);
                var old = System.nanoTime() - startedNanos.getOrDefault(id, System.nanoTime()) > SEEN_AFTER;
                if (seen == null && old && attempts.runs(active.get(id))) {
                    toldRunning.put(id, System.nanoTime());
                    told.add(id);
                }
            }
        }
        told.removeIf(id -> !active.containsKey(id));
        if (!told.isEmpty()) {
            ledger.running(told);
        }
    }

    private void reply(List<Ended> written) {
        var groups = new HashMap<String, List<TaskResult>>();
        for (var end : written) {
            if (end.task().replyTo() != null) {
                groups.computeIfAbsent(end.task().replyTo(), to -> new ArrayList<>())
                        .add(end.result());
            }
        }
        groups.forEach(news::reply);
    }
}
