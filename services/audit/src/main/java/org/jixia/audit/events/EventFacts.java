package org.jixia.audit.events;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.audit.domain.BodyReader;
import org.jixia.audit.domain.Facts;
import org.jixia.platform.outbox.CloudEvents;
import org.jixia.platform.outbox.ReceivedEvent;

/** Reads from any event what the trail is searched by. Also used when verifying, so it must read the same for ever. */
@ApplicationScoped
class EventFacts implements BodyReader {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DRS_URI = Pattern.compile("drs://[^/]+/([0-9a-f-]{36})");

    @Override
    public Facts read(String topic, String canonicalBody) {
        return of(CloudEvents.read(topic, null, canonicalBody));
    }

    Facts of(ReceivedEvent event) {
        JsonNode data = event.data();
        boolean decision = event.is("DecisionRecorded");
        return new Facts(
                event.topic(),
                event.position(),
                event.id(),
                // The column keeps microseconds; what is compared with it must not have more.
                event.time().truncatedTo(ChronoUnit.MICROS),
                event.source(),
                event.name(),
                decision ? data.path("action").asText(event.name()) : event.name(),
                decision ? text(data, "decision") : null,
                text(data, "person") != null ? text(data, "person") : event.actor(),
                event.workspace() != null ? event.workspace() : id(text(data, "workspace")),
                objects(event.name(), data));
    }

    /** Fields named {@code object}, {@code objectId} or {@code objects} at any depth, DRS addresses, and the id of an object's own event. */
    private static List<UUID> objects(String event, JsonNode data) {
        TreeSet<UUID> found = new TreeSet<>();
        if (event.startsWith("Object")) {
            add(found, data.path("id"));
        }
        collect(null, data, found);
        return new ArrayList<>(found);
    }

    private static void collect(String field, JsonNode node, TreeSet<UUID> found) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(entry.getKey(), entry.getValue(), found));
        } else if (node.isArray()) {
            node.forEach(element -> collect(field, element, found));
        } else if (node.isTextual()) {
            if ("object".equals(field) || "objectId".equals(field) || "objects".equals(field)) {
                add(found, node);
            } else if (node.asText().startsWith("drs://")) {
                var match = DRS_URI.matcher(node.asText());
                if (match.matches() && id(match.group(1)) != null) {
                    found.add(id(match.group(1)));
                }
            }
        }
    }

    private static void add(TreeSet<UUID> found, JsonNode node) {
        UUID id = id(node.asText());
        if (id != null) {
            found.add(id);
        }
    }

    private static UUID id(String text) {
        return text != null && UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    private static String text(JsonNode data, String field) {
        return data.hasNonNull(field) ? data.get(field).asText() : null;
    }
}
