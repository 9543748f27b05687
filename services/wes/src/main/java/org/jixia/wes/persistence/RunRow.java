package org.jixia.wes.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunFailure;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.RunState;

/** Between a row of the table run and the domain's Run. */
final class RunRow {

    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final TypeReference<List<String>> WARNINGS = new TypeReference<>() {};

    private final ObjectMapper json;

    RunRow(ObjectMapper json) {
        this.json = json;
    }

    Run read(ResultSet row) throws SQLException {
        return new Run(
                new RunId(row.getObject("id", UUID.class)),
                row.getObject("workspace", UUID.class),
                row.getString("person"),
                row.getObject("billing_account", UUID.class),
                row.getObject("submission", UUID.class),
                row.getString("row_name"),
                row.getString("name"),
                row.getString("bundle"),
                row.getString("workflow"),
                row.getString("inputs"),
                value(row.getString("options"), RunOptions.class),
                value(row.getString("tags"), TAGS),
                row.getString("request"),
                RunState.valueOf(row.getString("state")),
                row.getString("outputs"),
                value(row.getString("failure"), RunFailure.class),
                value(row.getString("warnings"), WARNINGS),
                row.getInt("calls"),
                row.getInt("cache_hits"),
                instant(row.getTimestamp("created_at")),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("ended_at")));
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T value(String text, Class<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored " + type.getSimpleName() + " cannot be read", broken);
        }
    }

    private <T> T value(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored value cannot be read", broken);
        }
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
