package org.jixia.wes.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Update;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.Step;
import org.jixia.wes.domain.Step.AttemptEnd;
import org.jixia.wes.domain.Step.NodeChange;

/** The statements of one engine transaction. Nodes and counts change together; a run's state only along its table. */
final class StepWriter {

    /** One statement, as a chain of short steps waits for round trips more than for anything else. */
    private static final String WRITE = """
            with node_change as (
              insert into node (run, path, call, state, attempt, out_of_memory, cached, outputs, failure,
                                task, exit_code, reason, sentence, details, inputs, ended_at)
              select n.*, case when n.state <> 'SUBMITTING' then now() end
              from unnest(cast(:runs as uuid[]), cast(:paths as text[]), cast(:calls as text[]), cast(:states as text[]),
                  cast(:attempts as int[]), cast(:ooms as int[]), cast(:cached as boolean[]), cast(:outputs as text[]),
                  cast(:failures as text[]), cast(:tasks as uuid[]), cast(:exits as int[]), cast(:reasons as text[]),
                  cast(:sentences as text[]), cast(:details as text[]), cast(:inputs as text[]))
                  as n(run, path, call, state, attempt, oom, cached, outputs, failure, task, exit_code, reason, sentence, details, inputs)
              on conflict (run, path) do update set
                  state = excluded.state, attempt = excluded.attempt, out_of_memory = excluded.out_of_memory,
                  cached = excluded.cached, outputs = excluded.outputs, failure = excluded.failure,
                  task = case when excluded.attempt > node.attempt then null else coalesce(excluded.task, node.task) end,
                  exit_code = excluded.exit_code, reason = excluded.reason, sentence = excluded.sentence,
                  details = excluded.details, ended_at = excluded.ended_at,
                  submitted_at = case when excluded.attempt > node.attempt then now() else node.submitted_at end)
            , count_change as (
              insert into run_count (run, call, state, n)
              select * from unnest(cast(:countRuns as uuid[]), cast(:countCalls as text[]), cast(:countStates as text[]),
                  cast(:counts as int[]))
              on conflict (run, call, state) do update set n = run_count.n + excluded.n)
            , told as (
              select * from unnest(cast(:toldRuns as uuid[]), cast(:numbers as int[]), cast(:bodies as bytea[]))
                  as t(run, n, body))
            , numbered as (
              update run set next_seq = next_seq + told.n from told where run.id = told.run
              returning run.id as run, next_seq - told.n as first)
            , line as (
              insert into run_line (run, seq, text)
              select l.run, numbered.first + l.n, l.text
              from unnest(cast(:lineRuns as uuid[]), cast(:lineNumbers as int[]), cast(:lines as text[])) as l(run, n, text)
              join numbered using (run))
            insert into event (run, seq, body)
            select told.run, numbered.first, told.body from told join numbered using (run) where length(told.body) > 0
            """;

    private static final String PAST = """
            insert into past_attempt (run, path, attempt, task, exit_code, reason, sentence, details, submitted_at)
            select n.run, n.path, n.attempt, coalesce(a.task, n.task), a.exit_code, a.reason, a.sentence, a.details, n.submitted_at
            from unnest(cast(:runs as uuid[]), cast(:paths as text[]), cast(:tasks as uuid[]), cast(:exits as int[]),
                cast(:reasons as text[]), cast(:sentences as text[]), cast(:details as text[]))
                as a(run, path, task, exit_code, reason, sentence, details)
            join node n on n.run = a.run and n.path = a.path
            on conflict do nothing
            """;

    private final RunRow rows;
    private final ObjectMapper json;

    StepWriter(RunRow rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /** A node with the run it belongs to. */
    private record Item(UUID run, NodeChange change) {
        AttemptEnd shownEnd() {
            return change.retried() ? null : change.ended();
        }
    }

    /** Nodes, counts, lines of the log, and one compressed row of history a run; the run's row numbers them. */
    void write(Handle handle, List<Step> steps) {
        var items = new ArrayList<Item>();
        for (Step step : steps) {
            step.nodes().forEach(change -> items.add(new Item(step.run().id().value(), change)));
        }
        var told = steps.stream()
                .filter(step -> !step.nodes().isEmpty() || !step.lines().isEmpty())
                .toList();
        if (told.isEmpty()) {
            return;
        }
        var retried = items.stream().filter(item -> item.change().retried()).toList();
        if (!retried.isEmpty()) {
            keepAttempts(handle, retried);
        }
        var write = handle.createUpdate(WRITE);
        bindNodes(write, items);
        bindCounts(write, told);
        bindHistory(write, told);
        write.execute();
    }

    private static void keepAttempts(Handle handle, List<Item> retried) {
        handle.createUpdate(PAST)
                .bind("runs", array(retried, Item::run, UUID[]::new))
                .bind("paths", texts(retried, i -> i.change().path()))
                .bind("tasks", array(retried, i -> of(i.change().ended(), AttemptEnd::task), UUID[]::new))
                .bind("exits", array(retried, i -> of(i.change().ended(), AttemptEnd::exitCode), Integer[]::new))
                .bind("reasons", texts(retried, i -> of(i.change().ended(), AttemptEnd::reason)))
                .bind("sentences", texts(retried, i -> of(i.change().ended(), AttemptEnd::sentence)))
                .bind("details", texts(retried, i -> of(i.change().ended(), AttemptEnd::details)))
                .execute();
    }

    private static void bindNodes(Update write, List<Item> items) {
        write.bind("runs", array(items, Item::run, UUID[]::new))
                .bind("paths", texts(items, i -> i.change().path()))
                .bind("calls", texts(items, i -> i.change().call()))
                .bind("states", texts(items, i -> i.change().state()))
                .bind("attempts", array(items, i -> i.change().attempt(), Integer[]::new))
                .bind("ooms", array(items, i -> i.change().outOfMemory(), Integer[]::new))
                .bind("cached", array(items, i -> i.change().cached(), Boolean[]::new))
                .bind("outputs", texts(items, i -> i.change().outputs()))
                .bind("failures", texts(items, i -> i.change().failure()))
                .bind("tasks", array(items, i -> of(i.shownEnd(), AttemptEnd::task), UUID[]::new))
                .bind("exits", array(items, i -> of(i.shownEnd(), AttemptEnd::exitCode), Integer[]::new))
                .bind("reasons", texts(items, i -> of(i.shownEnd(), AttemptEnd::reason)))
                .bind("sentences", texts(items, i -> of(i.shownEnd(), AttemptEnd::sentence)))
                .bind("details", texts(items, i -> of(i.shownEnd(), AttemptEnd::details)))
                .bind("inputs", texts(items, i -> i.change().inputs()));
    }

    private static void bindCounts(Update write, List<Step> steps) {
        var runs = new ArrayList<UUID>();
        var calls = new ArrayList<String>();
        var states = new ArrayList<String>();
        var differences = new ArrayList<Integer>();
        for (Step step : steps) {
            var difference = new HashMap<Map.Entry<String, String>, Integer>();
            for (NodeChange change : step.nodes()) {
                difference.merge(Map.entry(change.call(), change.state()), 1, Integer::sum);
                if (change.previous() != null) {
                    difference.merge(Map.entry(change.call(), change.previous()), -1, Integer::sum);
                }
            }
            difference.forEach((of, n) -> {
                if (n != 0) {
                    runs.add(step.run().id().value());
                    calls.add(of.getKey());
                    states.add(of.getValue());
                    differences.add(n);
                }
            });
        }
        write.bind("countRuns", runs.toArray(UUID[]::new))
                .bind("countCalls", calls.toArray(String[]::new))
                .bind("countStates", states.toArray(String[]::new))
                .bind("counts", differences.toArray(Integer[]::new));
    }

    private void bindHistory(Update write, List<Step> steps) {
        var lineRuns = new ArrayList<UUID>();
        var lineNumbers = new ArrayList<Integer>();
        var lines = new ArrayList<String>();
        for (Step step : steps) {
            for (int line = 0; line < step.lines().size(); line++) {
                lineRuns.add(step.run().id().value());
                lineNumbers.add(line + 1);
                lines.add(storable(step.lines().get(line)));
            }
        }
        write.bind("toldRuns", array(steps, step -> step.run().id().value(), UUID[]::new))
                .bind("numbers", array(steps, step -> step.lines().size() + 1, Integer[]::new))
                .bind("bodies", bytes(array(steps, step -> packed(step.nodes()), byte[][]::new)))
                .bind("lineRuns", lineRuns.toArray(UUID[]::new))
                .bind("lineNumbers", lineNumbers.toArray(Integer[]::new))
                .bind("lines", lines.toArray(String[]::new));
    }

    /** Nothing for no changes. */
    private byte[] packed(List<NodeChange> changes) {
        if (changes.isEmpty()) {
            return new byte[0];
        }
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            json.writeValue(gzip, changes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Moves the run itself; one that is being cancelled ends cancelled, whatever its last call came to. The answer is there when it ended by this step. */
    Optional<Run> run(Handle handle, Step step) {
        if (step.state() == null && step.warnings().isEmpty() && step.end() == null) {
            return Optional.empty();
        }
        var next = step.state() == null ? step.run().state() : step.state();
        var end = step.end();
        return handle.createQuery("""
                        update run set state = case when state = 'CANCELING' then 'CANCELED' else :state end, version = version + 1,
                          started_at = coalesce(started_at, now()),
                          ended_at = case when :ended then now() end,
                          outputs = case when state = 'CANCELING' then null else :outputs end, failure = :failure, warnings = :warnings,
                          calls = (select coalesce(sum(n), 0) from run_count where run_count.run = :run),
                          cache_hits = case when :ended
                            then (select count(*) from node where node.run = :run and cached) else cache_hits end
                        where id = :run and state = any(:before) returning *
                        """)
                .bind("run", step.run().id().value())
                .bind("state", next.name())
                .bind("ended", end != null)
                .bind("outputs", end == null ? null : storable(end.outputs()))
                .bind("failure", end == null || end.failure() == null ? null : rows.text(end.failure()))
                .bind("warnings", rows.text(step.warnings()))
                .bind("before", before(next))
                .map((row, context) -> rows.read(row))
                .findOne()
                .filter(run -> end != null);
    }

    private static String[] before(RunState next) {
        var before = RunState.before(next);
        before.add(next.isFinal() ? RunState.CANCELING : next);
        return before.stream().map(Enum::name).toArray(String[]::new);
    }

    /** No text of the database holds a NUL, and what a task printed may. */
    private static String storable(String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /** As the driver wants it: Jdbi's own arrays are of objects, which bytes inside are not. */
    private static Argument bytes(byte[][] items) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", items));
    }

    private static <T> T of(AttemptEnd end, Function<AttemptEnd, T> part) {
        return end == null ? null : part.apply(end);
    }

    private static String[] texts(List<Item> items, Function<Item, String> part) {
        return items.stream().map(part).map(StepWriter::storable).toArray(String[]::new);
    }

    private static <I, T> T[] array(List<I> items, Function<I, T> part, IntFunction<T[]> generator) {
        return items.stream().map(part).toArray(generator);
    }
}
