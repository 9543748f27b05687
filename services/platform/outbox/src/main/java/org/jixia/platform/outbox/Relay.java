package org.jixia.platform.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;

/**
 * Numbers the told events and sends them, one relay a database: it holds an advisory lock on the very connection that it
 * writes with, so losing the lock means being unable to write. Woken after each commit of this process, else looks each second.
 * Without a broker it still numbers, and others read the log instead.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOCK = 0x6A69786961L;
    private static final int BATCH = 500;
    private static final Duration RETENTION_CHECK = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final EventSender sender;
    private final RelaySettings settings;
    private final Clock clock;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private Instant nextSend = Instant.EPOCH;
    private Instant nextExpiry = Instant.EPOCH;
    private Instant nextTick = Instant.EPOCH;

    /** @param sender null when there is no broker */
    Relay(Jdbi jdbi, EventSender sender, RelaySettings settings, Clock clock) {
        this.jdbi = jdbi;
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);
    }

    /** @param tickTopic topic that gets a tick after all committed facts, or null */
    record RelaySettings(String service, String tickTopic, Duration tickEvery, Duration poll, int keepDays) {}

    void start() {
        thread.start();
    }

    void wake() {
        bell.release();
    }

    private void run() {
        boolean quiet = false;
        while (!closed) {
            try (Handle handle = jdbi.open()) {
                if (handle.createQuery("select pg_try_advisory_lock(:lock)")
                        .bind("lock", LOCK)
                        .mapTo(Boolean.class)
                        .one()) {
                    quiet = false;
                    leadAndRelease(handle);
                }
            } catch (RuntimeException e) {
                if (!closed && !quiet) {
                    LOG.warnf("The relay lost its database (%s); trying again", e.getMessage());
                }
                quiet = true;
            }
            pause(settings.poll());
        }
    }

    /** The connection goes back to a pool, also after a statement that failed: it must not take the lock along. */
    private void leadAndRelease(Handle handle) {
        try {
            lead(handle);
        } finally {
            handle.execute("select pg_advisory_unlock(?)", LOCK);
        }
    }

    private void lead(Handle handle) {
        while (!closed) {
            bell.drainPermits();
            Instant before = clock.instant();
            boolean more = OutboxLog.number(handle, BATCH) == BATCH;
            boolean clear = !more && flush(handle);
            if (clear) {
                tick(handle, before);
            }
            if (!more) {
                expire(handle);
                pause(wait(clear));
            }
        }
    }

    /** Sends what is numbered; true when nothing is left. */
    private boolean flush(Handle handle) {
        if (sender == null) {
            return false;
        }
        if (clock.instant().isBefore(nextSend)) {
            return false;
        }
        List<OutboxLog.Entry> entries = OutboxLog.unsent(handle, BATCH);
        while (!entries.isEmpty() && !closed) {
            Map<String, Long> upto = sender.send(entries);
            OutboxLog.sent(handle, upto);
            if (!upto.equals(last(entries))) {
                nextSend = clock.instant().plusSeconds(2);
                return false;
            }
            entries = OutboxLog.unsent(handle, BATCH);
        }
        return entries.isEmpty();
    }

    private static Map<String, Long> last(List<OutboxLog.Entry> entries) {
        Map<String, Long> last = new java.util.HashMap<>();
        entries.forEach(entry -> last.merge(entry.topic(), entry.position(), Math::max));
        return last;
    }

    /**
     * Everything committed before this time has a position up to the one told and was acknowledged by the broker: whoever has
     * applied all of those positions knows it all. Only this relay gives positions, so the head stands still meanwhile.
     */
    private void tick(Handle handle, Instant before) {
        if (settings.tickTopic() == null || clock.instant().isBefore(nextTick)) {
            return;
        }
        ObjectNode data = CloudEvents.JSON
                .createObjectNode()
                .put("tick", before.toString())
                .put(EventDelivery.HEAD, OutboxLog.head(handle, settings.tickTopic()));
        Event event = Event.of(settings.tickTopic(), "tick", "Tick", data);
        sender.tick(
                settings.tickTopic(),
                CloudEvents.write(settings.service(), Ids.next(), before, event).toString());
        nextTick = clock.instant().plus(settings.tickEvery()).minusMillis(20);
    }

    private void expire(Handle handle) {
        if (clock.instant().isBefore(nextExpiry)) {
            return;
        }
        if (OutboxLog.expire(handle, settings.keepDays(), 5_000) < 5_000) {
            nextExpiry = clock.instant().plus(RETENTION_CHECK);
        }
    }

    private Duration wait(boolean clear) {
        return clear && settings.tickTopic() != null ? settings.tickEvery() : settings.poll();
    }

    private void pause(Duration time) {
        try {
            bell.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (sender != null) {
            sender.close();
        }
    }
}
