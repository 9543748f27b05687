package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.EmbeddedPostgres;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kill -9 of the real service between the statements of its transactions and around its calls to tes: the run ends as if nothing had been. */
class WesKillIT {

    private static final String RUNS = "/ga4gh/wes/v1/runs";
    private static final int WIDTH = 40;
    /** The tables that one step of the engine writes, in the order of its statements. */
    private static final List<String> STATEMENTS = List.of("node", "run_count", "event", "call_cache");

    private static final String WORKFLOW = """
            version 1.1
            task say {
              input { Int number }
              command <<< echo ~{number} >>>
              output { String said = read_string(stdout()) }
            }
            workflow many {
              scatter (i in range(%d)) {
                call say as first { input: number = i }
                call say as second { input: number = 1000 * length([first.said]) + i }
              }
              call say as last { input: number = 100000 + length(second.said) }
              output { Array[String] said = second.said  String end = last.said }
            }
            """.formatted(WIDTH);

    private final PacedTasks tasks = new PacedTasks();
    private final Neighbours neighbours = new Neighbours(tasks);
    private final PlatformTestResource platform = new PlatformTestResource();
    private KillableWes wes;
    private Jdbi jdbi;

    @BeforeEach
    void start() {
        var settings = new HashMap<String, String>();
        platform.init(Map.of("service", "wes", "kafka", "false"));
        settings.putAll(platform.start());
        settings.putAll(neighbours.start());
        jdbi = Jdbi.create(
                settings.get("quarkus.datasource.jdbc.url"), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
        wes = new KillableWes(settings, Path.of("target", "wes-kill"));
        wes.start();
        wes.awaitReady();
    }

    @AfterEach
    void stop() {
        wes.kill();
        neighbours.stop();
        platform.stop();
    }

    @Test
    void aRunEndsOnceHoweverOftenItsServiceDies() {
        // between the commit that decided on tasks and tes' having them
        dieAt(tasks::beforeKept, this::submitted);
        var run = theRun();
        // between tes' having tasks and our hearing it
        dieAt(tasks::beforeAnswer, () -> {});
        for (String table : STATEMENTS) {
            dieBefore(table, () -> tasks.allow(5));
        }
        tasks.allow(1_000_000);
        await().atMost(Duration.ofSeconds(90)).until(() -> !state(run).matches("RUNNING|INITIALIZING|QUEUED"));

        var log = alice().get(RUNS + "/" + run).then().statusCode(200).extract().jsonPath();
        assertThat(log.getString("state")).as(log.prettify()).isEqualTo("COMPLETE");
        assertThat(log.getList("outputs.'many.said'")).hasSize(WIDTH).containsOnly("hello");
        assertThat(tasks.accepted())
                .hasSize(2 * WIDTH + 1)
                .doesNotHaveDuplicates()
                .allMatch(task -> task.endsWith(" 1"));
        assertThat(tasks.changed()).isEmpty();
        assertThat(rows("select call || ' ' || state || ' ' || n from run_count where n <> 0 order by 1"))
                .containsExactly("many.first DONE 40", "many.last DONE 1", "many.second DONE 40");
        assertThat(rows("select name from outbox where topic = 'jixia.wes.runs' order by id"))
                .containsExactly("RunStarted", "RunFinished");
        assertThat(rows("select state from call_cache")).hasSize(2 * WIDTH + 1).containsOnly("DONE");
    }

    /** Kills the service at a point of its next call to tes, and starts it again. */
    private void dieAt(Consumer<Runnable> point, Runnable cause) {
        var dead = new CountDownLatch(1);
        point.accept(() -> {
            wes.kill();
            dead.countDown();
        });
        cause.run();
        await().atMost(Duration.ofSeconds(90)).until(() -> dead.getCount() == 0);
        wes.start();
    }

    /** Kills the service while its transaction has come as far as the first write to the table, and starts it again. */
    private void dieBefore(String table, Runnable cause) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            handle.execute("lock table " + table + " in exclusive mode");
            cause.run();
            await().atMost(Duration.ofSeconds(90)).until(() -> waitsFor(table));
            wes.kill();
            handle.rollback();
        }
        wes.start();
    }

    private boolean waitsFor(String table) {
        return !rows("select c.relname from pg_locks l join pg_class c on c.oid = l.relation where not l.granted")
                .stream()
                .filter(table::equals)
                .toList()
                .isEmpty();
    }

    private RequestSpecification alice() {
        return given().baseUri(wes.address()).auth().oauth2(TestTokens.person("alice", "researcher"));
    }

    private void submitted() {
        alice().multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_attachment", "main.wdl", WORKFLOW.getBytes(StandardCharsets.UTF_8))
                .post(RUNS)
                .then()
                .statusCode(200);
    }

    private String theRun() {
        return rows("select cast(id as text) from run").getFirst();
    }

    private String state(String run) {
        return rows("select state from run where id = '" + run + "'").getFirst();
    }

    private List<String> rows(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
