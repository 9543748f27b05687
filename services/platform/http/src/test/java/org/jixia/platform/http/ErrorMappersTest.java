package org.jixia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.errors.Texts;
import org.junit.jupiter.api.Test;

/** What exceptions mean to a caller. */
class ErrorMappersTest {
    private DomainException meant;

    /** Keeps what would be written. */
    private final ErrorMappers.Answering mapper = new ErrorMappers.Answering() {
        @Override
        Response answer(DomainException error) {
            meant = error;
            return null;
        }

        @Override
        Response answer(DomainException error, int status) {
            return answer(error);
        }
    };

    @Test
    void aTextThatTheDatabaseCannotKeepIsTheCallersToMend() {
        mapper.unexpected(new IllegalStateException(new SQLException("invalid byte sequence for encoding", "22021")));
        assertThat(meant.error()).isEqualTo(PlatformError.TEXT_WITH_NUL);
        mapper.unexpected(new IllegalStateException(new SQLException("unsupported Unicode escape sequence", "22P05")));
        assertThat(meant.error()).isEqualTo(PlatformError.TEXT_WITH_NUL);
        mapper.unexpected(new IllegalStateException(new SQLException("a table is missing", "42P01")));
        assertThat(meant.error()).isEqualTo(PlatformError.INTERNAL);
    }

    @Test
    void aValueThatDoesNotFitIsTheCallersToMend() {
        for (var state : List.of("22001", "22003", "22008", "54000")) {
            mapper.unexpected(new IllegalStateException(new SQLException("out of range", state)));
            assertThat(meant.error()).as(state).isEqualTo(PlatformError.VALUE_OUT_OF_RANGE);
        }
        mapper.unexpected(new IllegalStateException(new SQLException("no state at all")));
        assertThat(meant.error()).isEqualTo(PlatformError.INTERNAL);
    }

    @Test
    void aFormThatEndsTooEarlyIsTheCallersToMend() {
        mapper.unexpected(new IOException("Connection terminated parsing multipart request"));
        assertThat(meant.error()).isEqualTo(PlatformError.FORM_INCOMPLETE);
        mapper.unexpected(new MultipartParser.MalformedMessageException());
        assertThat(meant.error()).isEqualTo(PlatformError.FORM_INCOMPLETE);
        mapper.unexpected(new IOException("No space left on device"));
        assertThat(meant.error()).isEqualTo(PlatformError.INTERNAL);
    }

    @Test
    void deepJsonIsToldByItsLimitAndFaultyJsonByItsPlace() {
        assertThat(ErrorMappers.invalidJson(refused("{\"a\":".repeat(5000))).error())
                .isEqualTo(PlatformError.JSON_LIMITS);
        assertThat(ErrorMappers.invalidJson(refused("{\"a\":\n}")).error()).isEqualTo(PlatformError.INVALID_JSON);
    }

    @Test
    void jsonOfAnotherKindIsToldByTheKindThatIsTaken() {
        for (var other : List.of("[]", "[{}]", "7", "\"text\"", "true")) {
            assertThat(inWords(refused(other, Map.class))).as(other).contains("a JSON object");
            assertThat(inWords(refused(other, Person.class))).as(other).contains("a JSON object");
        }
        assertThat(inWords(refused("{}", List.class))).contains("a JSON list");
        assertThat(inWords(refused("", Map.class))).contains("not valid JSON", "no content");
    }

    private record Person(String name) {}

    private static String inWords(JsonProcessingException error) {
        var meant = ErrorMappers.invalidJson(error);
        return Texts.of(meant.error(), Locale.ENGLISH, meant.arguments());
    }

    private static JsonProcessingException refused(String json) {
        return refused(json, Map.class);
    }

    private static JsonProcessingException refused(String json, Class<?> type) {
        return catchThrowableOfType(JsonProcessingException.class, () -> new ObjectMapper().readValue(json, type));
    }
}
