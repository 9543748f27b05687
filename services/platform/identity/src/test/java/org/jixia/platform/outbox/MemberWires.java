package org.jixia.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** A teller of members with ticks and a reader of them, over a real broker, without a container around them. */
public final class MemberWires implements AutoCloseable {
    public static final String TOPIC = "jixia.workspace.members";

    private final Relay relay;
    private final KafkaIntake intake;
    private final Outbox outbox;

    public MemberWires(Jdbi teller, Jdbi reader, EventConsumer consumer, String bootstrap) {
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
