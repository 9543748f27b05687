package org.jixia.tes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jixia.platform.testing.EmbeddedPostgres;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kill -9 of the whole service, and of what runs its tasks: each task has one success, its effect is there once, and nothing is left over. */
class KilledServiceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String WAITING = "echo once >> effect; touch begun; while [ ! -e go ]; do sleep 0.05; done";
    private static final long SEED = 20_261_124;

    private final Set<ProcessHandle> seen = new HashSet<>();
    private final UUID run = UUID.randomUUID();
    private ServiceProcess service;

    @BeforeEach
    void start() throws IOException {
        service = new ServiceProcess(Map.of());
        service.start();
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    private List<String> submit(int count, String script) throws IOException {
        var items = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < count; i++) {
            var executor = Map.of("image", "host", "command", List.of("bash", "-c", script, "task", "" + i));
            var output = Map.of("path", "/work/effect", "url", Neighbours.bucket() + run + "/" + i);
            items.add(Map.of(
                    "key",
                    run + "-" + i,
                    "task",
                    Map.of("name", "" + i, "executors", List.of(executor), "outputs", List.of(output))));
        }
        var token = TestTokens.run("alice", Neighbours.WORKSPACE, run, Neighbours.ACCOUNT);
        var body = JSON.writeValueAsString(Map.of("replyTo", Neighbours.replyTo(), "tasks", items));
        var answer = service.call("POST", "/ga4gh/tes/v1/tasks:batch", token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var ids = new ArrayList<String>();
        JSON.readTree(answer.body())
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private Path work(String task, int attempt) {
        return service.folder().resolve("rooms").resolve(task + "-" + attempt).resolve("root/work");
    }

    private long begun(List<String> tasks) {
        return tasks.stream()
                .filter(task -> Files.exists(work(task, 1).resolve("begun")))
                .count();
    }

    private void go(String task, int attempt) throws IOException {
        if (Files.exists(work(task, attempt).resolve("begun"))) {
            Files.writeString(work(task, attempt).resolve("go"), "");
        }
    }

    /** Kills the service and remembers what it had started, which must all be gone in the end. */
    private void kill() throws InterruptedException {
        remember();
        service.kill();
    }

    private void remember() {
        ProcessHandle.of(service.pid())
                .ifPresent(process -> process.descendants().forEach(seen::add));
    }

    private Map<String, String> states() {
        var states = new TreeMap<String, String>();
        query("select id, state from task", row -> states.put(row[0], row[1]));
        return states;
    }

    private long ended() {
        return states().values().stream()
                .filter(state -> !Set.of("QUEUED", "INITIALIZING", "RUNNING", "CANCELING")
                        .contains(state))
                .count();
    }

    private interface Row {
        void take(String... columns) throws IOException;
    }

    private void query(String sql, Row each) {
        try (var connection = DriverManager.getConnection(
                        service.databaseUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var columns = new String[rows.getMetaData().getColumnCount()];
                for (var i = 0; i < columns.length; i++) {
                    columns[i] = rows.getString(i + 1);
                }
                each.take(columns);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every result that was told, by task. */
    private Map<String, List<JsonNode>> told() {
        var told = new TreeMap<String, List<JsonNode>>();
        query(
                "select body from outbox where topic = 'jixia.tes.tasks'",
                row -> JSON.readTree(row[0])
                        .path("data")
                        .path("results")
                        .forEach(result -> told.computeIfAbsent(
                                        result.path("task").asText(), task -> new ArrayList<>())
                                .add(result)));
        return told;
    }

    private void eachSucceededOnce(List<String> tasks) {
        assertThat(states())
                .hasSize(tasks.size())
                .allSatisfy((task, state) -> assertThat(state).isEqualTo("COMPLETE"));
        var told = told();
        assertThat(told).containsOnlyKeys(tasks);
        told.values().forEach(results -> {
            assertThat(results).as("told once").hasSize(1);
            var attempts = results.getFirst().path("attempts");
            var billed = new ArrayList<Integer>();
            attempts.forEach(attempt -> {
                if (attempt.path("billable").asBoolean()) {
                    billed.add(attempt.path("attempt").asInt());
                }
            });
            assertThat(billed).as("paid once").hasSize(1);
        });
    }

    private void nothingIsLeft() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(seen).noneMatch(ProcessHandle::isAlive);
            try (var rooms = Files.list(service.folder().resolve("rooms"))) {
                assertThat(rooms).isEmpty();
            }
        });
    }

    @Test
    void attemptsGoOnWhileTheServiceIsDead() throws Exception {
        var tasks = submit(6, WAITING + "; echo end >> effect");
        await().atMost(PATIENCE).until(() -> begun(tasks) == 4);
        kill();
        var running = tasks.stream()
                .filter(task -> Files.exists(work(task, 1).resolve("begun")))
                .toList();
        for (var task : running.subList(0, 2)) {
            go(task, 1);
            var exit = work(task, 1).resolve("../../exit");
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(exit) && Files.readString(exit).endsWith("end\n"));
        }
        service.start();
        await().atMost(PATIENCE).until(() -> {
            for (var task : tasks) {
                go(task, 1);
            }
            return ended() == tasks.size();
        });
        eachSucceededOnce(tasks);
        for (var i = 0; i < tasks.size(); i++) {
            assertThat(Neighbours.stored(run + "/" + i)).isEqualTo("once\nend\n");
        }
        told().values()
                .forEach(results ->
                        assertThat(results.getFirst().path("attempts")).hasSize(1));
        nothingIsLeft();
    }

    @Test
    void aServiceKilledAtAnyMomentLosesAndDoublesNothing() throws Exception {
        var random = new Random(SEED);
        var tasks = submit(120, "echo \"$1\" >> effect");
        for (var kill = 0; kill < 3; kill++) {
            var next = ended() + 1 + random.nextInt(20);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> ended() >= Math.min(next, tasks.size() - 1));
            kill();
            service.start();
        }
        await().atMost(PATIENCE).until(() -> ended() == tasks.size());
        eachSucceededOnce(tasks);
        for (var i = 0; i < tasks.size(); i++) {
            assertThat(Neighbours.stored(run + "/" + i)).isEqualTo(i + "\n");
        }
        nothingIsLeft();
    }

    private void change(String sql) {
        try (var connection = DriverManager.getConnection(
                        service.databaseUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isGreaterThan(0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A crash of the database takes commits that were answered and not yet on disk; here by hand, one of each kind. */
    @Test
    void whatACrashOfTheDatabaseTookIsFoundAgain() throws Exception {
        var tasks = submit(5, WAITING + "; echo end >> effect");
        await().atMost(PATIENCE).until(() -> begun(tasks) == 4);
        var running = tasks.stream()
                .filter(task -> Files.exists(work(task, 1).resolve("begun")))
                .toList();
        var waiting = tasks.stream()
                .filter(task -> !running.contains(task))
                .findFirst()
                .orElseThrow();
        var host = Files.readString(service.folder().resolve("host-id")).strip();
        // The claim of an attempt that runs is forgotten.
        change("update task set state = 'QUEUED', host = null, attempt = 0 where id = '" + running.get(0) + "'");
        // A claim was committed, and its answer never came.
        change("update task set state = 'INITIALIZING', host = '" + host + "', attempt = 1 where id = '" + waiting
                + "'");
        // An end is forgotten, and with it what it told.
        go(running.get(1), 1);
        await().atMost(PATIENCE).until(() -> states().get(running.get(1)).equals("COMPLETE"));
        change("delete from outbox where body::text like '%" + running.get(1) + "%'");
        change("update task set state = 'RUNNING', result = null, attempts = '[]' where id = '" + running.get(1) + "'");
        await().atMost(PATIENCE).until(() -> {
            for (var task : tasks) {
                go(task, 1);
            }
            return ended() == tasks.size();
        });
        eachSucceededOnce(tasks);
        for (var i = 0; i < tasks.size(); i++) {
            assertThat(Neighbours.stored(run + "/" + i)).isEqualTo("once\nend\n");
        }
        nothingIsLeft();
    }

    @Test
    void aStopWritesTheLastEnds() throws Exception {
        var tasks = submit(4, WAITING);
        await().atMost(PATIENCE).until(() -> begun(tasks) == 4);
        service.stop();
        assertThat(states().values()).as("given back, at no cost").containsOnly("QUEUED");
        service.start();
        await().atMost(PATIENCE).until(() -> {
            for (var task : tasks) {
                go(task, 1);
            }
            return ended() == tasks.size();
        });
        eachSucceededOnce(tasks);
        nothingIsLeft();
    }

    private static boolean isSandbox(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("bwrap");
    }

    @Test
    void anAttemptWhoseProcessesAreKilledIsRepeatedAtNoCost() throws Exception {
        var task = submit(1, WAITING).getFirst();
        await().atMost(PATIENCE).until(() -> begun(List.of(task)) == 1);
        remember();
        var shell = seen.stream()
                .filter(process -> !isSandbox(process) && process.children().anyMatch(KilledServiceIT::isSandbox))
                .findFirst()
                .orElseThrow();
        assertThat(shell.destroyForcibly()).isTrue();
        await().atMost(PATIENCE).until(() -> {
            go(task, 2);
            return ended() == 1;
        });
        eachSucceededOnce(List.of(task));
        assertThat(told().get(task).getFirst().path("attempts")).hasSize(2);
        assertThat(Neighbours.stored(run + "/0")).isEqualTo("once\n");
        nothingIsLeft();
    }
}
