package org.jixia.wes.persistence;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.Step;
import org.jixia.wes.domain.StepRepository;

/** Runs under way in PostgreSQL: arrays in, one statement a table, so that 500 nodes cost a handful of round trips. */
@ApplicationScoped
@Transactional
public class JdbiStepRepository implements StepRepository {

    private static final String OPEN = "state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING')";

    private final Jdbi jdbi;
    private final StepWriter writer;

    public JdbiStepRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.writer = new StepWriter(new RunRow(json), json);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Run> write(List<Step> steps) {
        return jdbi.withHandle(handle -> {
            writer.write(handle, steps);
            var ended = new ArrayList<Run>();
            for (Step step : steps) {
                writer.run(handle, step).ifPresent(ended::add);
            }
            return ended;
        });
    }

    @Override
    public List<NodeRow> nodes(RunId run) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from node where run = :run")
                .bind("run", run.value())
                .setFetchSize(2000)
                .map((row, context) -> new NodeRow(
                        row.getString("path"),
                        row.getString("call"),
                        row.getString("state"),
                        row.getInt("attempt"),
                        row.getInt("out_of_memory"),
                        row.getBoolean("cached"),
                        row.getString("outputs"),
                        row.getString("failure"),
                        row.getObject("task", UUID.class)))
                .list());
    }

    @Override
    public String semantics(RunId run) {
        return jdbi.withHandle(handle -> handle.createQuery("select engine from run where id = :run")
                .bind("run", run.value())
                .mapTo(String.class)
                .one());
    }

    @Override
    public List<Waiting> waiting(Set<Integer> shards, int olderThanSeconds, UUID afterRun, String afterPath) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select n.run, n.path, n.attempt, n.task from node n join run r on r.id = n.run
                        where n.state = 'SUBMITTING' and r.shard = any(:shards)
                          and r.state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING')
                          and n.submitted_at < now() - :age * interval '1 second'
                          and (n.run, n.path) > (cast(:run as uuid), cast(:path as text))
                        order by n.run, n.path limit 500
                        """)
                .bind("shards", shards.toArray(Integer[]::new))
                .bind("age", olderThanSeconds)
                .bind("run", afterRun)
                .bind("path", afterPath)
                .map((row, context) -> new Waiting(
                        new RunId(row.getObject("run", UUID.class)),
                        row.getString("path"),
                        row.getInt("attempt"),
                        row.getObject("task", UUID.class)))
                .list());
    }

    @Override
    public void accepted(List<Accepted> accepted) {
        jdbi.useHandle(handle -> {
            handle.execute("set local synchronous_commit = off");
            handle.createUpdate("""
                            update node n set task = a.task
                            from unnest(cast(:runs as uuid[]), cast(:paths as text[]), cast(:attempts as int[]), cast(:tasks as uuid[]))
                              as a(run, path, attempt, task)
                            where n.run = a.run and n.path = a.path and n.attempt = a.attempt and n.task is distinct from a.task
                            """)
                    .bind("runs", accepted.stream().map(a -> a.run().value()).toArray(UUID[]::new))
                    .bind("paths", accepted.stream().map(Accepted::path).toArray(String[]::new))
                    .bind("attempts", accepted.stream().map(Accepted::attempt).toArray(Integer[]::new))
                    .bind("tasks", accepted.stream().map(Accepted::task).toArray(UUID[]::new))
                    .execute();
        });
    }

    @Override
    public List<RunId> unseen(Set<Integer> shards, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from run where shard = any(:shards) and %s
                          and (state = 'QUEUED' or state = 'CANCELING' and not cancel_sent)
                        order by id limit :most
                        """.formatted(OPEN))
                .bind("shards", shards.toArray(Integer[]::new))
                .bind("most", most)
                .mapTo(UUID.class)
                .map(RunId::new)
                .list());
    }

    @Override
    public void cancellationSent(RunId run) {
        jdbi.useHandle(handle -> handle.createUpdate("update run set cancel_sent = true where id = :run")
                .bind("run", run.value())
                .execute());
    }

    @Override
    public void keepResults(List<KeptResult> results) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into task_result (task, shard, run, key)
                        select t.task, r.shard, t.run, t.key
                        from unnest(cast(:tasks as uuid[]), cast(:runs as uuid[]), cast(:keys as text[])) as t(task, run, key)
                        join run r on r.id = t.run and r.%s
                        on conflict do nothing
                        """.formatted(OPEN))
                .bind("tasks", results.stream().map(KeptResult::task).toArray(UUID[]::new))
                .bind("runs", results.stream().map(KeptResult::run).toArray(UUID[]::new))
                .bind("keys", results.stream().map(KeptResult::key).toArray(String[]::new))
                .execute());
    }

    @Override
    public List<KeptResult> keptResults(Set<Integer> shards, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select task, run, key from task_result where shard = any(:shards) order by received_at limit :most")
                .bind("shards", shards.toArray(Integer[]::new))
                .bind("most", most)
                .map((row, context) -> new KeptResult(
                        row.getObject("task", UUID.class), row.getObject("run", UUID.class), row.getString("key")))
                .list());
    }

    @Override
    public void forgetResults(List<UUID> tasks) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from task_result where task = any(:tasks)")
                .bind("tasks", tasks.toArray(UUID[]::new))
                .execute());
    }

    @Override
    public int forgetHistory(int days, int most) {
        return jdbi.withHandle(handle ->
                handle.createUpdate("""
                        delete from event using (
                          select e.run, e.seq from event e join run r on r.id = e.run
                          where e.at < now() - :days * interval '1 day' and r.ended_at < now() - :days * interval '1 day'
                          limit :most) old
                        where event.run = old.run and event.seq = old.seq
                        """).bind("days", days).bind("most", most).execute());
    }

    @Override
    public List<NodeView> calls(RunId run, String call, String state, long after, int limit) {
        // States are a closed set and stand in the text, so that the index of failed calls can be seen to fit.
        var states = state == null
                ? ""
                : state.equals("CACHED") ? "and state = 'DONE' and cached" : "and state = '" + known(state) + "'";
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select node.*, v.body as verdict from node left join cache_verdict v using (run, path)
                        where run = :run and number > :after %s %s
                        order by number limit :limit
                        """.formatted(call == null ? "" : "and call = :call", states))
                        .bind("run", run.value())
                        .bind("after", after)
                        .bindMap(call == null ? Map.of() : Map.of("call", call))
                        .bind("limit", limit)
                        .map((row, context) -> NodeRows.view(row))
                        .list());
    }

    private static String known(String state) {
        if (!CALL_STATES.contains(state)) {
            throw new IllegalArgumentException("no state of calls: " + state);
        }
        return state;
    }

    @Override
    public List<NodeView> allAttempts(RunId run, long afterNumber, int afterAttempt, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from (
                          (select n.number, p.path, n.call, 'FAILED' as state, p.attempt, false as cached, null as outputs, null as failure,
                                  p.task, p.exit_code, p.reason, p.sentence, p.details, null as verdict, null as inputs, p.submitted_at, p.ended_at
                           from past_attempt p join node n on n.run = p.run and n.path = p.path
                           where p.run = :run and (n.number, p.attempt) > (:number, :attempt) order by n.number, p.attempt limit :limit)
                          union all
                          (select n.number, n.path, n.call, n.state, n.attempt, n.cached, n.outputs, n.failure,
                                  n.task, n.exit_code, n.reason, n.sentence, n.details, v.body as verdict, null as inputs, n.submitted_at, n.ended_at
                           from node n left join cache_verdict v using (run, path)
                           where run = :run and n.number >= :number and (n.number, n.attempt) > (:number, :attempt)
                           order by n.number limit :limit)) as each
                        order by number, attempt limit :limit
                        """)
                .bind("run", run.value())
                .bind("number", afterNumber)
                .bind("attempt", afterAttempt)
                .bind("limit", limit)
                .map((row, context) -> NodeRows.view(row))
                .list());
    }

    @Override
    public List<NodeView> attempts(RunId run, String path) {
        return jdbi.withHandle(handle -> {
            var all = new ArrayList<>(handle.createQuery("""
                            select n.number, p.path, n.call, 'FAILED' as state, p.attempt, false as cached, null as outputs,
                                   null as failure, p.task, p.exit_code, p.reason, p.sentence, p.details, null as verdict, null as inputs, p.submitted_at, p.ended_at
                            from past_attempt p join node n on n.run = p.run and n.path = p.path
                            where p.run = :run and p.path = :path order by p.attempt
                            """)
                    .bind("run", run.value())
                    .bind("path", path)
                    .map((row, context) -> NodeRows.view(row))
                    .list());
            all.addAll(handle.createQuery(
                            "select node.*, v.body as verdict from node left join cache_verdict v using (run, path) where run = :run and path = :path")
                    .bind("run", run.value())
                    .bind("path", path)
                    .map((row, context) -> NodeRows.view(row))
                    .list());
            return all;
        });
    }

    @Override
    public Map<String, Map<String, Integer>> counts(RunId run) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select call, state, n from run_count where run = :run and n > 0 order by call, state")
                .bind("run", run.value())
                .reduceRows(new java.util.TreeMap<>(), (map, row) -> {
                    map.computeIfAbsent(row.getColumn("call", String.class), call -> new HashMap<>())
                            .put(row.getColumn("state", String.class), row.getColumn("n", Integer.class));
                    return map;
                }));
    }
}
