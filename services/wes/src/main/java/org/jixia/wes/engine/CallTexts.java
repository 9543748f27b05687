package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jixia.platform.errors.Texts;
import org.jixia.wdl.engine.EngineTexts;
import org.jixia.wdl.engine.run.Failure;
import org.jixia.wes.domain.StepRepository.NodeView;
import org.jixia.wes.domain.TaskEnd.Reason;

/** What became of a call, in one sentence of the reader's language. The reasons of tes go by their name and values. */
@ApplicationScoped
public class CallTexts {

    private static final String REASON = "reason";

    private final ObjectMapper json;

    public CallTexts(ObjectMapper json) {
        this.json = json;
    }

    /** Null for a call, or an attempt, about which there is nothing to say. */
    public String sentence(NodeView view, Locale locale) {
        if (view.failure() == null) {
            return reason(reason(view), locale);
        }
        var failure = read(view.failure());
        var here = new Failure(
                failure.kind(), failure.code(), failure.arguments(), null, failure.where(), failure.expression());
        return sentence(here, reason(view), locale);
    }

    /** @param reason that of tes behind the failure, or null */
    static String sentence(Failure failure, Reason reason, Locale locale) {
        boolean quotes = failure.code().equals("task_reason") || failure.code().equals("task_system");
        var said = quotes ? reason(reason, locale) : null;
        var told = said == null
                ? failure
                : new Failure(
                        failure.kind(),
                        failure.code(),
                        List.of(said),
                        failure.node(),
                        failure.where(),
                        failure.expression());
        return EngineTexts.sentence(told, locale);
    }

    /** By its name and values; what an older tes told, or a later one does, by its code with the English sentence. */
    private static String reason(Reason reason, Locale locale) {
        if (reason == null || reason.sentence() == null) {
            return null;
        }
        if (reason.why() != null && reason.arguments() != null) {
            var key = key("wes.why-", reason.why());
            // Two arguments at least: of a code without a text the only argument would be the text.
            var arguments = new ArrayList<Object>(reason.arguments());
            arguments.add("");
            arguments.add("");
            var text = Texts.text(key, locale, arguments);
            if (!text.equals(key)) {
                return text;
            }
        }
        return reason.code() == null
                ? reason.sentence()
                : Texts.text(key("wes.reason-", reason.code()), locale, List.of(reason.sentence()));
    }

    private static String key(String kind, String name) {
        return kind + name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Reason reason(NodeView view) {
        var told = view.details() == null ? null : tree(view.details()).get(REASON);
        var arguments = new ArrayList<String>();
        if (told != null) {
            told.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        }
        return new Reason(view.reason(), told == null ? null : text(told, "why"), arguments, view.sentence());
    }

    /** As {@link #reason(NodeView)} reads it from the details of an attempt. */
    static void keep(Reason reason, ObjectNode details) {
        if (reason != null && reason.why() != null) {
            var kept = details.putObject(REASON).put("why", reason.why());
            var arguments = kept.putArray("arguments");
            (reason.arguments() == null ? List.<String>of() : reason.arguments()).forEach(arguments::add);
        }
    }

    Failure read(String stored) {
        return read(tree(stored));
    }

    private JsonNode tree(String stored) {
        try {
            return json.readTree(stored);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What is stored of a call cannot be read", broken);
        }
    }

    private static Failure read(JsonNode node) {
        var arguments = new ArrayList<String>();
        node.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        return new Failure(
                Failure.Kind.valueOf(node.path("kind").asText()),
                node.path("code").asText(),
                arguments,
                text(node, "node"),
                text(node, "where"),
                text(node, "expression"));
    }

    private static String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
