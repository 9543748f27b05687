package org.jixia.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the topics of a service from Kafka, up to 500 messages and a few MiB a batch: a message may have 256 KiB, and read it takes
 * several times that of a small heap. The offsets are committed after the batches' effects, some
 * seconds later.
 */
final class KafkaIntake implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaIntake.class);
    private static final Duration FOLD = Duration.ofSeconds(10);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Duration JOINING = Duration.ofSeconds(30);
    private static final int BATCH_BYTES = 4 << 20;

    private final String bootstrap;
    private final String service;
    private final EventDelivery delivery;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final GroupWatch watch;
    private volatile KafkaConsumer<String, String> consumer;
    private final Map<String, Long> lastFacts = new ConcurrentHashMap<>();
    private volatile long lag;
    private long lastFold = System.nanoTime();

    KafkaIntake(String bootstrap, String service, EventDelivery delivery) {
        this.bootstrap = bootstrap;
        this.service = service;
        this.delivery = delivery;
        this.watch = new GroupWatch(bootstrap, service, LOOK, JOINING);
        this.thread = Thread.ofPlatform().daemon().name("event-intake").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether facts of the topic have come within this time: then what is missing may still be on its way. */
    boolean busyWithin(String topic, Duration time) {
        Long last = lastFacts.get(topic);
        return last != null && System.nanoTime() - last < time.toNanos();
    }

    /** How many messages the broker has beyond what was read. */
    long lag() {
        return lag;
    }

    /** Whether the broker lets this service read, or did a while ago. */
    boolean reading() {
        return watch.reading();
    }

    private void run() {
        String trouble = "";
        while (running(Duration.ZERO)) {
            try {
                new KafkaTopics(bootstrap).create(delivery.topics());
                read();
                trouble = "";
            } catch (WakeupException e) {
                LOG.debug("woken to stop");
            } catch (RuntimeException e) {
                String reason = String.valueOf(e.getMessage());
                if (!reason.equals(trouble)) {
                    LOG.warnf("Events do not come in (%s); trying again", reason);
                }
                trouble = reason;
                watch.look();
                running(Duration.ofSeconds(3));
            }
        }
    }

    /** A failure inside ends this consumer; the next one begins after the last committed offsets, so nothing is skipped. */
    private void read() {
        try (KafkaConsumer<String, String> opened =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer = opened;
            Set<String> topics = delivery.topics();
            ReadPositions positions = new ReadPositions(opened, COMMIT);
            opened.subscribe(topics, positions);
            while (running(Duration.ZERO)) {
                ConsumerRecords<String, String> records = opened.poll(Duration.ofSeconds(5));
                if (!records.isEmpty()) {
                    deliver(records);
                    positions.read(records);
                }
                positions.commit();
                watch.look();
                lag = opened.assignment().stream()
                        .mapToLong(partition -> opened.currentLag(partition).orElse(0))
                        .sum();
                if (System.nanoTime() - lastFold > FOLD.toNanos()) {
                    lastFold = System.nanoTime();
                    delivery.fold();
                }
            }
        } finally {
            consumer = null;
        }
    }

    private void deliver(ConsumerRecords<String, String> records) {
        List<ReceivedEvent> batch = new ArrayList<>();
        long bytes = 0;
        for (ConsumerRecord<String, String> message : records) {
            if (bytes > 0 && bytes + message.serializedValueSize() > BATCH_BYTES) {
                delivery.deliver(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            bytes += message.serializedValueSize();
            event(message).ifPresent(batch::add);
        }
        delivery.deliver(batch);
    }

    private Optional<ReceivedEvent> event(ConsumerRecord<String, String> message) {
        try {
            ReceivedEvent event = CloudEvents.read(message.topic(), message.key(), message.value());
            if (event.position() != null) {
                lastFacts.put(event.topic(), System.nanoTime());
            }
            return Optional.of(event);
        } catch (MalformedEventException e) {
            String origin = "partition " + message.partition() + " offset " + message.offset();
            LOG.errorf("A message at %s %s is no event and is put aside", message.topic(), origin);
            delivery.dead()
                    .bury(message.topic(), origin, message.key(), String.valueOf(message.value()), e.getMessage());
            return Optional.empty();
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("group.id", service);
        settings.put("client.id", service + "-intake");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", "false");
        settings.put("session.timeout.ms", "10000");
        settings.put("heartbeat.interval.ms", "3000");
        settings.put("max.poll.records", "500");
        settings.put("fetch.max.wait.ms", "2000");
        settings.put("fetch.max.bytes", Integer.toString(BATCH_BYTES));
        settings.put("max.partition.fetch.bytes", Integer.toString(2 * CloudEvents.MAX_BYTES));
        settings.put("default.api.timeout.ms", "10000");
        settings.put("request.timeout.ms", "9000");
        settings.put("reconnect.backoff.max.ms", "2000");
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", "false");
        return settings;
    }

    private boolean running(Duration within) {
        try {
            return !stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stop.countDown();
        KafkaConsumer<String, String> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watch.close();
    }
}
