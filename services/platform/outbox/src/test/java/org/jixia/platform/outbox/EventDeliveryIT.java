package org.jixia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The inbox, the dead events, the log and repair from it, on a real database and without a broker. */
class EventDeliveryIT {

    private static final String TOPIC = "jixia.test.things";

    private final BoundTransactions transactions = new BoundTransactions(EmbeddedPostgres.freshDatabase());
    private final Jdbi jdbi = transactions.jdbi();
    private final List<Long> applied = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private boolean mended;
    private final EventDelivery delivery =
            new EventDelivery(jdbi, transactions, List.of(new RefusingConsumer()), Duration.ofMillis(1));

    /** Remembers positions; refuses every event of the name {@code Poison}, also when it comes among others. */
    private final class RefusingConsumer implements EventConsumer {

        @Override
        public Set<String> topics() {
            return Set.of(TOPIC);
        }

        @Override
        public void consume(List<ReceivedEvent> batch) {
            if (!mended && batch.stream().anyMatch(event -> event.is("Poison"))) {
                throw new IllegalStateException("cannot apply");
            }
            batch.forEach(event -> applied.add(event.position()));
        }

        @Override
        public void tick(ReceivedEvent tick) {
            heard.add(tick.data().path("position").asLong());
        }

        @Override
        public void lost(String topic) {
            lost.add(topic);
        }
    }

    @BeforeEach
    void open() {
        BoundTransactions.migrate(jdbi);
        delivery.open();
    }

    @Test
    void anEventIsAppliedOnceHoweverOftenAndInWhateverOrderItComes() {
        delivery.deliver(List.of(event(3, "a", "Thing"), event(1, "a", "Thing"), event(3, "a", "Thing")));
        delivery.fold();
        delivery.deliver(List.of(event(1, "a", "Thing"), event(2, "a", "Thing")));
        delivery.fold();
        delivery.deliver(List.of(event(2, "a", "Thing"), event(3, "a", "Thing")));

        assertThat(applied).containsExactly(3L, 1L, 2L);
        assertThat(delivery.inbox().mark(TOPIC)).isEqualTo(3);
    }

    @Test
    void aGapKeepsTheMarkAndIsReported() {
        delivery.deliver(List.of(event(1, "a", "Thing"), event(3, "a", "Thing")));
        delivery.fold();

        assertThat(delivery.inbox().mark(TOPIC)).isEqualTo(1);
        assertThat(delivery.inbox().highest(TOPIC)).isEqualTo(3);
        assertThat(delivery.inbox().gaps(0)).containsExactly(new Inbox.Gap(TOPIC, 1));
        assertThat(delivery.inbox().gaps(30)).isEmpty();
    }

    @Test
    void anEventThatAlwaysFailsIsPutAsideWithThoseOfItsKeyAndTheRestGoesOn() {
        delivery.deliver(List.of(event(1, "bad", "Poison"), event(2, "good", "Thing"), event(3, "bad", "Thing")));
        delivery.deliver(List.of(event(1, "bad", "Poison"), event(4, "bad", "Thing"), event(5, "good", "Thing")));
        delivery.fold();

        assertThat(applied).containsExactly(2L, 5L);
        assertThat(delivery.dead().count()).isEqualTo(3);
        assertThat(delivery.inbox().mark(TOPIC)).isEqualTo(5);
    }

    @Test
    void whatWasPutAsideIsAppliedInOrderOnceItsFaultIsMended() {
        delivery.deliver(List.of(event(1, "bad", "Poison"), event(2, "worse", "Poison")));
        delivery.deliver(List.of(event(3, "bad", "Thing"), event(12, "bad", "Thing"), event(4, "good", "Thing")));
        assertThat(delivery.dead(10)).extracting(DeadEvent::origin).contains("position 1", "position 12");

        assertThat(delivery.retryDead()).as("nothing was mended").isZero();
        assertThat(delivery.dead().count()).isEqualTo(4);
        mended = true;
        assertThat(delivery.retryDead()).isEqualTo(4);

        assertThat(applied).containsExactly(4L, 1L, 3L, 12L, 2L);
        assertThat(delivery.dead().count()).isZero();
        assertThat(delivery.retryDead()).isZero();
    }

    @Test
    void largeEventsAreReadAFewAtATimeAndAllTheSame() {
        BoundTransactions producer = new BoundTransactions(EmbeddedPostgres.freshDatabase());
        Jdbi there = producer.jdbi();
        BoundTransactions.migrate(there);
        Outbox outbox = new JdbiOutbox(there, "test", Clock.systemUTC(), () -> {});
        for (int i = 0; i < 50; i++) {
            outbox.tell(Event.of(TOPIC, "a", "Thing", Map.of("text", "x".repeat(250_000))));
        }
        there.useHandle(handle -> OutboxLog.number(handle, 500));
        OutboxLog log = new OutboxLog(there);

        assertThat(log.page(TOPIC, 0, 500).entries()).hasSizeBetween(16, 17);
        List<OutboxLog.Entry> unsent = there.withHandle(handle -> OutboxLog.unsent(handle, 500));
        assertThat(unsent).hasSizeBetween(16, 17);
        GapRepair repair = new GapRepair(
                delivery,
                new KillableChild.DatabaseFeed(log),
                (topic, time) -> false,
                new GapRepair.RepairSettings(Duration.ofSeconds(30), Duration.ofSeconds(60)));
        repair.repair(TOPIC);
        repair.close();

        assertThat(applied).hasSize(50).doesNotHaveDuplicates();
        assertThat(delivery.hasApplied(TOPIC, 50)).isTrue();
        assertThat(delivery.hasApplied(TOPIC, 51)).isFalse();
        delivery.deliver(List.of(event(51, "b", "Poison")));
        assertThat(delivery.hasApplied(TOPIC, 51))
                .as("put aside is not applied")
                .isFalse();
    }

    @Test
    void aTickIsHeardOnlyWhenAllThatItsProducerHadToldIsApplied() {
        delivery.deliver(List.of(tick(0)));
        delivery.deliver(List.of(event(1, "a", "Thing"), event(3, "a", "Thing"), tick(3)));
        assertThat(heard).as("2 is missing").containsExactly(0L);
        delivery.deliver(List.of(tick(1)));
        assertThat(heard).containsExactly(0L, 1L);

        delivery.deliver(List.of(event(2, "a", "Thing"), tick(3)));
        delivery.fold();
        delivery.deliver(List.of(tick(3)));
        assertThat(heard).containsExactly(0L, 1L, 3L, 3L);
        delivery.deliver(List.of(tick(4)));
        assertThat(heard).as("4 is on its way").hasSize(4);
    }

    @Test
    void aTickIsNotHeardWhileAFactOfItsTopicIsPutAside() {
        delivery.deliver(List.of(event(1, "a", "Thing"), tick(1)));
        delivery.deliver(List.of(event(2, "bad", "Poison"), tick(2)));
        assertThat(delivery.dead().count()).isEqualTo(1);
        assertThat(heard).containsExactly(1L);

        mended = true;
        delivery.retryDead();
        delivery.deliver(List.of(tick(2)));
        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void ofATickThatNamesNoHeadAndOfARubbishMessageNothingIsBelievedOrFeared() {
        delivery.dead().bury(TOPIC, "partition 0 offset 7", null, "rubbish", "no event");
        delivery.deliver(List.of(event(1, "a", "Thing"), tick(null)));
        assertThat(heard).isEmpty();
        delivery.deliver(List.of(tick(1)));
        assertThat(heard).containsExactly(1L);
    }

    @Test
    void whoeverRestsOnFactsThatAreGoneForGoodHearsIt() {
        delivery.skipTo(TOPIC, 8);
        assertThat(lost).containsExactly(TOPIC);
        assertThat(delivery.inbox().mark(TOPIC)).isEqualTo(7);
    }

    @Test
    void whatTheBrokerLostIsReadFromTheProducersLog() {
        BoundTransactions producer = new BoundTransactions(EmbeddedPostgres.freshDatabase());
        Jdbi there = producer.jdbi();
        BoundTransactions.migrate(there);
        Outbox outbox = new JdbiOutbox(there, "test", Clock.systemUTC(), () -> {});
        outbox.tell(IntStream.range(0, 1_200)
                .mapToObj(number -> Event.of(TOPIC, "a", "Thing", Map.of("number", number)))
                .toList());
        int numbered = there.withHandle(handle -> OutboxLog.number(handle, 5_000));
        delivery.deliver(List.of(event(7, "a", "Thing")));
        GapRepair repair = new GapRepair(
                delivery,
                new KillableChild.DatabaseFeed(new OutboxLog(there)),
                (topic, time) -> false,
                new GapRepair.RepairSettings(Duration.ofSeconds(30), Duration.ofSeconds(60)));

        repair.repair(TOPIC);
        repair.close();

        assertThat(numbered).isEqualTo(1_200);
        assertThat(applied).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(delivery.inbox().mark(TOPIC)).isEqualTo(1_200);
    }

    @Test
    void positionsAreDensePerTopic() {
        Outbox outbox = new JdbiOutbox(jdbi, "test", Clock.systemUTC(), () -> {});
        outbox.tell(List.of(told("one"), told("two"), told("one")));
        jdbi.useHandle(handle -> OutboxLog.number(handle, 2));
        outbox.tell(List.of(told("one")));
        jdbi.useHandle(handle -> OutboxLog.number(handle, 500));

        OutboxLog log = new OutboxLog(jdbi);

        assertThat(log.heads()).isEqualTo(Map.of("jixia.test.one", 3L, "jixia.test.two", 1L));
        assertThat(log.page("jixia.test.one", 1, 10).entries())
                .extracting(OutboxLog.Entry::position)
                .containsExactly(2L, 3L);
        assertThat(log.waiting()).isEqualTo(4);
    }

    @Test
    void anEventAboveItsSizeIsRefused() {
        Outbox outbox = new JdbiOutbox(jdbi, "test", Clock.systemUTC(), () -> {});
        Event large = Event.of(TOPIC, "a", "Thing", Map.of("text", "x".repeat(CloudEvents.MAX_BYTES)));

        assertThatThrownBy(() -> outbox.tell(large)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Event told(String plural) {
        return Event.of("jixia.test." + plural, "key", "Thing", Map.of("a", 1));
    }

    private static ReceivedEvent tick(Integer head) {
        var data = CloudEvents.JSON.createObjectNode().put("tick", Instant.EPOCH.toString());
        if (head != null) {
            data.put("position", head);
        }
        Event event = Event.of(TOPIC, "tick", "Tick", data);
        return CloudEvents.read(
                TOPIC,
                "tick",
                CloudEvents.write("test", Ids.next(), Instant.EPOCH, event).toString());
    }

    private static ReceivedEvent event(long position, String key, String name) {
        Event event = Event.of(TOPIC, key, name, Map.of("position", position));
        return CloudEvents.read(
                TOPIC,
                key,
                CloudEvents.write("test", Ids.next(), Instant.EPOCH, event)
                        .put("topicposition", position)
                        .toString());
    }
}
