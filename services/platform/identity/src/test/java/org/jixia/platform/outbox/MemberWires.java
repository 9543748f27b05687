package org.jixia.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;

/** A teller of members with ticks and a reader of them, over a real broker, without a container around them. */
public final class MemberWires implements AutoCloseable {
    public static final String TOPIC = "jixia.workspace.members";

    private final Relay relay;
    private final KafkaIntake intake;
    private final Outbox outbox;
    private final Jdbi teller;
    private final Jdbi reader;

    public MemberWires(Jdbi teller, Jdbi reader, EventConsumer consumer, String bootstrap) {
        this.teller = teller;
        this.reader = reader;
        relay = new Relay(
                teller,
                new KafkaSender(bootstrap, "workspace"),
                new Relay.RelaySettings("workspace", TOPIC, Duration.ofMillis(400), Duration.ofMillis(200), 30),
                Clock.systemUTC());
        outbox = new JdbiOutbox(teller, "workspace", Clock.systemUTC(), () -> {});
        var delivery = new EventDelivery(reader, new Separate(), List.of(consumer), Duration.ofMillis(50));
        delivery.open();
        intake = new KafkaIntake(bootstrap, "tes", delivery);
        relay.start();
        intake.start();
    }

    /** Tells what the reader will have put aside, as it could not be applied. */
    public void die(String key, Object member) {
        var position = lose(key, member);
        reader.useTransaction(handle -> {
            handle.execute("insert into inbox (topic, position) values (?, ?)", TOPIC, position);
            handle.execute(
                    "insert into dead_event (topic, origin, key, body, reason) values (?, ?, ?, '{}', 'cannot')",
                    TOPIC,
                    "position " + position,
                    key);
        });
    }

    /** Tells what the broker will have lost: it has a position, which this gives, and counts as sent. */
    public long lose(String key, Object member) {
        var event = Event.of(TOPIC, key, "MemberChanged", member);
        var body =
                CloudEvents.write("workspace", Ids.next(), Instant.now(), event).toString();
        return teller.inTransaction(handle -> {
            var position = handle.createQuery(
                            "update outbox_topic set head = head + 1, sent = head + 1 where topic = ? returning head")
                    .bind(0, TOPIC)
                    .mapTo(Long.class)
                    .one();
            handle.execute(
                    "insert into outbox (id, topic, key, name, body, position) values (?, ?, ?, 'MemberChanged', ?, ?)",
                    Ids.next(),
                    TOPIC,
                    key,
                    body,
                    position);
            return position;
        });
    }

    public void tell(String key, Object member) {
        outbox.tell(Event.of(TOPIC, key, "MemberChanged", member));
        relay.wake();
    }

    @Override
    public void close() {
        intake.close();
        relay.close();
    }

    /** Each statement for itself: what a crash would leave is the business of the outbox's own tests. */
    private static final class Separate implements Transactions {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    }
}
