package org.jixia.workspace.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jixia.workspace.domain.JsonText;

/** JSON by Jackson; refuses anything after the value, duplicates stay the parser's to judge. */
@ApplicationScoped
public class JacksonJsonText implements JsonText {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public Optional<Parsed> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Parsed(STRICT.readValue(text, Object.class)));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    @Override
    public String write(Object value) {
        return Json.write(value);
    }
}
