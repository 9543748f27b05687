package org.jixia.tes.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jixia.tes.domain.Ask;
import org.jixia.tes.domain.AttemptLog;
import org.jixia.tes.domain.Owner;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.TaskDocument;
import org.jixia.tes.domain.TaskHead;
import org.jixia.tes.domain.TaskResult;
import org.jixia.tes.domain.TaskStanding;
import org.jixia.tes.domain.TaskState;
import org.jixia.tes.domain.execution.Curve;

/** Reads and writes the JSON in rows of tasks. */
@ApplicationScoped
class TaskRows {
    /** Columns that {@link #task} reads; the document is joined. */
    static final String COLUMNS =
            "t.id, t.key, t.person, t.workspace, t.run, t.billing_account, t.state, t.attempt, t.faults,"
                    + " t.host, t.reply_to, t.created_at, t.attempts, t.result, d.document, d.ask";

    /** Columns that {@link #head} reads. */
    static final String HEAD = "t.id, t.caller, t.person, t.workspace, t.run, t.billing_account, t.state";

    private final ObjectMapper json;

    @Inject
    TaskRows(ObjectMapper json) {
        this.json = json;
    }

    StoredTask task(ResultSet row) throws SQLException {
        var owner = owner(row);
        var result = row.getString("result");
        try {
            return new StoredTask(
                    row.getObject("id", UUID.class),
                    row.getString("key"),
                    owner,
                    TaskState.valueOf(row.getString("state")),
                    row.getInt("attempt"),
                    row.getInt("faults"),
                    row.getString("host"),
                    row.getString("reply_to"),
                    row.getTimestamp("created_at").toInstant(),
                    json.readValue(row.getString("document"), TaskDocument.class),
                    json.readValue(row.getString("ask"), Ask.class),
                    json.readValue(row.getString("attempts"), new TypeReference<List<AttemptLog>>() {}),
                    result == null ? Optional.empty() : Optional.of(json.readValue(result, TaskResult.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task's row cannot be read", e);
        }
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(
                row.getString("person"),
                row.getObject("workspace", UUID.class),
                row.getObject("run", UUID.class),
                row.getObject("billing_account", UUID.class));
    }

    TaskHead head(ResultSet row) throws SQLException {
        return new TaskHead(
                row.getObject("id", UUID.class),
                row.getString("caller"),
                owner(row),
                TaskState.valueOf(row.getString("state")));
    }

    TaskStanding standing(ResultSet row) throws SQLException {
        var result = row.getString("result");
        try {
            return new TaskStanding(
                    row.getObject("id", UUID.class),
                    row.getString("key"),
                    TaskState.valueOf(row.getString("state")),
                    result == null ? Optional.empty() : Optional.of(json.readValue(result, TaskResult.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task's result cannot be read", e);
        }
    }

    List<Curve.Point> curve(String points) {
        try {
            return json.readValue(points, new TypeReference<List<Curve.Point>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task's usage cannot be read", e);
        }
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not writable as JSON: " + value.getClass(), e);
        }
    }
}
