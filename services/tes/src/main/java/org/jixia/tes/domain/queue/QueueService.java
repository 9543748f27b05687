package org.jixia.tes.domain.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jixia.tes.domain.Host;
import org.jixia.tes.domain.TaskNews;
import org.jixia.tes.domain.TaskResult;
import org.jixia.tes.domain.TaskState;
import org.jixia.tes.domain.execution.AttemptService;

/**
 * Drives the host: one thread writes what has ended and claims what is next, in one commit a turn; every attempt has a thread of
 * its own. What has been claimed beyond the free capacity starts the moment another ends, without a look at the database. What
 * the database and this process think of each other is compared each second: a crash of the database takes its last commits.
 */
@ApplicationScoped
public class QueueService {
    private static final Logger LOG = Logger.getLogger(QueueService.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GATHERING = Duration.ofMillis(200);
    private static final Duration SEEN_AFTER = Duration.ofMillis(200);
    private static final Duration STOPPING = Duration.ofSeconds(8);
    private static final int FULL_BATCH = 300;

    private final QueueLedger ledger;
    private final AttemptService attempts;
    private final TaskNews news;
    private final Work work;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopping;
    private Thread loop;

    @Inject
    public QueueService(QueueLedger ledger, AttemptService attempts, TaskNews news, Host host) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.news = news;
        this.work = new Work(host, attempts, this::wake);
    }

    /** Takes up what an earlier process of this host left, then works until {@link #stop()}. */
    public void start() {
        var left = ledger.claimed(List.of());
        attempts.forgetRoomsExcept(left);
        work.adopt(left);
        loop = Thread.ofPlatform().name("task-queue").daemon().start(this::work);
    }

    /** Ends what runs and gives it back; waits until that is written. */
    public void stop() {
        stopping = true;
        attempts.close(work.stop());
        wake();
        try {
            if (loop != null) {
                loop.join(STOPPING);
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
        work.running(task).ifPresent(attempts::cancel);
    }

    private void work() {
        var lastLook = System.nanoTime();
        while (!stopping || !work.isDone()) {
            try {
                turn();
                if (System.nanoTime() - lastLook > LOOK.toNanos()) {
                    lastLook = System.nanoTime();
                    compare();
                }
                var told = work.toTellRunning(SEEN_AFTER);
                if (!told.isEmpty()) {
                    ledger.running(told);
                }
                var patience = work.hasUntold() ? SEEN_AFTER : LOOK;
                if (bell.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    // A commit for each end would cost more than a small task: they gather while the host is busy.
                    work.awaitNeed(FULL_BATCH, GATHERING);
                    bell.drainPermits();
                }
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException databaseAway) {
                LOG.warnf("the queue waits: %s", databaseAway.getMessage());
                lastLook = 0;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        var batch = work.takeEnded(500);
        QueueLedger.Turn turn;
        try {
            turn = ledger.turn(batch, stopping ? null : work::choose);
        } catch (RuntimeException notWritten) {
            work.giveBack();
            throw notWritten;
        }
        work.written();
        work.claimed(turn.claimed());
        batch.forEach(attempts::clear);
        reply(turn.ended());
    }

    /**
     * Ends what was cancelled; takes up what is this host's by the database and is not known here (a claim whose answer was
     * lost); writes again an end that a crash took; stops what is no longer this host's.
     */
    private void compare() {
        var open = ledger.open();
        open.stream().filter(row -> row.state() == TaskState.CANCELING).forEach(row -> stop(row.task()));
        var unknown = work.unknown(open);
        if (!unknown.isEmpty()) {
            work.takeUp(ledger.claimed(unknown));
        }
        var missing = work.missing(open);
        if (!missing.isEmpty()) {
            var gone = ledger.claimAgain(missing);
            gone.forEach(id -> LOG.warnf("task %s runs here without being this host's, and is ended", id));
            gone.forEach(this::stop);
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
