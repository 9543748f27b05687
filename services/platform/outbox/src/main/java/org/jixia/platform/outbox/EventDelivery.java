package org.jixia.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Applies received events: claims them in the inbox and calls the consumers in one transaction. A batch that fails is tried one
 * event at a time; an event that fails five times goes to the dead ones. While the database is away nothing counts as a failure.
 */
public class EventDelivery {

    private static final Logger LOG = Logger.getLogger(EventDelivery.class);
    private static final int ATTEMPTS = 5;
    private static final int MOST_DEAD = 10_000;
    /** The member of a tick's data that names the last position of its topic. */
    static final String HEAD = "position";

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Inbox inbox;
    private final DeadEvents dead;
    private final Map<String, List<EventConsumer>> consumers = new LinkedHashMap<>();
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    /** Up to where a topic was found whole: what is applied stays so, and ticks of a quiet topic then cost no look. */
    private final Map<String, Long> whole = new ConcurrentHashMap<>();

    private final Duration backoff;

    EventDelivery(Jdbi jdbi, Transactions transactions, Collection<EventConsumer> consumers, Duration backoff) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.inbox = new Inbox(jdbi);
        this.dead = new DeadEvents(jdbi);
        this.backoff = backoff;
        for (EventConsumer consumer : consumers) {
            consumer.topics()
                    .forEach(topic -> this.consumers
                            .computeIfAbsent(topic, t -> new ArrayList<>())
                            .add(consumer));
        }
    }

    /** The topics that any consumer of this service asks for. */
    public Set<String> topics() {
        return new TreeSet<>(consumers.keySet());
    }

    Inbox inbox() {
        return inbox;
    }

    /** Whether every event of the topic up to this position has had its effect here, none put aside. */
    public boolean hasApplied(String topic, long position) {
        fold();
        return inbox.mark(topic) >= position && !dead.hasTopic(topic);
    }

    DeadEvents dead() {
        return dead;
    }

    void open() {
        inbox.open(consumers.keySet());
    }

    /** Applies facts, each once however often it is delivered. Throws only when the database cannot be reached. */
    public void deliver(List<ReceivedEvent> events) {
        List<ReceivedEvent> facts =
                events.stream().filter(event -> event.position() != null).toList();
        if (!facts.isEmpty()) {
            facts.forEach(event -> touched.add(event.topic()));
            if (!applied(facts)) {
                facts.forEach(this::deliverAlone);
            }
        }
        ticks(events);
    }

    /** Folds the inbox of the topics that had events since the last call. */
    void fold() {
        List<String> due = List.copyOf(touched);
        touched.removeAll(due);
        inbox.fold(due);
    }

    private boolean applied(List<ReceivedEvent> facts) {
        try {
            apply(facts);
            return true;
        } catch (RuntimeException e) {
            requireDatabase(e);
            LOG.debugf(e, "A batch of %d events failed; trying one at a time", facts.size());
            return false;
        }
    }

    private void apply(List<ReceivedEvent> facts) {
        transactions.call(() -> {
            List<ReceivedEvent> unseen = jdbi.withHandle(handle -> living(inbox.claim(handle, facts)));
            Map<EventConsumer, List<ReceivedEvent>> work = new LinkedHashMap<>();
            for (ReceivedEvent event : unseen) {
                consumers
                        .getOrDefault(event.topic(), List.of())
                        .forEach(consumer -> work.computeIfAbsent(consumer, c -> new ArrayList<>())
                                .add(event));
            }
            work.forEach(EventConsumer::consume);
            return null;
        });
    }

    /** Buries the events whose key has a dead one before them, and answers the others. */
    private List<ReceivedEvent> living(List<ReceivedEvent> unseen) {
        return jdbi.withHandle(handle -> {
            boolean none = !handle.createQuery("select exists (select 1 from dead_event)")
                    .mapTo(Boolean.class)
                    .one();
            if (none) {
                return unseen;
            }
            List<ReceivedEvent> living = new ArrayList<>();
            for (ReceivedEvent event : unseen) {
                if (dead.hasKey(handle, event.topic(), event.key())) {
                    dead.bury(handle, event, "follows a dead event of the same key");
                } else {
                    living.add(event);
                }
            }
            return living;
        });
    }

    private void deliverAlone(ReceivedEvent event) {
        for (int attempt = 1; ; attempt++) {
            try {
                apply(List.of(event));
                return;
            } catch (RuntimeException e) {
                requireDatabase(e);
                if (attempt == ATTEMPTS) {
                    giveUp(event, e);
                    return;
                }
                pause(backoff.multipliedBy(1L << (attempt - 1)));
            }
        }
    }

    private void giveUp(ReceivedEvent event, RuntimeException cause) {
        LOG.errorf(
                cause,
                "%s at %s/%d failed %d times and is put aside",
                event.name(),
                event.topic(),
                event.position(),
                ATTEMPTS);
        transactions.call(() -> {
            jdbi.useHandle(handle -> {
                if (!inbox.claim(handle, List.of(event)).isEmpty()) {
                    dead.bury(handle, event, String.valueOf(cause));
                }
            });
            return null;
        });
    }

    /** What was put aside, at most so many. */
    public List<DeadEvent> dead(int limit) {
        return dead.list(limit);
    }

    /**
     * Applies what was put aside once more, each key in its order, after whatever made it fail was mended; gives how many were
     * applied. One that fails again keeps its place with the new reason, and so do those after it of its key.
     */
    public int retryDead() {
        int revived = 0;
        Set<String> stuck = new HashSet<>();
        for (DeadEvent event : dead.list(MOST_DEAD)) {
            String key = event.topic() + " " + event.key();
            if (stuck.contains(key)) {
                continue;
            }
            try {
                revived += revive(event) ? 1 : 0;
            } catch (RuntimeException e) {
                requireDatabase(e);
                dead.note(event, String.valueOf(e));
                stuck.add(key);
            }
        }
        return revived;
    }

    private boolean revive(DeadEvent event) {
        return transactions.call(() -> {
            if (!jdbi.withHandle(handle -> dead.take(handle, event))) {
                return false;
            }
            List<ReceivedEvent> one = List.of(CloudEvents.read(event.topic(), event.key(), event.body()));
            consumers.getOrDefault(event.topic(), List.of()).forEach(consumer -> consumer.consume(one));
            return true;
        });
    }

    private void requireDatabase(RuntimeException cause) {
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
        } catch (RuntimeException away) {
            cause.addSuppressed(away);
            throw cause;
        }
    }

    private void ticks(List<ReceivedEvent> events) {
        Map<String, ReceivedEvent> newest = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.position() == null)
                .forEach(event ->
                        newest.merge(event.topic(), event, (a, b) -> a.time().isAfter(b.time()) ? a : b));
        newest.values().forEach(this::tick);
    }

    private void tick(ReceivedEvent tick) {
        List<EventConsumer> hearers = consumers.getOrDefault(tick.topic(), List.of());
        try {
            if (hearers.isEmpty()
                    || !isWhole(tick.topic(), tick.data().path(HEAD).asLong(Long.MAX_VALUE))) {
                return;
            }
            hearers.forEach(consumer -> consumer.tick(tick));
        } catch (RuntimeException e) {
            LOG.warnf(e, "A tick of %s was not heard", tick.topic());
        }
    }

    /** A head at or below one that was whole is whole: an applied position is never put aside later. */
    private boolean isWhole(String topic, long head) {
        if (head <= whole.getOrDefault(topic, -1L)) {
            return true;
        }
        if (!inbox.isWhole(topic, head)) {
            return false;
        }
        whole.merge(topic, head, Math::max);
        return true;
    }

    /** Gives up the positions before {@code oldest}; the consumers hear it first, so that a crash between only repeats it. */
    void skipTo(String topic, long oldest) {
        transactions.call(() -> {
            consumers.getOrDefault(topic, List.of()).forEach(consumer -> consumer.lost(topic));
            return null;
        });
        inbox.skipTo(topic, oldest);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
