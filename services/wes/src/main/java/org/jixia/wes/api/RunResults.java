package org.jixia.wes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jixia.wes.api.InternalBodies.FailureBody;
import org.jixia.wes.api.InternalBodies.RunResult;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunFailure;

/** Writes runs as RunResult. */
final class RunResults {

    private RunResults() {}

    static RunResult of(Run run, ObjectMapper json) {
        return new RunResult(
                run.id().value(),
                run.submission(),
                run.row(),
                run.workspace(),
                run.person(),
                run.state().name(),
                run.startedAt(),
                run.endedAt(),
                run.outputs() == null ? json.createObjectNode() : tree(run.outputs(), json),
                failure(run.failure(), Locale.ENGLISH));
    }

    static FailureBody failure(RunFailure failure, Locale locale) {
        if (failure == null) {
            return null;
        }
        boolean chinese = "zh".equals(locale.getLanguage()) && failure.sentenceZh() != null;
        return new FailureBody(
                failure.code(),
                chinese ? failure.sentenceZh() : failure.sentence(),
                failure.call(),
                failure.task(),
                failure.kind());
    }

    /** Inputs as people gave them: the pinned values, files as their drs addresses. */
    static JsonNode inputs(Run run, ObjectMapper json) {
        return shown(tree(run.inputs(), json).path("values"));
    }

    /** Files as their drs addresses, instead of all that is known of them. */
    static JsonNode shown(JsonNode value) {
        if (value.has("$file")) {
            return value.hasNonNull("drs") ? value.get("drs") : value.get("$file");
        }
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shown(array.get(i)));
            }
        } else if (value instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(shown(entry.getValue())));
        }
        return value;
    }

    static JsonNode tree(String text, ObjectMapper json) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored value of a run cannot be read", broken);
        }
    }
}
