package org.jixia.tes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jixia.tes.domain.NewTask;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.StreamLog;
import org.jixia.tes.domain.TaskFilter;
import org.jixia.tes.domain.TaskHead;
import org.jixia.tes.domain.TaskRepository;
import org.jixia.tes.domain.TaskResult;
import org.jixia.tes.domain.TaskStanding;

/** Tasks in PostgreSQL. */
@ApplicationScoped
public class JdbiTaskRepository implements TaskRepository {
    private static final String SELECT =
            "select " + TaskRows.COLUMNS + " from task t join task_document d on d.task = t.id ";

    private static final String LOCK = "pg_advisory_xact_lock%s(hashtextextended(n.id, 7465735))::text";

    private final Jdbi jdbi;
    private final TaskRows rows;

    @Inject
    public JdbiTaskRepository(Jdbi jdbi, TaskRows rows) {
        this.jdbi = jdbi;
        this.rows = rows;
    }

    @Override
    public void commitLater() {
        jdbi.useHandle(handle -> handle.execute("set local synchronous_commit = off"));
    }

    @Override
    public List<Kept> keep(List<NewTask> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            var inserted = new HashSet<>(insert(handle, tasks));
            insertDocuments(
                    handle,
                    tasks.stream().filter(t -> inserted.contains(t.id())).toList());
            var older = older(
                    handle,
                    tasks.stream().filter(t -> !inserted.contains(t.id())).toList());
            return tasks.stream()
                    .map(task -> inserted.contains(task.id())
                            ? new Kept(task.id(), true)
                            : older.getOrDefault(
                                    task.caller() + "\n" + task.key() + "\n" + task.bodyHash(), new Kept(null, false)))
                    .toList();
        });
    }

    private List<UUID> insert(Handle handle, List<NewTask> tasks) {
        return handle.createQuery("""
                        insert into task (id, caller, key, body_hash, person, workspace, run, billing_account, name, tags, state,
                                          cpu_millis, memory_bytes, reply_to)
                        select id, caller, key, hash, person, workspace, run, account, name, tags::jsonb, 'QUEUED', cpu, memory, reply
                        from unnest(:id::uuid[], :caller::text[], :key::text[], :hash::text[], :person::text[], :workspace::uuid[],
                                    :run::uuid[], :account::uuid[], :name::text[], :tags::text[], :cpu::bigint[], :memory::bigint[],
                                    :reply::text[])
                             as n(id, caller, key, hash, person, workspace, run, account, name, tags, cpu, memory, reply)
                        on conflict do nothing returning id
                        """)
                .bind("id", texts(tasks, t -> t.id().toString()))
                .bind("caller", texts(tasks, NewTask::caller))
                .bind("key", texts(tasks, NewTask::key))
                .bind("hash", texts(tasks, NewTask::bodyHash))
                .bind("person", texts(tasks, t -> t.owner().person()))
                .bind("workspace", texts(tasks, t -> t.owner().workspace().toString()))
                .bind(
                        "run",
                        texts(
                                tasks,
                                t -> t.owner().run() == null
                                        ? null
                                        : t.owner().run().toString()))
                .bind("account", texts(tasks, t -> t.owner().billingAccount().toString()))
                .bind("name", texts(tasks, t -> t.document().name()))
                .bind("tags", texts(tasks, t -> rows.write(t.document().tags())))
                .bind("cpu", texts(tasks, t -> Long.toString(t.ask().cpuMillis())))
                .bind("memory", texts(tasks, t -> Long.toString(t.ask().memoryBytes())))
                .bind("reply", texts(tasks, NewTask::replyTo))
                .mapTo(UUID.class)
                .list();
    }

    private void insertDocuments(Handle handle, List<NewTask> tasks) {
        handle.createUpdate("""
                        insert into task_document (task, document, ask)
                        select * from unnest(:id::uuid[], :document::text[], :ask::text[])
                        """)
                .bind("id", texts(tasks, t -> t.id().toString()))
                .bind("document", texts(tasks, t -> rows.write(t.document())))
                .bind("ask", texts(tasks, t -> rows.write(t.ask())))
                .execute();
    }

    private static java.util.Map<String, Kept> older(Handle handle, List<NewTask> repeated) {
        var found = new HashMap<String, Kept>();
        if (repeated.isEmpty()) {
            return found;
        }
        handle.createQuery(
                        "select id, caller, key, body_hash from task where caller = any(:callers) and key = any(:keys)")
                .bind("callers", texts(repeated, NewTask::caller))
                .bind("keys", texts(repeated, NewTask::key))
                .map((row, context) -> {
                    var name =
                            row.getString("caller") + "\n" + row.getString("key") + "\n" + row.getString("body_hash");
                    found.put(name, new Kept(row.getObject("id", UUID.class), true));
                    return name;
                })
                .list();
        return found;
    }

    private static <T> String[] texts(List<T> items, java.util.function.Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    static String[] ids(java.util.Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    @Override
    public Optional<StoredTask> find(UUID id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    @Override
    public List<StoredTask> byIds(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbi.withHandle(handle -> handle.createQuery(SELECT + "where t.id = any(:ids::uuid[])")
                        .bind("ids", ids(ids))
                        .map((row, context) -> rows.task(row))
                        .list());
    }

    @Override
    public List<TaskStanding> standings(List<UUID> ids, List<String> keys) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, key, state, result from task
                        where id = any(:ids::uuid[]) or key = any(:keys) and run is not null
                        """)
                .bind("ids", ids(ids))
                .bind("keys", keys.toArray(String[]::new))
                .map((row, context) -> rows.standing(row))
                .list());
    }

    @Override
    public Optional<TaskHead> head(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + TaskRows.HEAD + " from task t where t.id = :id")
                .bind("id", id)
                .map((row, context) -> rows.head(row))
                .findFirst());
    }

    @Override
    public List<TaskHead> heads(TaskFilter filter, Optional<UUID> before, int limit) {
        return select(filter, before, limit, "select " + TaskRows.HEAD + " from task t %s", query -> query, rows::head);
    }

    @Override
    public List<StoredTask> list(TaskFilter filter, Optional<UUID> before, int limit, long bytes) {
        return select(filter, before, limit, SELECT + """
                join (select id, row_number() over w as number,
                             sum(octet_length(document) + octet_length(attempts) + coalesce(octet_length(result), 0)) over w as bytes
                      from (select t.id, d.document, t.attempts, t.result from task t join task_document d on d.task = t.id %s) page
                      window w as (order by id desc)) s on s.id = t.id
                where s.number = 1 or s.bytes <= :bytes order by t.id desc
                """, query -> query.bind("bytes", bytes), rows::task);
    }

    /** @param statement has a place for the conditions, order and limit of the page */
    private <T> List<T> select(
            TaskFilter filter,
            Optional<UUID> before,
            int limit,
            String statement,
            UnaryOperator<Query> more,
            Row<T> each) {
        if (filter.nothing()) {
            return List.of();
        }
        var conditions = new ArrayList<String>();
        conditions.add(filter.run()
                .map(run -> "t.run = :run")
                .or(() -> filter.workspace().map(workspace -> "t.workspace = :workspace"))
                .orElse("t.person = :person"));
        before.ifPresent(id -> conditions.add("t.id < :before"));
        filter.namePrefix().ifPresent(prefix -> conditions.add("starts_with(t.name, :prefix)"));
        filter.state().ifPresent(state -> conditions.add("t.state = :state"));
        var any = filter.tags().entrySet().stream()
                .filter(tag -> tag.getValue().isEmpty())
                .map(Map.Entry::getKey);
        var exact = new HashMap<>(filter.tags());
        exact.values().removeIf(String::isEmpty);
        conditions.add("t.tags @> :exact::jsonb and jsonb_exists_all(t.tags, :any)");
        return jdbi.withHandle(handle -> {
            var page = "where " + String.join(" and ", conditions) + " order by t.id desc limit :limit";
            var query = handle.createQuery(statement.formatted(page))
                    .bind("exact", rows.write(exact))
                    .bind("any", any.toArray(String[]::new))
                    .bind("limit", limit);
            if (filter.run().isPresent()) {
                query.bind("run", filter.run().get());
            } else if (filter.workspace().isPresent()) {
                query.bind("workspace", filter.workspace().get());
            } else {
                query.bind("person", filter.person());
            }
            before.ifPresent(id -> query.bind("before", id));
            filter.namePrefix().ifPresent(prefix -> query.bind("prefix", prefix));
            filter.state().ifPresent(state -> query.bind("state", state.name()));
            return more.apply(query).map((row, context) -> each.read(row)).list();
        });
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public Map<UUID, List<StreamLog>> logs(List<UUID> tasks) {
        var logs = new HashMap<UUID, List<StreamLog>>();
        if (tasks.isEmpty()) {
            return logs;
        }
        jdbi.useHandle(handle -> handle.createQuery(
                        "select * from task_log where task = any(:ids::uuid[]) order by task, attempt, executor, stream")
                .bind("ids", ids(tasks))
                .map((row, context) -> logs.computeIfAbsent(row.getObject("task", UUID.class), t -> new ArrayList<>())
                        .add(new StreamLog(
                                row.getInt("attempt"),
                                row.getInt("executor"),
                                row.getString("stream"),
                                row.getLong("size"),
                                row.getBytes("tail"),
                                row.getString("object"))))
                .list());
        return logs;
    }

    @Override
    public List<StoredTask> cancel(List<UUID> ids) {
        var changed = jdbi.withHandle(handle ->
                handle.createQuery("""
                        update task set state = case state when 'QUEUED' then 'CANCELED' else 'CANCELING' end,
                                        ended_at = case state when 'QUEUED' then now() end
                        where id = any(:ids::uuid[]) and state in ('QUEUED', 'INITIALIZING', 'RUNNING') returning id
                        """).bind("ids", ids(ids)).mapTo(UUID.class).list());
        return byIds(changed);
    }

    @Override
    public List<UUID> openOf(Optional<UUID> run, Optional<UUID> workspace) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from task where " + (run.isPresent() ? "run" : "workspace")
                                + " = :id" + " and state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING')")
                        .bind("id", run.or(() -> workspace).orElseThrow())
                        .mapTo(UUID.class)
                        .list());
    }

    @Override
    public List<UUID> openOf(String person, UUID workspace, Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from task where person = :person and workspace = :workspace and run is null
                          and created_at <= :until and state in ('QUEUED', 'INITIALIZING', 'RUNNING')
                        """)
                .bind("person", person)
                .bind("workspace", workspace)
                .bind("until", until)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public void hold(Set<UUID> runs, Set<UUID> workspaces) {
        var all = new TreeSet<>(runs);
        all.addAll(workspaces);
        jdbi.useHandle(
                handle -> handle.createQuery("select " + LOCK.formatted("_shared") + " from unnest(:ids) as n(id)")
                        .bind("ids", ids(all))
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public void close(Optional<UUID> run, Optional<UUID> workspace) {
        jdbi.useHandle(handle -> {
            handle.createQuery("select " + LOCK.formatted("") + " from unnest(:ids) as n(id)")
                    .bind(
                            "ids",
                            ids(Stream.of(run, workspace)
                                    .flatMap(Optional::stream)
                                    .toList()))
                    .mapTo(String.class)
                    .list();
            run.ifPresent(
                    id -> handle.execute("insert into cancelled_run (run) values (?) on conflict do nothing", id));
            workspace.ifPresent(id ->
                    handle.execute("insert into closed_workspace (workspace) values (?) on conflict do nothing", id));
        });
    }

    @Override
    public Set<UUID> closedRuns(Set<UUID> runs) {
        return closed("select run from cancelled_run where run = any(:ids::uuid[])", runs);
    }

    @Override
    public Set<UUID> closedWorkspaces(Set<UUID> workspaces) {
        return closed("select workspace from closed_workspace where workspace = any(:ids::uuid[])", workspaces);
    }

    private Set<UUID> closed(String query, Set<UUID> ids) {
        return jdbi.withHandle(handle -> new HashSet<>(handle.createQuery(query)
                .bind("ids", ids(ids))
                .mapTo(UUID.class)
                .list()));
    }

    @Override
    public void result(UUID task, TaskResult result) {
        jdbi.useHandle(handle -> handle.createUpdate("update task set result = :result where id = :id")
                .bind("result", rows.write(result))
                .bind("id", task)
                .execute());
    }
}
