package org.jixia.platform.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixia.platform.http.ServiceClients;

/** Reads other services' logs at {@code /internal/events}. */
final class HttpProducerFeed implements ProducerFeed {

    private final ServiceClients clients;

    HttpProducerFeed(ServiceClients clients) {
        this.clients = clients;
    }

    @Override
    public Page events(String topic, long after, int limit) {
        JsonNode page = get(
                ProducerFeed.producerOf(topic),
                "/internal/events?topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8) + "&after=" + after
                        + "&limit=" + limit);
        List<ReceivedEvent> events = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            events.add(CloudEvents.read(
                    topic, item.path("key").asText(), item.path("event").toString()));
        }
        return new Page(events, page.path("head").asLong(), page.path("oldest").asLong());
    }

    @Override
    public Map<String, Long> heads(String producer) {
        Map<String, Long> heads = new HashMap<>();
        get(producer, "/internal/events/head")
                .path("heads")
                .properties()
                .forEach(head -> heads.put(head.getKey(), head.getValue().asLong()));
        return heads;
    }

    private JsonNode get(String producer, String path) {
        try {
            return CloudEvents.JSON.readTree(clients.to(producer).get(path, byte[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
