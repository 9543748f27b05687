package org.jixia.wes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wes.domain.CallCache;

/** The call cache in PostgreSQL; single flight rests on its primary key. */
@ApplicationScoped
@Transactional
public class JdbiCallCache implements CallCache {

    /** Entries that a new call may take: dead ones, and those whose holder has ended without a result. */
    private static final String FREE = """
            (call_cache.state = 'DEAD' or call_cache.state = 'RUNNING' and not exists (
                select 1 from run r where r.id = call_cache.holder_run
                  and r.state in ('QUEUED', 'INITIALIZING', 'RUNNING')
                  and not exists (select 1 from node n where n.run = r.id and n.path = call_cache.holder_node
                                  and n.state <> 'SUBMITTING')))
            """;

    private static final String INSERT = """
            insert into call_cache (workspace, key, task, parts, state, holder_run, holder_node)
            select distinct on (c.key) :workspace, c.key, c.task, c.parts, 'RUNNING', c.run, c.node
            from unnest(cast(:keys as text[]), cast(:tasks as text[]), cast(:parts as text[]), cast(:runs as uuid[]),
                cast(:nodes as text[])) as c(key, task, parts, run, node)
            order by c.key
            """;

    private final Jdbi jdbi;

    public JdbiCallCache(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<String, Entry> find(UUID workspace, Set<String> keys) {
        return jdbi.withHandle(handle -> {
            var found = new HashMap<String, Entry>();
            handle.createQuery("select * from call_cache where workspace = :workspace and key = any(:keys)")
                    .bind("workspace", workspace)
                    .bind("keys", keys.toArray(String[]::new))
                    .map((row, context) -> entry(row))
                    .forEach(entry -> found.put(entry.key(), entry));
            return found;
        });
    }

    @Override
    public Set<String> claim(UUID workspace, List<Claim> claims) {
        return insert(workspace, claims, """
                 on conflict (workspace, key) do update set state = 'RUNNING', task = excluded.task, parts = excluded.parts,
                  holder_run = excluded.holder_run, holder_node = excluded.holder_node, updated_at = now()
                where %s or call_cache.state = 'RUNNING'
                  and call_cache.holder_run = excluded.holder_run and call_cache.holder_node = excluded.holder_node
                returning key
                """.formatted(FREE));
    }

    @Override
    public void replace(UUID workspace, List<Claim> claims) {
        insert(workspace, claims, """
                 on conflict (workspace, key) do update set task = excluded.task, parts = excluded.parts,
                  holder_run = excluded.holder_run, holder_node = excluded.holder_node
                returning key
                """);
    }

    private Set<String> insert(UUID workspace, List<Claim> claims, String conflict) {
        return jdbi.withHandle(handle -> new HashSet<>(handle.createQuery(INSERT + conflict)
                .bind("workspace", workspace)
                .bind("keys", texts(claims, Claim::key))
                .bind("tasks", texts(claims, Claim::task))
                .bind("parts", texts(claims, Claim::parts))
                .bind("runs", claims.stream().map(Claim::run).toArray(UUID[]::new))
                .bind("nodes", texts(claims, Claim::node))
                .mapTo(String.class)
                .list()));
    }

    @Override
    public List<Entry> latest(UUID workspace, String task) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from call_cache where workspace = :workspace and task = :task and state = 'DONE'
                        order by updated_at desc limit 20
                        """)
                .bind("workspace", workspace)
                .bind("task", task)
                .map((row, context) -> entry(row))
                .list());
    }

    @Override
    public void explain(List<Verdict> verdicts) {
        jdbi.useHandle(handle -> {
            handle.execute("set local synchronous_commit = off");
            handle.createUpdate("""
                            insert into cache_verdict (run, path, body)
                            select distinct on (v.run, v.path) v.run, v.path, v.body
                            from unnest(cast(:runs as uuid[]), cast(:nodes as text[]), cast(:bodies as text[])) as v(run, path, body)
                            join run r on r.id = v.run
                            on conflict (run, path) do update set body = excluded.body
                            """)
                    .bind("runs", verdicts.stream().map(Verdict::run).toArray(UUID[]::new))
                    .bind("nodes", texts(verdicts, Verdict::node))
                    .bind("bodies", texts(verdicts, Verdict::body))
                    .execute();
        });
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void finish(List<Outcome> outcomes) {
        var done = outcomes.stream().filter(o -> o.outputs() != null).toList();
        var failed = outcomes.stream().filter(o -> o.outputs() == null).toList();
        jdbi.useHandle(handle -> {
            if (!done.isEmpty()) {
                handle.createUpdate("""
                                update call_cache c set state = 'DONE', outputs = o.outputs, updated_at = now(),
                                  objects = cast(o.objects as uuid[])
                                from unnest(cast(:runs as uuid[]), cast(:nodes as text[]), cast(:outputs as text[]), cast(:objects as text[]))
                                  as o(run, node, outputs, objects)
                                where c.holder_run = o.run and c.holder_node = o.node
                                """)
                        .bind("runs", runs(done))
                        .bind("nodes", texts(done, Outcome::node))
                        .bind("outputs", texts(done, Outcome::outputs))
                        .bind("objects", texts(done, JdbiCallCache::arrayText))
                        .execute();
            }
            if (!failed.isEmpty()) {
                handle.createUpdate("""
                                delete from call_cache c using unnest(cast(:runs as uuid[]), cast(:nodes as text[])) as o(run, node)
                                where c.holder_run = o.run and c.holder_node = o.node and c.state = 'RUNNING'
                                """)
                        .bind("runs", runs(failed))
                        .bind("nodes", texts(failed, Outcome::node))
                        .execute();
            }
        });
    }

    @Override
    public void bury(List<UUID> objects) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update call_cache set state = 'DEAD' where state = 'DONE' and objects && cast(:objects as uuid[])")
                .bind("objects", objects.toArray(UUID[]::new))
                .execute());
    }

    @Override
    public void bury(UUID workspace, Set<String> keys) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update call_cache set state = 'DEAD' where state = 'DONE' and workspace = :workspace and key = any(:keys)")
                .bind("workspace", workspace)
                .bind("keys", keys.toArray(String[]::new))
                .execute());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("key"),
                row.getString("state"),
                row.getString("parts"),
                row.getString("outputs"),
                List.of((UUID[]) row.getArray("objects").getArray()),
                row.getObject("holder_run", UUID.class),
                row.getString("holder_node"));
    }

    private static UUID[] runs(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::run).toArray(UUID[]::new);
    }

    private static String arrayText(Outcome outcome) {
        return outcome.objects().stream()
                .map(UUID::toString)
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> part) {
        return items.stream().map(part).toArray(String[]::new);
    }
}
