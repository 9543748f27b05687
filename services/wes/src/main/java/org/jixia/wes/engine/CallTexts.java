package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jixia.platform.errors.Texts;
import org.jixia.wdl.engine.EngineTexts;
import org.jixia.wdl.engine.run.Failure;
import org.jixia.wes.domain.StepRepository.NodeView;

/** What became of a call, in one sentence of the reader's language. The reasons of tes, which words them in English, go by their code. */
@ApplicationScoped
public class CallTexts {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final ObjectMapper json;

    public CallTexts(ObjectMapper json) {
        this.json = json;
    }

    /** Null for a call, or an attempt, about which there is nothing to say. */
    public String sentence(NodeView view, Locale locale) {
        if (view.failure() == null) {
            return reason(view.reason(), view.sentence(), locale);
        }
        var failure = read(view.failure());
        var here = new Failure(
                failure.kind(), failure.code(), failure.arguments(), null, failure.where(), failure.expression());
        return sentence(here, view.reason(), locale);
    }

    /** @param reason the code of tes behind the failure, or null */
    static String sentence(Failure failure, String reason, Locale locale) {
        boolean quotes = failure.code().equals("task_reason") || failure.code().equals("task_system");
        var told = !quotes || reason == null
                ? failure
                : new Failure(
                        failure.kind(),
                        failure.code(),
                        failure.arguments().stream()
                                .map(sentence -> reason(reason, sentence, locale))
                                .toList(),
                        failure.node(),
                        failure.where(),
                        failure.expression());
        return EngineTexts.sentence(told, locale);
    }

    private static String reason(String code, String sentence, Locale locale) {
        if (code == null || sentence == null) {
            return sentence;
        }
        var number = NUMBER.matcher(sentence);
        List<Object> arguments = List.of(number.find() ? number.group() : "", sentence);
        var key = "wes.reason-" + code.toLowerCase(Locale.ROOT).replace('_', '-');
        var text = Texts.text(key, locale, arguments);
        return text.equals(key) ? sentence : text;
    }

    Failure read(String stored) {
        try {
            return read(json.readTree(stored));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored failure cannot be read", broken);
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
