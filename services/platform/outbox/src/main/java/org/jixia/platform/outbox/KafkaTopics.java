package org.jixia.platform.outbox;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics on purpose: facts that all must see in order have one partition, others four; the broker keeps 7 days. */
final class KafkaTopics {

    private static final Set<String> FACTS = Set.of("jixia.workspace.members", "jixia.billing.limits");
    private static final String SEVEN_DAYS = String.valueOf(TimeUnit.DAYS.toMillis(7));

    private final String bootstrap;

    KafkaTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Topics that exist already are success, whatever their shape. */
    void create(Collection<String> names) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("request.timeout.ms", "4000");
        settings.put("default.api.timeout.ms", "5000");
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", "false");
        try (AdminClient admin = AdminClient.create(settings)) {
            Map<String, KafkaFuture<Void>> answers = admin.createTopics(
                            names.stream().map(KafkaTopics::topic).collect(Collectors.toList()))
                    .values();
            for (KafkaFuture<Void> answer : answers.values()) {
                await(answer);
            }
        }
    }

    static int partitions(String topic) {
        return FACTS.contains(topic) ? 1 : 4;
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(partitions(name)), Optional.empty())
                .configs(Map.of("retention.ms", SEVEN_DAYS));
    }

    private static void await(KafkaFuture<Void> answer) {
        try {
            answer.get(6, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("topic not created: " + e.getCause().getMessage(), e.getCause());
            }
        } catch (TimeoutException e) {
            throw new KafkaException("the broker did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
