package org.jixia.wes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.wes.domain.Files;

/** Finds the files in stored outputs: objects with {@code drs} and {@code sha256}, at any depth. */
final class Pins {

    private Pins() {}

    static List<Files.Pinned> of(JsonNode outputs) {
        var pins = new ArrayList<Files.Pinned>();
        collect(outputs, pins);
        return pins;
    }

    private static void collect(JsonNode node, List<Files.Pinned> pins) {
        if (node.path("drs").isTextual() && node.has("$file")) {
            var uri = node.get("drs").asText();
            pins.add(new Files.Pinned(
                    UUID.fromString(uri.substring(uri.lastIndexOf('/') + 1)),
                    node.path("sha256").asText(null)));
            return;
        }
        node.forEach(child -> collect(child, pins));
    }
}
