package org.jixia.workspace.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.workspace.domain.Cells;
import org.jixia.workspace.domain.JsonText;

/** JSON by Jackson; refuses anything after the value and what could not be read again: depth, numbers without measure. */
@ApplicationScoped
public class JacksonJsonText implements JsonText {
    /** Half of what readers take, as an answer wraps the value. */
    private static final int DEEPEST = 500;

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public Optional<Parsed> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Parsed(STRICT.readValue(text, Object.class)))
                    .filter(parsed -> isKept(parsed.value()));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static boolean isKept(Object value) {
        return switch (value) {
            case BigDecimal number -> Cells.isKept(number);
            case List<?> items -> items.stream().allMatch(JacksonJsonText::isKept);
            case Map<?, ?> members -> members.values().stream().allMatch(JacksonJsonText::isKept);
            case null, default -> true;
        };
    }

    @Override
    public String write(Object value) {
        return Json.write(value);
    }
}
