package org.jixia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jixia.platform.testing.EmbeddedKafka;
import org.junit.jupiter.api.Test;

/** Whether a service reads, as a real broker says it. */
class GroupWatchIT {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOON = Duration.ofSeconds(30);

    private EmbeddedKafka.Broker broker;

    @Test
    void aServiceReadsWhileItIsInItsGroupAndTheBrokerAnswers() {
        broker = EmbeddedKafka.start();
        new KafkaTopics(broker.bootstrap()).create(List.of("jixia.test.things"));
        try (var watch = new GroupWatch(broker.bootstrap(), "test", AT_ONCE, AT_ONCE);
                var patient = new GroupWatch(broker.bootstrap(), "test", AT_ONCE, Duration.ofHours(1))) {
            assertThat(watch.reading()).as("before it was asked").isFalse();
            try (var consumer = reader()) {
                awaitReading(watch, consumer);
            }
            awaitAway(watch);
            var orphan = reader();
            awaitReading(watch, orphan);
            broker.kill();
            patient.look();
            awaitAway(watch);
            assertThat(patient.reading()).as("it may be starting").isTrue();
            orphan.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    @Test
    void aBrokerWhoseNameNothingResolvesLetsNobodyRead() {
        try (var watch = new GroupWatch("nowhere.invalid:9092", "test", AT_ONCE, AT_ONCE)) {
            watch.look();
            assertThat(watch.reading()).isFalse();
        }
    }

    private KafkaConsumer<String, String> reader() {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "group.id", "test");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of("jixia.test.things"));
        return consumer;
    }

    private static void awaitReading(GroupWatch watch, KafkaConsumer<String, String> consumer) {
        await("a member of the group").atMost(SOON).until(() -> {
            consumer.poll(Duration.ofMillis(100));
            watch.look();
            return watch.reading();
        });
    }

    private static void awaitAway(GroupWatch watch) {
        await("nobody reads").atMost(SOON).until(() -> {
            watch.look();
            return !watch.reading();
        });
    }
}
