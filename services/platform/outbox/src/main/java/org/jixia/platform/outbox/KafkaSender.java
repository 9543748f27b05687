package org.jixia.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Sends by one idempotent producer that waits for all replicas; creates a topic before its first message. */
final class KafkaSender implements EventSender {

    private static final Logger LOG = Logger.getLogger(KafkaSender.class);

    private final KafkaTopics topics;
    private final KafkaProducer<String, String> producer;
    private final Set<String> known = new HashSet<>();
    private boolean away;

    KafkaSender(String bootstrap, String service) {
        this.topics = new KafkaTopics(bootstrap);
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("client.id", service + "-relay");
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("max.block.ms", "5000");
        settings.put("request.timeout.ms", "5000");
        settings.put("delivery.timeout.ms", "10000");
        settings.put("reconnect.backoff.max.ms", "5000");
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", "false");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    @Override
    public Map<String, Long> send(List<OutboxLog.Entry> entries) {
        Map<String, Long> upto = new HashMap<>();
        try {
            ensure(entries.stream().map(OutboxLog.Entry::topic).collect(Collectors.toSet()));
            List<Future<RecordMetadata>> answers = new ArrayList<>(entries.size());
            for (OutboxLog.Entry entry : entries) {
                answers.add(producer.send(new ProducerRecord<>(entry.topic(), entry.key(), entry.body())));
            }
            Set<String> broken = new HashSet<>();
            for (int i = 0; i < answers.size(); i++) {
                OutboxLog.Entry entry = entries.get(i);
                if (acknowledged(answers.get(i)) && !broken.contains(entry.topic())) {
                    upto.put(entry.topic(), entry.position());
                } else {
                    broken.add(entry.topic());
                }
            }
            away(broken.isEmpty() ? null : "no acknowledgement on " + broken);
            known.removeAll(broken);
        } catch (KafkaException e) {
            away(e.getMessage());
            known.clear();
        }
        return upto;
    }

    @Override
    public void tick(String topic, String body) {
        if (away) {
            return;
        }
        try {
            ensure(Set.of(topic));
            producer.send(new ProducerRecord<>(topic, "tick", body));
        } catch (KafkaException e) {
            away(e.getMessage());
        }
    }

    private void ensure(Set<String> wanted) {
        Set<String> unknown = new HashSet<>(wanted);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            topics.create(unknown);
            known.addAll(unknown);
        }
    }

    private void away(String reason) {
        if (reason != null && !away) {
            LOG.warnf("Kafka does not take events (%s); they wait in the outbox", reason);
        }
        if (reason == null && away) {
            LOG.info("Kafka takes events again");
        }
        away = reason != null;
    }

    private static boolean acknowledged(Future<RecordMetadata> answer) {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
