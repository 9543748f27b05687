package org.jixia.workspace.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.workspace.domain.RowSpool;
import org.jixia.workspace.domain.Runs;
import org.jixia.workspace.domain.Slice;
import org.jixia.workspace.domain.Submission;
import org.jixia.workspace.domain.SubmissionRepository;
import org.jixia.workspace.domain.SubmissionState;

/** Submissions and their rows in PostgreSQL. */
@ApplicationScoped
public class JdbiSubmissionRepository implements SubmissionRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};

    private final Jdbi jdbi;

    @Inject
    public JdbiSubmissionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void insert(Submission made, Iterable<RowSpool.Row> rows) {
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
            insertRows(handle, made.id(), rows);
        });
    }

    private static void insertRows(Handle handle, UUID submission, Iterable<RowSpool.Row> rows) {
        var batch = handle.prepareBatch("""
                insert into submission_row (submission, row_name, inputs, state)
                values (?, ?, cast(? as jsonb), 'PENDING')
                """);
        var size = 0L;
        for (var row : rows) {
            batch.add(submission, row.name(), row.inputs());
            size += row.inputs().length();
            if (batch.size() >= Slice.ITEMS || size > Slice.CHARACTERS) {
                batch.execute();
                size = 0;
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
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
    public void cancelled(UUID id) {
        jdbi.useHandle(handle ->
                handle.execute("update submission set cancelled_at = coalesce(cancelled_at, now()) where id = ?", id));
    }

    @Override
    public boolean end(UUID id, Map<String, Integer> counts) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update submission s set counts = cast(:counts as jsonb), ended_at = now(),
                                    state = case when state = 'ABORTING' then 'ABORTED' else 'DONE' end
                                where id = :id
                                  and (state in ('LAUNCHING', 'RUNNING') or state = 'ABORTING' and cancelled_at is not null)
                                  and not exists (select 1 from submission_row r
                                                  where r.submission = s.id and r.state in ('PENDING', 'RUNNING'))
                                """)
                        .bind("counts", Json.write(counts))
                        .bind("id", id)
                        .execute())
                == 1;
    }

    @Override
    public List<Submission> open(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from submission where state not in ('DONE', 'ABORTED')
                          and (cast(:workspace as uuid) is null or workspace = cast(:workspace as uuid))
                        order by id
                        """)
                .bind("workspace", workspace)
                .map((row, context) -> submission(row))
                .list());
    }

    @Override
    public boolean hasOpenRows(UUID submission) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select exists (select 1 from submission_row
                                       where submission = ? and state in ('PENDING', 'RUNNING'))
                        """).bind(0, submission).mapTo(Boolean.class).one());
    }

    @Override
    public Slice<Submission.Row> rows(UUID submission, String state, String after, int limit) {
        return jdbi.withHandle(handle -> Slices.read(
                handle.createQuery(Slices.sql("""
                                select *, row_number() over (order by row_name) as nth,
                                    octet_length(inputs::text) + coalesce(octet_length(outputs::text), 0)
                                        + coalesce(octet_length(failure::text), 0) as size
                                from submission_row
                                where submission = :submission and (cast(:state as text) is null or state = :state)
                                  and row_name > :after
                                order by row_name limit :limit + 1
                                """))
                        .bind("submission", submission)
                        .bind("state", state)
                        .bind("after", after == null ? "" : after),
                limit,
                JdbiSubmissionRepository::submissionRow));
    }

    @Override
    public List<Running> running(UUID submission, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select row_name, run from submission_row
                        where submission = :submission and state = 'RUNNING' and row_name > :after
                        order by row_name limit :limit
                        """)
                .bind("submission", submission)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Running(row.getString("row_name"), row.getObject("run", UUID.class)))
                .list());
    }

    @Override
    public void started(UUID submission, Map<String, UUID> runsByRow) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update submission_row r set state = 'RUNNING', run = s.run
                        from unnest(:rows, :runs) s(row_name, run)
                        where r.submission = :submission and r.row_name = s.row_name and r.state = 'PENDING'
                        """)
                .bindArray("rows", String.class, List.copyOf(runsByRow.keySet()))
                .bindArray("runs", UUID.class, List.copyOf(runsByRow.values()))
                .bind("submission", submission)
                .execute());
    }

    @Override
    public boolean ended(UUID submission, Submission.RowState state, Runs.Ended result) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update submission_row set state = :state, outputs = cast(:outputs as jsonb),
                                    failure = cast(:failure as jsonb), started_at = :started, ended_at = :ended,
                                    run = coalesce(run, cast(:run as uuid))
                                where submission = :submission and row_name = :row
                                  and state in ('PENDING', 'RUNNING') and (run is null or run = cast(:run as uuid))
                                """)
                        .bind("state", state.name())
                        .bind("outputs", result.outputs() == null ? null : Json.write(result.outputs()))
                        .bind("failure", result.failure() == null ? null : Json.write(result.failure()))
                        .bind("started", time(result.startedAt()))
                        .bind("ended", time(result.endedAt() == null ? Instant.now() : result.endedAt()))
                        .bind("submission", submission)
                        .bind("row", result.row())
                        .bind("run", result.run())
                        .execute())
                == 1;
    }

    @Override
    public void written(UUID submission, Collection<String> rows) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update submission_row set written = true
                        where submission = :submission and row_name = any(:rows)
                        """)
                .bind("submission", submission)
                .bindArray("rows", String.class, List.copyOf(rows))
                .execute());
    }

    @Override
    public void cancelPending(UUID submission) {
        cancel(submission, "'PENDING'");
    }

    @Override
    public void cancelOpen(UUID submission) {
        cancel(submission, "'PENDING', 'RUNNING'");
    }

    private void cancel(UUID submission, String states) {
        jdbi.useHandle(handle -> handle.execute("""
                update submission_row set state = 'CANCELED', ended_at = now()
                where submission = ? and state in (%s)
                """.formatted(states), submission));
    }

    @Override
    public Map<String, Integer> counts(UUID submission) {
        return counts(List.of(submission)).getOrDefault(submission, Map.of());
    }

    /** What has ended changes no more, so only open submissions are counted. */
    @Override
    public Map<UUID, Map<String, Integer>> counts(Collection<UUID> submissions) {
        var counts = new LinkedHashMap<UUID, Map<String, Integer>>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select id, coalesce(counts, (
                            select jsonb_object_agg(c.state, c.n) from (
                                select r.state, count(*) as n from submission_row r
                                where r.submission = s.id group by r.state) c), '{}') as counts
                        from submission s where id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, List.copyOf(submissions))
                .map((row, context) ->
                        Map.entry(row.getObject("id", UUID.class), Json.read(row.getString("counts"), NUMBERS)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    /** The submissions themselves stay until their configurations go, for the bundles that both name. */
    @Override
    public boolean purge(UUID workspace, int limit) {
        return jdbi.withHandle(handle -> handle.execute("""
                        delete from submission_row where ctid = any(array(
                            select r.ctid from submission_row r join submission s on s.id = r.submission
                            where s.workspace = ? limit ?))
                        """, workspace, limit)) > 0;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
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
