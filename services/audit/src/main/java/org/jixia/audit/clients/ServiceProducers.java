package org.jixia.audit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jixia.audit.config.AuditConfig;
import org.jixia.audit.domain.Producers;
import org.jixia.platform.http.ServiceClients;
import org.jixia.platform.outbox.EventDelivery;

/** Asks the services for the heads of their logs; what was put aside is this service's own to know. */
@ApplicationScoped
class ServiceProducers implements Producers {
    private static final Logger LOG = Logger.getLogger(ServiceProducers.class);
    private static final Pattern POSITION = Pattern.compile("position (\\d+)");

    private final ServiceClients clients;
    private final EventDelivery delivery;
    private final AuditConfig config;

    ServiceProducers(ServiceClients clients, EventDelivery delivery, AuditConfig config) {
        this.clients = clients;
        this.delivery = delivery;
        this.config = config;
    }

    @Override
    public Set<String> topics() {
        return config.topics();
    }

    private record Heads(Map<String, Long> heads) {}

    @Override
    public Map<String, Long> heads() {
        Map<String, Long> heads = new HashMap<>();
        Map<String, List<String>> byProducer =
                topics().stream().collect(Collectors.groupingBy(ServiceProducers::producer));
        byProducer.forEach((producer, topics) -> {
            try {
                Heads told = clients.to(producer).get("/internal/events/head", Heads.class);
                topics.forEach(topic -> heads.put(topic, told.heads().getOrDefault(topic, 0L)));
            } catch (RuntimeException away) {
                LOG.warnf("%s does not say how far it has told: %s", producer, away.getMessage());
            }
        });
        return heads;
    }

    @Override
    public Optional<Instant> toldAfter(String topic, long position) {
        JsonNode page = clients.to(producer(topic))
                .get("/internal/events?topic=" + topic + "&after=" + position + "&limit=1", JsonNode.class);
        return page.path("items").isEmpty()
                ? Optional.empty()
                : Optional.of(Instant.parse(page.at("/items/0/event/time").asText()));
    }

    @Override
    public List<SetAside> setAside(int limit) {
        return delivery.dead(limit).stream()
                .map(event -> {
                    Matcher position = POSITION.matcher(event.origin());
                    return new SetAside(event.topic(), position.matches() ? Long.valueOf(position.group(1)) : null);
                })
                .toList();
    }

    /** The producer of {@code jixia.<service>.<plural>}. */
    private static String producer(String topic) {
        return topic.split("\\.")[1];
    }
}
