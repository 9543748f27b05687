package org.jixia.wes.persistence;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wes.domain.Limits;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunQuery;
import org.jixia.wes.domain.RunRepository;
import org.jixia.wes.domain.RunState;

/** Runs in PostgreSQL. */
@ApplicationScoped
@Transactional
public class JdbiRunRepository implements RunRepository {

    private static final String OPEN = "state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING')";

    private final Jdbi jdbi;
    private final RunRow rows;

    public JdbiRunRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.rows = new RunRow(json);
    }

    @Override
    public int insert(List<Run> runs) {
        return jdbi.withHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into run (id, shard, workspace, person, billing_account, submission, row_name, name, bundle, workflow,
                                     inputs, options, tags, request, state, warnings, engine, created_at)
                    values (:id, :shard, :workspace, :person, :account, :submission, :row, :name, :bundle, :workflow,
                            :inputs, :options, cast(:tags as jsonb), :request, :state, :warnings, :engine, :created)
                    on conflict do nothing
                    """);
            for (Run run : runs) {
                batch.bind("id", run.id().value())
                        .bind("shard", run.id().shard())
                        .bind("workspace", run.workspace())
                        .bind("person", run.person())
                        .bind("account", run.billingAccount())
                        .bind("submission", run.submission())
                        .bind("row", run.row())
                        .bind("name", run.name())
                        .bind("bundle", run.bundle())
                        .bind("workflow", run.workflow())
                        .bind("inputs", run.inputs())
                        .bind("options", rows.text(run.options()))
                        .bind("tags", rows.text(run.tags()))
                        .bind("request", run.request())
                        .bind("state", run.state().name())
                        .bind("warnings", rows.text(run.warnings()))
                        .bind("engine", RunCore.SEMANTICS)
                        .bind("created", run.createdAt())
                        .add();
            }
            return Arrays.stream(batch.execute()).sum();
        });
    }

    @Override
    public Optional<Run> find(RunId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from run where id = :id")
                .bind("id", id.value())
                .map((row, context) -> rows.read(row))
                .findOne());
    }

    @Override
    public List<Run> findAll(Set<RunId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from run where id = any(:ids)")
                .bind("ids", ids.stream().map(RunId::value).toArray(UUID[]::new))
                .map((row, context) -> rows.read(row))
                .list());
    }

    @Override
    public Map<String, RunId> rows(UUID submission, Set<String> names) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select row_name, id from run where submission = :submission and row_name = any(:names)")
                .bind("submission", submission)
                .bind("names", names.toArray(String[]::new))
                .reduceRows(new HashMap<>(), (map, row) -> {
                    map.put(row.getColumn("row_name", String.class), new RunId(row.getColumn("id", UUID.class)));
                    return map;
                }));
    }

    @Override
    public List<Run> list(RunQuery query) {
        var sql = new StringBuilder("select * from run where workspace = any(:workspaces)");
        sql.append(query.person() == null ? "" : " and person = :person");
        sql.append(query.submission() == null ? "" : " and submission = :submission");
        sql.append(query.state() == null ? "" : " and state = :state");
        sql.append(query.tagName() == null ? "" : " and tags ->> :tagName = :tagValue");
        sql.append(query.before() == null ? "" : " and id < :before");
        sql.append(" order by id desc limit :limit");
        return jdbi.withHandle(handle -> {
            var select = handle.createQuery(sql.toString())
                    .bind("workspaces", query.workspaces().toArray(UUID[]::new))
                    .bind("limit", query.limit());
            if (query.person() != null) {
                select.bind("person", query.person());
            }
            if (query.submission() != null) {
                select.bind("submission", query.submission());
            }
            if (query.state() != null) {
                select.bind("state", query.state().name());
            }
            if (query.tagName() != null) {
                select.bind("tagName", query.tagName()).bind("tagValue", query.tagValue());
            }
            if (query.before() != null) {
                select.bind("before", query.before().value());
            }
            return select.map((row, context) -> rows.read(row)).list();
        });
    }

    @Override
    public List<UUID> workspacesOf(String person) {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct workspace from run where person = :person")
                .bind("person", person)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public List<RunId> open(int shard) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from run where shard = :shard and " + OPEN + " order by id")
                        .bind("shard", shard)
                        .mapTo(UUID.class)
                        .map(RunId::new)
                        .list());
    }

    @Override
    public List<RunId> cancel(CancelScope scope, String reason) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update run set state = 'CANCELING', cancel_reason = :reason, version = version + 1
                        where state in ('QUEUED', 'INITIALIZING', 'RUNNING')
                          and (cast(:run as uuid) is null or id = :run)
                          and (cast(:submission as uuid) is null or submission = :submission
                               or submission is null and id = :submission)
                          and (cast(:workspace as uuid) is null or workspace = :workspace)
                          and (cast(:person as text) is null or person = :person)
                        returning id
                        """)
                .bind("reason", reason)
                .bind("run", scope.run() == null ? null : scope.run().value())
                .bind("submission", scope.submission())
                .bind("workspace", scope.workspace())
                .bind("person", scope.person())
                .mapTo(UUID.class)
                .map(RunId::new)
                .list());
    }

    @Override
    public String cancelReason(RunId run) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(cancel_reason, '') from run where id = :run")
                        .bind("run", run.value())
                        .mapTo(String.class)
                        .findOne()
                        .orElse(""));
    }

    @Override
    public Map<RunState, Long> countsByState() {
        return jdbi.withHandle(handle -> handle.createQuery("select state, count(*) as n from run group by state")
                .reduceRows(new EnumMap<>(RunState.class), (map, row) -> {
                    map.put(RunState.valueOf(row.getColumn("state", String.class)), row.getColumn("n", Long.class));
                    return map;
                }));
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockOpenRuns(UUID billingAccount) {
        jdbi.useHandle(handle -> handle.execute(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", "open runs of " + billingAccount));
    }

    @Override
    public long openRuns(UUID billingAccount, Limits.Limit limit) {
        var scope = switch (limit.scope()) {
            case ACCOUNT -> "";
            case WORKSPACE -> " and workspace = cast(:id as uuid)";
            case PERSON -> " and person = :id";
        };
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(
                            "select count(*) from run where billing_account = :account and " + OPEN + scope)
                    .bind("account", billingAccount);
            return (scope.isEmpty() ? query : query.bind("id", limit.id()))
                    .mapTo(Long.class)
                    .one();
        });
    }

    @Override
    public boolean purge(UUID workspace, int most) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            delete from spending where scope in (
                              select coalesce(submission, id) from run where workspace = :workspace and not (%s))
                            """.formatted(OPEN))
                    .bind("workspace", workspace)
                    .execute();
            handle.createUpdate("""
                            delete from run where id in (
                              select id from run where workspace = :workspace and not (%s) order by id limit :most)
                            """.formatted(OPEN))
                    .bind("workspace", workspace)
                    .bind("most", most)
                    .execute();
            handle.createUpdate("""
                            delete from call_cache where ctid in (
                              select ctid from call_cache where workspace = :workspace limit :most)
                            """)
                    .bind("workspace", workspace)
                    .bind("most", most)
                    .execute();
            return handle.createQuery("""
                            select not exists (select 1 from run where workspace = :workspace)
                              and not exists (select 1 from call_cache where workspace = :workspace)
                            """)
                    .bind("workspace", workspace)
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    @Override
    public List<Line> lines(RunId run, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select seq, at, text from run_line where run = :run and seq > :after order by seq limit :limit")
                .bind("run", run.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) ->
                        new Line(row.getLong("seq"), row.getTimestamp("at").toInstant(), row.getString("text")))
                .list());
    }

    @Override
    public void closeSubmission(UUID submission, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into cancelled_submission (submission, reason) values (:submission, :reason)
                        on conflict do nothing
                        """)
                .bind("submission", submission)
                .bind("reason", reason)
                .execute());
    }

    @Override
    public boolean isClosed(UUID submission) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from cancelled_submission where submission = :submission)")
                .bind("submission", submission)
                .mapTo(Boolean.class)
                .one());
    }
}
