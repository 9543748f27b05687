package org.jixia.platform.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What {@link OutboxKillIT} starts and kills: a JVM that tells events without end, or one that applies them. */
final class KillableChild {

    static final String TOPIC = "jixia.test.numbers";

    record Number(long number, long account) {}

    private KillableChild() {}

    static Process start(String role, String own, String other, String bootstrap, Path log) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KillableChild.class.getName(),
                            role,
                            own,
                            other,
                            bootstrap)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        BoundTransactions transactions = new BoundTransactions(arguments[1]);
        if (arguments[0].equals("tell")) {
            tell(transactions, arguments[3]);
        } else {
            apply(transactions, arguments[2], arguments[3]);
        }
        while (System.in.read() >= 0) {
            // the end of the pipe means that the test is gone
        }
        Runtime.getRuntime().halt(0);
    }

    private static void tell(BoundTransactions transactions, String bootstrap) {
        Jdbi jdbi = transactions.jdbi();
        Relay relay = new Relay(
                jdbi,
                new KafkaSender(bootstrap, "test"),
                new Relay.RelaySettings("test", null, Duration.ofMillis(400), Duration.ofMillis(200), 30),
                Clock.systemUTC());
        relay.start();
        Outbox outbox = new JdbiOutbox(jdbi, "test", Clock.systemUTC(), () -> {});
        for (int thread = 0; thread < 2; thread++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    transactions.call(() -> {
                        tellThree(jdbi, outbox);
                        return null;
                    });
                    relay.wake();
                    pause();
                }
            });
        }
    }

    /** What is told faster than it can be applied would only have to be waited for at the end. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The change (rows of {@code told}) and its events in one transaction. */
    private static void tellThree(Jdbi jdbi, Outbox outbox) {
        List<Long> numbers = jdbi.withHandle(handle -> handle.createQuery(
                        "insert into told (account) select (random() * 5)::int from generate_series(1, 3) returning number")
                .mapTo(Long.class)
                .list());
        outbox.tell(numbers.stream()
                .map(number -> Event.of(TOPIC, number % 5, "NumberTold", new Number(number, number % 5)))
                .toList());
    }

    private static void apply(BoundTransactions transactions, String producer, String bootstrap) {
        Jdbi jdbi = transactions.jdbi();
        EventConsumer consumer = new EventConsumer() {
            @Override
            public Set<String> topics() {
                return Set.of(TOPIC);
            }

            @Override
            public void consume(List<ReceivedEvent> batch) {
                for (ReceivedEvent event : batch) {
                    jdbi.useHandle(handle -> handle.execute(
                            "insert into effect (number) values (?)",
                            event.as(Number.class).number()));
                }
            }
        };
        EventDelivery delivery = new EventDelivery(jdbi, transactions, List.of(consumer), Duration.ofMillis(50));
        delivery.open();
        KafkaIntake intake = new KafkaIntake(bootstrap, "reader", delivery);
        intake.start();
        GapRepair repair = new GapRepair(
                delivery,
                new DatabaseFeed(new OutboxLog(new BoundTransactions(producer).jdbi())),
                intake::busyWithin,
                new GapRepair.RepairSettings(Duration.ofSeconds(5), Duration.ofSeconds(3)));
        repair.start();
    }

    /** The producer's log without HTTP in between. */
    record DatabaseFeed(OutboxLog log) implements ProducerFeed {

        @Override
        public Page events(String topic, long after, int limit) {
            OutboxLog.Page page = log.page(topic, after, limit);
            return new Page(
                    page.entries().stream()
                            .map(entry -> CloudEvents.read(entry.topic(), entry.key(), entry.body()))
                            .collect(Collectors.toList()),
                    page.head(),
                    page.oldest());
        }

        @Override
        public Map<String, Long> heads(String producer) {
            return log.heads();
        }
    }
}
