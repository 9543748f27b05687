package org.jixia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.EmbeddedKafka;
import org.jixia.platform.testing.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kill -9 of a teller, of a reader and of the broker, at random moments: every committed change has its effect exactly once. */
class OutboxKillIT {

    private static final int KILLS = 6;
    private static final long SEED = 20_261_124;

    private final String tellerUrl = EmbeddedPostgres.freshDatabase();
    private final String readerUrl = EmbeddedPostgres.freshDatabase();
    private final Jdbi teller = new BoundTransactions(tellerUrl).jdbi();
    private final Jdbi reader = new BoundTransactions(readerUrl).jdbi();
    private final EmbeddedKafka.Broker broker = EmbeddedKafka.start();

    private final Path folder = Path.of("target", "outbox-kill");

    private Process telling;
    private Process reading;

    @Test
    void nothingIsLostAndNothingIsDoubled() throws IOException {
        Files.createDirectories(folder);
        BoundTransactions.migrate(teller);
        BoundTransactions.migrate(reader);
        teller.useHandle(handle -> handle.execute(
                "create table told (number bigint generated always as identity primary key, account bigint)"));
        reader.useHandle(handle -> handle.execute("create table effect (number bigint not null)"));
        telling = teller();
        reading = reader();
        Random random = new Random(SEED);

        for (int kill = 0; kill < KILLS; kill++) {
            progress(random.nextInt(1, 400));
            switch (kill) {
                case 0, 2 -> telling = replaced(telling, this::teller);
                case 1, 4 -> reading = replaced(reading, this::reader);
                case 3 -> restartBroker();
                default -> {
                    reading = replaced(reading, this::reader);
                    telling = replaced(telling, this::teller);
                }
            }
        }
        telling.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !telling.isAlive());
        telling = null;
        int told = count(teller, "told");
        relayTheRest();

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(count(reader, "effect")).isGreaterThanOrEqualTo(told));
        assertThat(numbers(reader, "effect")).isEqualTo(numbers(teller, "told"));
        assertThat(count(reader, "dead_event")).isZero();
    }

    /** Waits until as many more changes were told and applied, so that every kill meets work in flight. */
    private void progress(int more) {
        int toldBefore = count(teller, "told");
        int appliedBefore = count(reader, "effect");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(teller, "told") >= toldBefore + more && count(reader, "effect") > appliedBefore);
    }

    /** The teller writes without end: it stays dead, and a relay of this JVM sends what it left. */
    private void relayTheRest() {
        try (Relay relay = new Relay(
                teller,
                new KafkaSender(broker.bootstrap(), "test"),
                new Relay.RelaySettings("test", null, Duration.ofMillis(400), Duration.ofMillis(100), 30),
                java.time.Clock.systemUTC())) {
            relay.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> new OutboxLog(teller).waiting() == 0);
        }
    }

    private Process teller() {
        return KillableChild.start("tell", tellerUrl, readerUrl, broker.bootstrap(), folder.resolve("teller.log"));
    }

    private Process reader() {
        return KillableChild.start("apply", readerUrl, tellerUrl, broker.bootstrap(), folder.resolve("reader.log"));
    }

    private static Process replaced(Process process, java.util.function.Supplier<Process> next) {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
        return next.get();
    }

    private void restartBroker() {
        broker.kill();
        int told = count(teller, "told");
        await().atMost(Duration.ofSeconds(30)).until(() -> count(teller, "told") > told + 20);
        broker.restart();
    }

    private static int count(Jdbi jdbi, String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    private static List<Long> numbers(Jdbi jdbi, String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select number from " + table + " order by number")
                .mapTo(Long.class)
                .list());
    }

    @AfterEach
    void endChildren() {
        if (telling != null) {
            telling.destroyForcibly();
        }
        if (reading != null) {
            reading.destroyForcibly();
        }
        broker.kill();
    }
}
