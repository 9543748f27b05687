package org.jixia.wes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.wes.domain.RunRequest;
import org.jixia.wes.domain.RunRequest.Attachment;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.domain.WesFault;

/** Reads the text fields of a WES submission, whichever encoding they came in, and names every fault at once. */
final class RunForm {

    private static final List<String> REQUIRED = List.of("workflow_type", "workflow_type_version", "workflow_url");

    private static final int MOST_VALUES = 200_000;

    private final ObjectMapper json;
    private final Map<String, String> fields;
    private final List<Attachment> attachments;
    private final List<Fault> faults = new ArrayList<>();

    RunForm(ObjectMapper json, Map<String, String> fields, List<Attachment> attachments) {
        this.json = json;
        this.fields = fields;
        this.attachments = attachments;
    }

    RunRequest read() {
        for (String field : REQUIRED) {
            if (text(field) == null) {
                fault(WesFault.FIELD_MISSING, field, field);
            }
        }
        var parameters = object("workflow_params");
        var engineParameters = texts("workflow_engine_parameters");
        var tags = texts("tags");
        checkType();
        checkEngine();
        checkAttachments();
        if (!faults.isEmpty()) {
            throw DomainException.of(WesError.REQUEST_INVALID).with(faults);
        }
        return new RunRequest(
                text("workflow_url"),
                text("workflow_type"),
                text("workflow_type_version"),
                text("workflow_engine"),
                text("workflow_engine_version"),
                parameters.toString(),
                engineParameters,
                tags,
                attachments,
                echo(parameters).toString());
    }

    private ObjectNode echo(ObjectNode parameters) {
        var echo = json.createObjectNode();
        echo.set("workflow_params", parameters);
        for (String field : List.of(
                "workflow_type",
                "workflow_type_version",
                "workflow_url",
                "workflow_engine",
                "workflow_engine_version")) {
            if (text(field) != null) {
                echo.put(field, text(field));
            }
        }
        echo.set("tags", json.valueToTree(texts("tags")));
        echo.set("workflow_engine_parameters", json.valueToTree(texts("workflow_engine_parameters")));
        return echo;
    }

    private void checkType() {
        String type = text("workflow_type");
        if (type != null && !type.equalsIgnoreCase("WDL")) {
            fault(WesFault.WORKFLOW_TYPE_UNKNOWN, "workflow_type", type);
            return;
        }
        String version = text("workflow_type_version");
        if (type != null && version != null && !Supported.isWdlVersion(version)) {
            fault(
                    WesFault.WORKFLOW_VERSION_UNKNOWN,
                    "workflow_type_version",
                    version,
                    String.join(", ", Supported.WDL_VERSIONS));
        }
    }

    private void checkEngine() {
        String engine = text("workflow_engine");
        String version = text("workflow_engine_version");
        if (engine == null && version != null) {
            fault(WesFault.ENGINE_MISSING, "workflow_engine");
        }
        if (engine != null && !engine.equalsIgnoreCase(Supported.ENGINE)) {
            fault(WesFault.ENGINE_UNKNOWN, "workflow_engine", engine, Supported.ENGINE);
        } else if (engine != null && version != null && !version.equals(Supported.ENGINE_VERSION)) {
            fault(WesFault.ENGINE_VERSION_UNKNOWN, "workflow_engine_version", version, Supported.ENGINE_VERSION);
        }
    }

    private void checkAttachments() {
        var seen = new HashSet<String>();
        for (Attachment attachment : attachments) {
            if (!AttachmentNames.isSafe(attachment.name())) {
                fault(WesFault.ATTACHMENT_NAME, "workflow_attachment", String.valueOf(attachment.name()));
            } else if (!seen.add(attachment.name())) {
                fault(WesFault.ATTACHMENT_DUPLICATE, "workflow_attachment", attachment.name());
            }
        }
    }

    private Map<String, String> texts(String field) {
        var texts = new LinkedHashMap<String, String>();
        for (var entry : object(field).properties()) {
            if (entry.getValue().isTextual()) {
                texts.put(entry.getKey(), entry.getValue().textValue());
            } else {
                fault(WesFault.VALUE_NOT_TEXT, field + "." + entry.getKey(), entry.getKey());
            }
        }
        return texts;
    }

    private ObjectNode object(String field) {
        String text = text(field);
        if (text == null) {
            return json.createObjectNode();
        }
        try {
            if (values(text) > MOST_VALUES) {
                fault(WesFault.JSON_TOO_MANY, field, MOST_VALUES);
                return json.createObjectNode();
            }
            JsonNode node = json.readTree(text);
            if (holdsNul(node)) {
                fault(WesFault.CHARACTER_NUL, field);
            }
            if (node instanceof ObjectNode object) {
                return object;
            }
            fault(WesFault.JSON_NOT_OBJECT, field);
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            if (at == null) {
                fault(WesFault.JSON_TOO_DEEP, field);
                return json.createObjectNode();
            }
            fault(WesFault.JSON_MALFORMED, field, at.getLineNr(), at.getColumnNr());
        }
        return json.createObjectNode();
    }

    /** Small values take many times their text once they are read. */
    private int values(String text) throws JsonProcessingException {
        int values = 0;
        try (var parser = json.createParser(text)) {
            for (JsonToken token; (token = parser.nextToken()) != null && values <= MOST_VALUES; ) {
                values += token.isScalarValue() || token.isStructStart() ? 1 : 0;
            }
        } catch (JsonProcessingException malformed) {
            throw malformed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return values;
    }

    /** A command line cannot carry it, and no database text can. */
    private static boolean holdsNul(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().indexOf('\0') >= 0;
        }
        for (JsonNode inside : node) {
            if (holdsNul(inside)) {
                return true;
            }
        }
        return false;
    }

    private String text(String field) {
        String value = fields.get(field);
        return value == null || value.isBlank() ? null : value;
    }

    private void fault(WesFault kind, String where, Object... arguments) {
        var fault = kind.at(where, arguments);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
