package org.jixia.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Reads the topics of a service from Kafka, up to 500 messages a batch; the offsets are committed after the batch's effects. */
final class KafkaIntake implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaIntake.class);
    private static final Duration FOLD = Duration.ofSeconds(10);

    private final String bootstrap;
    private final String service;
    private final EventDelivery delivery;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile KafkaConsumer<String, String> consumer;
    private volatile long lastFact = System.nanoTime();
    private long lastFold = System.nanoTime();

    KafkaIntake(String bootstrap, String service, EventDelivery delivery) {
        this.bootstrap = bootstrap;
        this.service = service;
        this.delivery = delivery;
        this.thread = Thread.ofPlatform().daemon().name("event-intake").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether facts have come within this time: then what is missing may still be on its way. */
    boolean busyWithin(Duration time) {
        return System.nanoTime() - lastFact < time.toNanos();
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
            opened.subscribe(topics);
            while (running(Duration.ZERO)) {
                ConsumerRecords<String, String> records = opened.poll(Duration.ofSeconds(5));
                if (!records.isEmpty()) {
                    delivery.deliver(events(records));
                    opened.commitAsync();
                }
                if (System.nanoTime() - lastFold > FOLD.toNanos()) {
                    lastFold = System.nanoTime();
                    delivery.fold();
                }
            }
        } finally {
            consumer = null;
        }
    }

    private List<ReceivedEvent> events(ConsumerRecords<String, String> records) {
        List<ReceivedEvent> events = new ArrayList<>(records.count());
        for (ConsumerRecord<String, String> message : records) {
            try {
                ReceivedEvent event = CloudEvents.read(message.topic(), message.key(), message.value());
                events.add(event);
                if (event.position() != null) {
                    lastFact = System.nanoTime();
                }
            } catch (MalformedEventException e) {
                String origin = "partition " + message.partition() + " offset " + message.offset();
                LOG.errorf("A message at %s %s is no event and is put aside", message.topic(), origin);
                delivery.dead()
                        .bury(message.topic(), origin, message.key(), String.valueOf(message.value()), e.getMessage());
            }
        }
        return events;
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
    }
}
