package org.jixia.workspace.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.Configuration;
import org.jixia.workspace.domain.Runs;
import org.jixia.workspace.domain.Submission;
import org.jixia.workspace.domain.SubmissionRepository;
import org.jixia.workspace.domain.SubmissionState;
import org.jixia.workspace.domain.Workflow;

/** Bundles, configurations and submissions in PostgreSQL. */
@ApplicationScoped
public class JdbiSubmissionRepository implements SubmissionRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Jdbi jdbi;

    @Inject
    public JdbiSubmissionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void keepBundle(String digest, byte[] content) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into bundle (digest, content) values (?, ?) on conflict do nothing", digest, content));
    }

    @Override
    public byte[] bundle(String digest) {
        return jdbi.withHandle(handle -> handle.createQuery("select content from bundle where digest = ?")
                .bind(0, digest)
                .mapTo(byte[].class)
                .one());
    }

    @Override
    public List<Configuration> configurations(UUID workspace) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from configuration where workspace = ? order by name")
                        .bind(0, workspace)
                        .map((row, context) -> configuration(row))
                        .list());
    }

    @Override
    public Optional<Configuration> configuration(UUID workspace, UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from configuration where workspace = ? and id = ?")
                        .bind(0, workspace)
                        .bind(1, id)
                        .map((row, context) -> configuration(row))
                        .findOne());
    }

    @Override
    public boolean insert(Configuration made) {
        return jdbi.withHandle(handle -> handle.execute(
                        """
                        insert into configuration (id, workspace, name, digest, table_name, inputs, outputs, workflow)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb))
                        on conflict (workspace, name) do nothing
                        """,
                        made.id(),
                        made.workspace(),
                        made.name(),
                        made.digest(),
                        made.table(),
                        Json.write(made.inputs()),
                        Json.write(made.outputs()),
                        Json.write(made.workflow())))
                == 1;
    }

    @Override
    public boolean update(Configuration made) {
        return jdbi.withHandle(handle -> handle.execute(
                        """
                        update configuration set name = ?, digest = ?, table_name = ?, inputs = cast(? as jsonb),
                            outputs = cast(? as jsonb), workflow = cast(? as jsonb), version = version + 1
                        where id = ? and workspace = ? and version = ?
                        """,
                        made.name(),
                        made.digest(),
                        made.table(),
                        Json.write(made.inputs()),
                        Json.write(made.outputs()),
                        Json.write(made.workflow()),
                        made.id(),
                        made.workspace(),
                        made.version()))
                == 1;
    }

    @Override
    public boolean deleteConfiguration(UUID workspace, UUID id) {
        return jdbi.withHandle(handle ->
                        handle.execute("delete from configuration where workspace = ? and id = ?", workspace, id))
                == 1;
    }

    @Override
    public void copyConfigurations(UUID from, UUID to) {
        for (var old : configurations(from)) {
            insert(new Configuration(
                    Ids.next(),
                    to,
                    old.name(),
                    old.digest(),
                    old.table(),
                    old.inputs(),
                    old.outputs(),
                    old.workflow(),
                    1));
        }
    }

    @Override
    public void insert(Submission made, Map<String, Map<String, Object>> inputsByRow) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    """
                    insert into submission (id, workspace, configuration, name, person, billing_account, digest,
                        workflow, table_name, outputs, options, state, rerun_of)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?)
                    """,
                    made.id(),
                    made.workspace(),
                    made.configuration(),
                    made.name(),
                    made.person(),
                    made.billingAccount(),
                    made.digest(),
                    made.workflow(),
                    made.table(),
                    Json.write(made.outputs()),
                    Json.write(made.options()),
                    made.state().name(),
                    made.rerunOf());
            var rows = handle.prepareBatch("""
                    insert into submission_row (submission, row_name, inputs, state)
                    values (?, ?, cast(? as jsonb), 'PENDING')
                    """);
            inputsByRow.forEach((row, inputs) -> rows.add(made.id(), row, Json.write(inputs)));
            rows.execute();
        });
    }

    @Override
    public Optional<Submission> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from submission where id = ?")
                .bind(0, id)
                .map((row, context) -> submission(row))
                .findOne());
    }

    @Override
    public List<Submission> list(UUID workspace, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from submission
                        where workspace = :workspace and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit
                        """)
                .bind("workspace", workspace)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> submission(row))
                .list());
    }

    @Override
    public boolean move(UUID id, SubmissionState from, SubmissionState to, String reason) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update submission set state = :to, reason = coalesce(:reason, reason),
                                    ended_at = case when :final then now() else ended_at end
                                where id = :id and state = :from
                                """)
                        .bind("to", to.name())
                        .bind("reason", reason)
                        .bind("final", to.isFinal())
                        .bind("id", id)
                        .bind("from", from.name())
                        .execute())
                == 1;
    }

    @Override
    public List<Submission> open() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from submission where state not in ('DONE', 'ABORTED') order by id")
                .map((row, context) -> submission(row))
                .list());
    }

    @Override
    public List<Submission.Row> rows(UUID submission, String state, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from submission_row
                        where submission = :submission and (cast(:state as text) is null or state = :state)
                          and row_name > :after
                        order by row_name limit :limit
                        """)
                .bind("submission", submission)
                .bind("state", state)
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, context) -> submissionRow(row))
                .list());
    }

    @Override
    public void started(UUID submission, String row, UUID run) {
        jdbi.useHandle(handle -> handle.execute("""
                update submission_row set state = 'RUNNING', run = ?
                where submission = ? and row_name = ? and state = 'PENDING'
                """, run, submission, row));
    }

    @Override
    public boolean ended(UUID submission, String row, Submission.RowState state, Runs.Ended result) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update submission_row set state = :state, outputs = cast(:outputs as jsonb),
                                    failure = cast(:failure as jsonb), started_at = :started, ended_at = :ended
                                where submission = :submission and row_name = :row
                                  and state in ('PENDING', 'RUNNING')
                                """)
                        .bind("state", state.name())
                        .bind("outputs", result.outputs() == null ? null : Json.write(result.outputs()))
                        .bind("failure", result.failure() == null ? null : Json.write(result.failure()))
                        .bind("started", time(result.startedAt()))
                        .bind("ended", time(result.endedAt() == null ? Instant.now() : result.endedAt()))
                        .bind("submission", submission)
                        .bind("row", row)
                        .execute())
                == 1;
    }

    @Override
    public void written(UUID submission, String row) {
        jdbi.useHandle(handle -> handle.execute(
                "update submission_row set written = true where submission = ? and row_name = ?", submission, row));
    }

    @Override
    public void cancelPending(UUID submission) {
        jdbi.useHandle(handle -> handle.execute("""
                update submission_row set state = 'CANCELED', ended_at = now()
                where submission = ? and state = 'PENDING'
                """, submission));
    }

    @Override
    public Optional<RowKey> byRun(UUID run) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select submission, row_name from submission_row where run = ?")
                .bind(0, run)
                .map((row, context) -> new RowKey(row.getObject("submission", UUID.class), row.getString("row_name")))
                .findOne());
    }

    @Override
    public Map<String, Integer> counts(UUID submission) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select state, count(*) as n from submission_row where submission = ? group by state")
                .bind(0, submission)
                .map((row, context) -> Map.entry(row.getString("state"), row.getInt("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Configuration configuration(ResultSet row) throws SQLException {
        return new Configuration(
                row.getObject("id", UUID.class),
                row.getObject("workspace", UUID.class),
                row.getString("name"),
                row.getString("digest"),
                row.getString("table_name"),
                Json.read(row.getString("inputs"), TEXTS),
                Json.read(row.getString("outputs"), TEXTS),
                Json.read(row.getString("workflow"), new TypeReference<Workflow>() {}),
                row.getLong("version"));
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                row.getObject("id", UUID.class),
                row.getObject("workspace", UUID.class),
                row.getObject("configuration", UUID.class),
                row.getString("name"),
                row.getString("person"),
                row.getObject("billing_account", UUID.class),
                row.getString("digest"),
                row.getString("workflow"),
                row.getString("table_name"),
                Json.read(row.getString("outputs"), TEXTS),
                Json.object(row.getString("options")),
                SubmissionState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("rerun_of", UUID.class),
                instant(row, "created_at"),
                instant(row, "ended_at"));
    }

    private static Submission.Row submissionRow(ResultSet row) throws SQLException {
        return new Submission.Row(
                row.getString("row_name"),
                Json.object(row.getString("inputs")),
                Submission.RowState.valueOf(row.getString("state")),
                row.getObject("run", UUID.class),
                Json.object(row.getString("outputs")),
                Json.object(row.getString("failure")),
                row.getBoolean("written"),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }
}
