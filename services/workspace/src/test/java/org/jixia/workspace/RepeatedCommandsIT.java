package org.jixia.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Creates that come again with their key: the first answer once more, nothing made twice, another body refused. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class RepeatedCommandsIT {
    @Inject
    Jdbi jdbi;

    private static Response post(String person, String path, String key, Object body) {
        return as(person)
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Sent twice: equal answers; with another body: refused. */
    private static String twice(String path, Object body, Object other, int status) {
        var key = key();
        var first = post("alice", path, key, body);
        first.then().statusCode(status);
        var again = post("alice", path, key, body);
        again.then().statusCode(status);
        assertThat(again.asString()).isEqualTo(first.asString());
        post("alice", path, key, other).then().statusCode(422).body("code", equalTo("platform.key-reused"));
        return first.path("id");
    }

    private int count(String sql, Object... arguments) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (var i = 0; i < arguments.length; i++) {
                query.bind(i, arguments[i]);
            }
            return query.mapTo(Integer.class).one();
        });
    }

    @Test
    void aWorkspaceIsMadeOnce() {
        var name = "Once " + key();
        var id = twice("/workspaces", Map.of("name", name), Map.of("name", name, "description", "other"), 201);
        assertThat(count("select count(*) from workspace where name = ?", name)).isEqualTo(1);
        assertThat(count("select count(*) from outbox where name = 'WorkspaceCreated' and key = ?", id))
                .isEqualTo(1);
    }

    @Test
    void keysBelongToTheirCaller() {
        var key = key();
        var name = "Mine " + key;
        var hers = post("alice", "/workspaces", key, Map.of("name", name)).<String>path("id");
        post("bob", "/workspaces", key, Map.of("name", name))
                .then()
                .statusCode(201)
                .body("id", not(equalTo(hers)));
        assertThat(count("select count(*) from workspace where name = ?", name)).isEqualTo(2);
    }

    @Test
    void whatWasRefusedMayComeAgainMended() {
        var key = key();
        post("alice", "/workspaces", key, Map.of("name", " ")).then().statusCode(400);
        post("alice", "/workspaces", key, Map.of("name", "Mended")).then().statusCode(201);
    }

    @Test
    void manyAtOnceMakeOne() throws Exception {
        var key = key();
        var name = "Crowd " + key;
        create("alice", "so that the personal one is there");
        var calls = new ArrayList<Callable<Response>>();
        for (var i = 0; i < 8; i++) {
            calls.add(() -> post("alice", "/workspaces", key, Map.of("name", name)));
        }
        var ids = new ArrayList<String>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> answer : pool.invokeAll(calls)) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
                if (answer.get().statusCode() == 201) {
                    ids.add(answer.get().path("id"));
                } else {
                    assertThat(answer.get().header("Retry-After")).isNotNull();
                }
            }
        }
        assertThat(ids).isNotEmpty();
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(count("select count(*) from workspace where name = ?", name)).isEqualTo(1);
    }

    @Test
    void clonesConfigurationsAndSubmissionsAreMadeOnce() {
        var workspace = create("alice", "Work");
        load(workspace, "sample_id\ttext\ns1\tbad\n").statusCode(200);
        var path = "/workspaces/" + workspace;
        var clone = "Clone " + key();
        twice(path + ":clone", Map.of("name", clone), Map.of("name", clone + "!"), 201);
        assertThat(count("select count(*) from workspace where name = ?", clone))
                .isEqualTo(1);

        var wanted = Map.of(
                "name",
                "conf",
                "table",
                "sample",
                "workflow",
                Map.of("wdl", "version 1.1"),
                "inputs",
                Map.of("text", "this.text"));
        var other = new java.util.LinkedHashMap<String, Object>(wanted);
        other.put("name", "other");
        var configuration = twice(path + "/configurations", wanted, other, 201);
        var room = UUID.fromString(workspace);
        assertThat(count("select count(*) from configuration where workspace = ?", room))
                .isEqualTo(1);

        submissionsAndRerunsAreMadeOnce(path, configuration);
    }

    private void submissionsAndRerunsAreMadeOnce(String path, String configuration) {
        var workspace = path.substring("/workspaces/".length());
        var room = UUID.fromString(workspace);
        var submission = twice(
                path + "/submissions",
                Map.of("configuration", configuration),
                Map.of("configuration", configuration, "name", "other"),
                201);
        assertThat(count("select count(*) from submission where workspace = ?", room))
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as("alice")
                        .get(path + "/submissions/" + submission)
                        .then()
                        .body("state", equalTo("DONE")));
        assertThat(count("select count(*) from outbox where name = 'SubmissionStarted' and key = ?", workspace))
                .isEqualTo(1);

        var again = key();
        var first = post("alice", path + "/submissions/" + submission + ":rerun", again, Map.of());
        first.then().statusCode(201);
        assertThat(post("alice", path + "/submissions/" + submission + ":rerun", again, Map.of())
                        .asString())
                .isEqualTo(first.asString());
        assertThat(count("select count(*) from submission where workspace = ?", room))
                .isEqualTo(2);
    }

    @Test
    void anImportThatComesAgainUndoesNothing() {
        var workspace = create("alice", "Imports");
        var key = key();
        var path = "/workspaces/" + workspace + "/tables:import";
        var tsv = "sample_id\tage\na\t3\n";
        var first = tsv(path, key, tsv);
        first.then().statusCode(200);
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{\"age\":5}")
                .patch("/workspaces/" + workspace + "/tables/sample/rows/a")
                .then()
                .statusCode(200);
        assertThat(tsv(path, key, tsv).asString()).isEqualTo(first.asString());
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows/a")
                .then()
                .body("attributes.age", equalTo(5))
                .body("version", equalTo(2));
        tsv(path, key, tsv + "b\t4\n").then().statusCode(422).body("code", equalTo("platform.key-reused"));

        var sheet = "/workspaces/" + workspace + "/data:import";
        tsv(sheet, key, "workspace:word\nfirst\n").then().statusCode(200);
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("value", "second"))
                .put("/workspaces/" + workspace + "/data/word")
                .then()
                .statusCode(200);
        tsv(sheet, key, "workspace:word\nfirst\n")
                .then()
                .statusCode(200)
                .body("items.value", equalTo(List.of("second")));
    }

    private static Response tsv(String path, String key, String text) {
        return as("alice")
                .urlEncodingEnabled(false)
                .contentType("text/tab-separated-values; charset=UTF-8")
                .header("Idempotency-Key", key)
                .body(text)
                .post(path);
    }
}
