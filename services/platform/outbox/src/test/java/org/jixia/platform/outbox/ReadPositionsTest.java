package org.jixia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What the broker is told of how far was read: seldom, of what moved, and at once when another takes over. */
class ReadPositionsTest {
    private static final TopicPartition BUSY = new TopicPartition("busy", 0);
    private static final TopicPartition QUIET = new TopicPartition("quiet", 0);

    private final MockConsumer<String, String> broker = new MockConsumer<>("earliest");

    ReadPositionsTest() {
        broker.assign(List.of(BUSY, QUIET));
    }

    @Test
    void nothingIsToldBeforeItIsTime() {
        var positions = new ReadPositions(broker, Duration.ofHours(1));
        positions.read(read(BUSY, 7));
        positions.commit();
        assertThat(committed()).isEmpty();

        positions.onPartitionsRevoked(List.of(BUSY, QUIET));
        assertThat(committed()).containsExactly(Map.entry(BUSY, 8L));
    }

    @Test
    void onlyWhatMovedIsToldAndOnlyOnce() {
        var positions = new ReadPositions(broker, Duration.ZERO);
        positions.read(read(BUSY, 7));
        positions.read(read(BUSY, 9));
        positions.commit();
        assertThat(committed()).containsExactly(Map.entry(BUSY, 10L));

        broker.commitSync(Map.of(BUSY, new OffsetAndMetadata(1)));
        positions.commit();
        assertThat(committed()).as("nothing came since").containsExactly(Map.entry(BUSY, 1L));
    }

    @Test
    void whatIsLostToAnotherIsNotTold() {
        var positions = new ReadPositions(broker, Duration.ZERO);
        positions.read(read(BUSY, 7));
        positions.read(read(QUIET, 3));
        positions.onPartitionsLost(List.of(BUSY));
        positions.commit();
        assertThat(committed()).containsExactly(Map.entry(QUIET, 4L));
    }

    private Map<TopicPartition, Long> committed() {
        var told = new java.util.HashMap<TopicPartition, Long>();
        broker.committed(Set.of(BUSY, QUIET)).forEach((partition, position) -> {
            if (position != null) {
                told.put(partition, position.offset());
            }
        });
        return told;
    }

    private static ConsumerRecords<String, String> read(TopicPartition partition, long offset) {
        var message = new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", "value");
        return new ConsumerRecords<>(
                Map.of(partition, List.of(message)), Map.of(partition, new OffsetAndMetadata(offset + 1)));
    }
}
