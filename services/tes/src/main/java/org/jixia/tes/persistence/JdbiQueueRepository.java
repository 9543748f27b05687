package org.jixia.tes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.TaskState;
import org.jixia.tes.domain.queue.Candidate;
import org.jixia.tes.domain.queue.CpuLimit;
import org.jixia.tes.domain.queue.Ended;
import org.jixia.tes.domain.queue.QueueRepository;

/** The queue in PostgreSQL. */
@ApplicationScoped
public class JdbiQueueRepository implements QueueRepository {
    private static final long LOCK = 0x7465735f71756575L;

    private final Jdbi jdbi;
    private final TaskRows rows;

    @Inject
    public JdbiQueueRepository(Jdbi jdbi, TaskRows rows) {
        this.jdbi = jdbi;
        this.rows = rows;
    }

    @Override
    public void lock() {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(:key)::text")
                .bind("key", LOCK)
                .mapTo(String.class)
                .one());
    }

    /** Hops from account to account by the index: a million tasks of one cost no more than one. */
    @Override
    public List<Candidate> candidates(int perAccount) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with recursive account(id) as (
                            (select billing_account from task where state = 'QUEUED' order by billing_account limit 1)
                            union all
                            select (select billing_account from task where state = 'QUEUED' and billing_account > account.id
                                    order by billing_account limit 1)
                            from account where account.id is not null)
                        select t.id, t.billing_account, t.workspace, t.person, t.cpu_millis, t.memory_bytes
                        from account cross join lateral (
                            select * from task where state = 'QUEUED' and billing_account = account.id order by id limit :limit) t
                        where account.id is not null
                        """)
                .bind("limit", perAccount)
                .map((row, context) -> candidate(row))
                .list());
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getObject("billing_account", UUID.class),
                row.getObject("workspace", UUID.class),
                row.getString("person"),
                row.getLong("cpu_millis"),
                row.getLong("memory_bytes"));
    }

    @Override
    public List<Candidate> granted() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select id, billing_account, workspace, person, cpu_millis, memory_bytes from task
                        where state in ('INITIALIZING', 'RUNNING', 'CANCELING')
                        """).map((row, context) -> candidate(row)).list());
    }

    @Override
    public List<CpuLimit> limits(Set<UUID> accounts) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select account, scope, id, cpu_millis from account_limit where account = any(:ids::uuid[])")
                .bind("ids", JdbiTaskRepository.ids(accounts))
                .map((row, context) -> new CpuLimit(
                        row.getObject("account", UUID.class),
                        CpuLimit.Scope.valueOf(row.getString("scope")),
                        row.getString("id"),
                        row.getLong("cpu_millis")))
                .list());
    }

    @Override
    public Set<UUID> unknown(Set<UUID> accounts) {
        return jdbi.withHandle(handle -> {
            var unknown = new HashSet<>(accounts);
            handle.createQuery("select account from account_limit_version where account = any(:ids::uuid[])")
                    .bind("ids", JdbiTaskRepository.ids(accounts))
                    .mapTo(UUID.class)
                    .forEach(unknown::remove);
            return unknown;
        });
    }

    @Override
    public void limits(UUID account, long version, List<CpuLimit> limits) {
        jdbi.useHandle(handle -> {
            var newer = handle.createUpdate("""
                            insert into account_limit_version as v (account, version) values (:account, :version)
                            on conflict (account) do update set version = excluded.version where v.version < excluded.version
                            """)
                    .bind("account", account)
                    .bind("version", version)
                    .execute();
            if (newer == 0) {
                return;
            }
            handle.execute("delete from account_limit where account = ?", account);
            for (var limit : limits) {
                handle.execute(
                        "insert into account_limit (account, scope, id, cpu_millis) values (?, ?, ?, ?)",
                        account,
                        limit.scope().name(),
                        limit.id(),
                        limit.cpuMillis());
            }
        });
    }

    @Override
    public List<StoredTask> claim(List<UUID> ids, String host) {
        return jdbi.withHandle(
                handle -> handle.createQuery("with c as (update task set state = 'INITIALIZING', host = :host,"
                                + " attempt = attempt + 1 where id = any(:ids::uuid[]) and state = 'QUEUED' returning *) select "
                                + TaskRows.COLUMNS + " from c t join task_document d on d.task = t.id order by t.id")
                        .bind("host", host)
                        .bind("ids", JdbiTaskRepository.ids(ids))
                        .map((row, context) -> rows.task(row))
                        .list());
    }

    @Override
    public void running(List<UUID> ids) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update task set state = 'RUNNING' where id = any(:ids::uuid[]) and state = 'INITIALIZING'")
                .bind("ids", JdbiTaskRepository.ids(ids))
                .execute());
    }

    @Override
    public Map<UUID, Standing> lock(List<UUID> ids) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select id, attempt, state from task where id = any(:ids::uuid[]) order by id for update")
                .bind("ids", JdbiTaskRepository.ids(ids))
                .map((row, context) -> standing(row))
                .stream()
                .collect(Collectors.toMap(Standing::task, row -> row)));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class), row.getInt("attempt"), TaskState.valueOf(row.getString("state")));
    }

    @Override
    public void finish(List<Ended> ended, String host) {
        if (ended.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update task t set state = n.state, attempt = n.attempt, attempts = n.attempts, result = n.result,
                                              host = :host, ended_at = now()
                            from unnest(:ids::uuid[], :numbers::int[], :states::text[], :attempts::text[], :results::text[])
                                 as n(id, attempt, state, attempts, result)
                            where t.id = n.id
                            """)
                    .bind("host", host)
                    .bind("ids", texts(ended, end -> end.task().id().toString()))
                    .bind(
                            "numbers",
                            texts(ended, end -> Integer.toString(end.task().attempt())))
                    .bind("states", texts(ended, end -> end.result().state().name()))
                    .bind("attempts", texts(ended, end -> rows.write(end.attempts())))
                    .bind("results", texts(ended, end -> rows.write(end.result())))
                    .execute();
            logs(handle, ended);
            JdbiUsageRepository.keep(handle, rows, ended);
        });
    }

    @Override
    public void requeue(List<Ended> ended) {
        if (ended.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update task t set state = 'QUEUED', host = null, attempts = n.attempts, faults = t.faults + n.fault,
                                              attempt = n.attempt - (1 - n.fault)
                            from unnest(:ids::uuid[], :numbers::int[], :attempts::text[], :faults::int[])
                                 as n(id, attempt, attempts, fault)
                            where t.id = n.id
                            """)
                    .bind("ids", texts(ended, end -> end.task().id().toString()))
                    .bind(
                            "numbers",
                            texts(ended, end -> Integer.toString(end.task().attempt())))
                    .bind("attempts", texts(ended, end -> rows.write(end.attempts())))
                    .bind("faults", texts(ended, end -> end.free() ? "0" : "1"))
                    .execute();
            logs(handle, ended);
            JdbiUsageRepository.keep(handle, rows, ended);
        });
    }

    private static void logs(Handle handle, List<Ended> ended) {
        if (ended.stream().allMatch(end -> end.streams().isEmpty())) {
            return;
        }
        var batch = handle.prepareBatch("""
                insert into task_log (task, attempt, executor, stream, size, tail, object)
                values (:task, :attempt, :executor, :stream, :size, :tail, :object) on conflict do nothing
                """);
        for (var end : ended) {
            for (var log : end.streams()) {
                batch.bind("task", end.task().id())
                        .bind("attempt", log.attempt())
                        .bind("executor", log.executor())
                        .bind("stream", log.stream())
                        .bind("size", log.size())
                        .bind("tail", log.tail())
                        .bind("object", log.object())
                        .add();
            }
        }
        batch.execute();
    }

    private static String[] texts(List<Ended> ended, Function<Ended, String> text) {
        return ended.stream().map(text).toArray(String[]::new);
    }

    @Override
    public List<StoredTask> claimedBy(String host, List<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + TaskRows.COLUMNS
                        + " from task t join task_document d on d.task = t.id where t.host = :host"
                        + " and t.state in ('INITIALIZING', 'RUNNING', 'CANCELING')"
                        + " and (cardinality(:ids::uuid[]) = 0 or t.id = any(:ids::uuid[])) order by t.id")
                .bind("host", host)
                .bind("ids", JdbiTaskRepository.ids(ids))
                .map((row, context) -> rows.task(row))
                .list());
    }

    @Override
    public List<Standing> openOf(String host) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, attempt, state from task
                        where host = :host and state in ('INITIALIZING', 'RUNNING', 'CANCELING')
                        """)
                .bind("host", host)
                .map((row, context) -> standing(row))
                .list());
    }

    @Override
    public Set<UUID> claimAgain(List<StoredTask> tasks, String host) {
        return jdbi.withHandle(handle -> {
            var asked = """
                    from unnest(:ids::uuid[], :numbers::int[]) as n(id, attempt)
                    where t.id = n.id and %s returning t.id
                    """;
            var ours = new HashSet<UUID>();
            for (var change : List.of(
                    "t.state = 'QUEUED' and t.attempt = n.attempt - 1",
                    "t.state in ('INITIALIZING', 'RUNNING', 'CANCELING') and t.attempt = n.attempt and t.host = :host")) {
                var state = change.contains("QUEUED") ? "'INITIALIZING'" : "t.state";
                handle.createQuery("update task t set host = :host, attempt = n.attempt, state = " + state + " "
                                + asked.formatted(change))
                        .bind("host", host)
                        .bind(
                                "ids",
                                tasks.stream().map(task -> task.id().toString()).toArray(String[]::new))
                        .bind(
                                "numbers",
                                tasks.stream()
                                        .map(task -> Integer.toString(task.attempt()))
                                        .toArray(String[]::new))
                        .mapTo(UUID.class)
                        .forEach(ours::add);
            }
            return ours;
        });
    }
}
