package org.jixia.platform.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How far a consumer has read, told to the broker every few seconds and only of partitions where something came: the broker keeps a
 * record of each, and reads all of them when it starts. What is read twice after a crash has no second effect.
 */
final class ReadPositions implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(ReadPositions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Consumer<?, ?> consumer;
    private final Duration every;
    private final Map<TopicPartition, OffsetAndMetadata> open = new HashMap<>();
    private long committed = System.nanoTime();

    ReadPositions(Consumer<?, ?> consumer, Duration every) {
        this.consumer = consumer;
        this.every = every;
    }

    /** Notes messages whose effects are there. */
    void read(ConsumerRecords<?, ?> records) {
        open.putAll(records.nextOffsets());
    }

    /** Tells the broker when it is time, without waiting for its answer. */
    void commit() {
        if (open.isEmpty() || System.nanoTime() - committed < every.toNanos()) {
            return;
        }
        committed = System.nanoTime();
        consumer.commitAsync(Map.copyOf(open), (offsets, failure) -> {
            if (failure != null) {
                LOG.debugf("Positions were not committed (%s); later ones will be", failure.getMessage());
            }
        });
        open.clear();
    }

    /** Whoever reads these partitions next begins where this one stopped. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        var last = new HashMap<>(open);
        last.keySet().retainAll(partitions);
        onPartitionsLost(partitions);
        if (last.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(last, PATIENCE);
        } catch (RuntimeException away) {
            LOG.debugf("The last positions were not committed (%s); they are read again", away.getMessage());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // Each begins at what was committed.
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        open.keySet().removeAll(Set.copyOf(partitions));
    }
}
