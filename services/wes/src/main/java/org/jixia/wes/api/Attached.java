package org.jixia.wes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/** Replaces texts of a JSON value that name attachments by the addresses under which those are kept. */
final class Attached {

    private Attached() {}

    /** @param address gives the new text, or null for one that names nothing */
    static JsonNode replaced(JsonNode node, UnaryOperator<String> address) {
        if (node.isTextual()) {
            var name = node.textValue().startsWith("./") ? node.textValue().substring(2) : node.textValue();
            var found = address.apply(name);
            return found == null ? node : TextNode.valueOf(found);
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i), address));
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(replaced(entry.getValue(), address)));
        }
        return node;
    }
}
