package org.jixia.platform.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The envelope: CloudEvents 1.0 in structured JSON mode with our extension attributes. */
public final class CloudEvents {

    public static final int MAX_BYTES = 256 * 1024;

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final Pattern TYPE = Pattern.compile("org\\.jixia\\.[a-z]+\\.([A-Za-z]+)\\.v(\\d+)");

    private CloudEvents() {}

    /** The mapper that writes and reads event data. */
    public static ObjectMapper json() {
        return JSON;
    }

    static String type(String service, String name) {
        return "org.jixia." + service + "." + name + ".v1";
    }

    /** The envelope without its position, which the relay adds when it is known. */
    static ObjectNode write(String service, UUID id, Instant time, Event event) {
        ObjectNode node = JSON.createObjectNode();
        node.put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", "/jixia/" + service)
                .put("type", type(service, event.name()))
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
        if (event.subject() != null) {
            node.put("subject", event.subject());
        }
        if (event.workspace() != null) {
            node.put("workspaceid", event.workspace().toString());
        }
        if (event.actor() != null) {
            node.put("actorid", event.actor());
        }
        if (event.aggregateVersion() != null) {
            node.put("aggregateversion", event.aggregateVersion());
        }
        node.set("data", JSON.valueToTree(event.data()));
        return node;
    }

    /** Reads an envelope; a message of another shape is malformed. */
    public static ReceivedEvent read(String topic, String key, String body) {
        try {
            JsonNode node = JSON.readTree(body);
            Matcher type = TYPE.matcher(node.path("type").asText());
            if (!type.matches() || !node.hasNonNull("id") || !node.has("data")) {
                throw new MalformedEventException("no CloudEvent of ours on " + topic, null);
            }
            return new ReceivedEvent(
                    UUID.fromString(node.get("id").asText()),
                    topic,
                    key,
                    number(node, "topicposition"),
                    node.path("source").asText(),
                    type.group(1),
                    Integer.parseInt(type.group(2)),
                    Instant.parse(node.path("time").asText()),
                    node.hasNonNull("workspaceid")
                            ? UUID.fromString(node.get("workspaceid").asText())
                            : null,
                    text(node, "actorid"),
                    text(node, "subject"),
                    number(node, "aggregateversion"),
                    node.get("data"),
                    body);
        } catch (JsonProcessingException | RuntimeException e) {
            throw e instanceof MalformedEventException malformed
                    ? malformed
                    : new MalformedEventException("unreadable message on " + topic, e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    private static Long number(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asLong() : null;
    }
}
