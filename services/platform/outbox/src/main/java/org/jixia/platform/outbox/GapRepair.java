package org.jixia.platform.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Fetches from the producers' own logs what Kafka has not brought: a gap older than 30 seconds, and what lies beyond the last
 * event seen when a producer's head is ahead and nothing comes in on the topic. Works with Kafka away altogether.
 */
final class GapRepair implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GapRepair.class);
    private static final int PAGE = 500;
    /** A topic that facts came on just now may bring the rest by itself. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final EventDelivery delivery;
    private final ProducerFeed feed;
    private final BiPredicate<String, Duration> busyWithin;
    private final RepairSettings settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-repair").factory());

    /** @param gapAge after this a gap is fetched; gaps are looked for as often. @param headCheck how often heads are compared */
    record RepairSettings(Duration gapAge, Duration headCheck) {}

    GapRepair(
            EventDelivery delivery,
            ProducerFeed feed,
            BiPredicate<String, Duration> busyWithin,
            RepairSettings settings) {
        this.delivery = delivery;
        this.feed = feed;
        this.busyWithin = busyWithin;
        this.settings = settings;
    }

    void start() {
        long gap = settings.gapAge().toMillis();
        long head = settings.headCheck().toMillis();
        timer.scheduleWithFixedDelay(this::gaps, gap, gap, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::heads, Math.min(head, 10_000), head, TimeUnit.MILLISECONDS);
    }

    private void gaps() {
        try {
            delivery.fold();
            for (Inbox.Gap gap : delivery.inbox().gaps((int) settings.gapAge().toSeconds())) {
                if (delivery.topics().contains(gap.topic())) {
                    LOG.infof("%s has a gap after position %d: reading the producer's log", gap.topic(), gap.mark());
                    attempt(gap.topic());
                }
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "gaps not checked");
        }
    }

    private void heads() {
        Set<String> producers =
                delivery.topics().stream().map(ProducerFeed::producerOf).collect(Collectors.toCollection(TreeSet::new));
        for (String producer : producers) {
            try {
                behind(feed.heads(producer));
            } catch (RuntimeException e) {
                LOG.debugf(e, "the heads of %s are not known", producer);
            }
        }
    }

    private void behind(Map<String, Long> heads) {
        delivery.fold();
        heads.forEach((topic, head) -> {
            if (delivery.topics().contains(topic)
                    && !busyWithin.test(topic, BUSY)
                    && delivery.inbox().highest(topic) < head) {
                LOG.infof("%s stands at %d, beyond what came in: reading the producer's log", topic, head);
                attempt(topic);
            }
        });
    }

    private void attempt(String topic) {
        try {
            repair(topic);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%s could not be repaired from its producer's log (%s); trying again later", topic, e.getMessage());
        }
    }

    /** Reads from the mark to the head; what is known already is dropped by the inbox. */
    void repair(String topic) {
        long after = delivery.inbox().mark(topic);
        while (true) {
            ProducerFeed.Page page = feed.events(topic, after, PAGE);
            if (page.oldest() > after + 1) {
                LOG.warnf(
                        "%s: positions %d to %d are no longer kept by their producer and count as seen",
                        topic, after + 1, page.oldest() - 1);
                delivery.skipTo(topic, page.oldest());
            }
            delivery.deliver(page.events());
            delivery.fold();
            if (page.events().isEmpty() || page.events().getLast().position() >= page.head()) {
                return;
            }
            after = page.events().getLast().position();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
