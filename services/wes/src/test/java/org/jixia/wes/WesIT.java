package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.jixia.wes.domain.Limits.OpenRuns.UNLIMITED;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.jixia.wes.domain.BundleRepository;
import org.jixia.wes.domain.CallCache;
import org.jixia.wes.domain.CallCache.Claim;
import org.jixia.wes.domain.CallCache.Outcome;
import org.jixia.wes.domain.Granted;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunFailure;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.RunRepository;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.ShardLeases;
import org.jixia.wes.domain.Step;
import org.jixia.wes.domain.Step.AttemptEnd;
import org.jixia.wes.domain.Step.NodeChange;
import org.jixia.wes.domain.StepRepository;
import org.jixia.wes.domain.StepService;
import org.junit.jupiter.api.Test;

/** The service over its real database: WES as clients speak it, and what the engine stores, fenced and once. */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class WesIT {

    private static final String RUNS = "/ga4gh/wes/v1/runs";
    /** Shards of these runs are owned by a replica that does not exist, so that no lane moves them. */
    private static final String FOREIGN = "a replica of the test";

    @Inject
    Jdbi jdbi;

    @Inject
    RunService service;

    @Inject
    RunRepository runs;

    @Inject
    StepService steps;

    @Inject
    StepRepository nodes;

    @Inject
    ShardLeases leases;

    @Inject
    CallCache cache;

    @Inject
    BundleRepository bundles;

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(TestTokens.person(person, "researcher"));
    }

    @Test
    void serviceInfoIsOpenToAll() {
        given().get("/ga4gh/wes/v1/service-info")
                .then()
                .statusCode(200)
                .body("type.artifact", equalTo("wes"))
                .body("workflow_type_versions.WDL.workflow_type_version", hasItems("1.0", "1.1"))
                .body("supported_wes_versions", hasItems("1.1.0"))
                .body("auth_instructions_url", org.hamcrest.Matchers.startsWith("http"));
    }

    @Test
    void runsNeedAToken() {
        given().get(RUNS).then().statusCode(401).body("status_code", equalTo(401));
        given().auth().oauth2(TestTokens.expired("alice")).get(RUNS).then().statusCode(401);
        given().auth().oauth2(TestTokens.forged("alice")).get(RUNS).then().statusCode(401);
    }

    @Test
    void runsOfOthersAreNotThere() {
        var run = accepted("alice", RunState.COMPLETE);

        as("alice")
                .get(RUNS + "/" + run.id())
                .then()
                .statusCode(200)
                .body("run_id", equalTo(run.id().toString()));
        for (String path : List.of("", "/status", "/tasks", "/tasks/1-1", "/logs/stderr")) {
            as("mallory")
                    .get(RUNS + "/" + run.id() + path)
                    .then()
                    .statusCode(404)
                    .body("status_code", equalTo(404));
        }
        as("mallory").post(RUNS + "/" + run.id() + "/cancel").then().statusCode(404);
        as("alice").get(RUNS + "/no-such-run").then().statusCode(404);
        as("mallory").get("/runs/" + run.id()).then().statusCode(404);
    }

    @Test
    void aSubmissionIsAnsweredWithAllItsFaults() {
        var message = as("alice")
                .multiPart("workflow_type", "CWL")
                .multiPart("workflow_params", "[]")
                .multiPart("workflow_attachment", "../evil.wdl", "x".getBytes(StandardCharsets.UTF_8))
                .post(RUNS)
                .then()
                .statusCode(400)
                .extract()
                .path("msg")
                .toString();

        assertThat(message).contains("workflow_url", "workflow_type_version", "CWL", "../evil.wdl", "JSON object");
    }

    @Test
    void fieldsMayComeUrlEncodedAndAttachmentsKeepTheirFolders() {
        as("alice")
                .formParam("workflow_type", "WDL")
                .formParam("workflow_type_version", "1.1")
                .formParam("workflow_url", "main.wdl")
                .post(RUNS)
                .then()
                .statusCode(400)
                .body("msg", org.hamcrest.Matchers.containsString("not among the attachments"));
        as("alice")
                .multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_attachment", "lib/main.wdl", "version 1.1\n".getBytes(StandardCharsets.UTF_8))
                .post(RUNS)
                .then()
                .statusCode(400)
                .body("msg", org.hamcrest.Matchers.containsString("main.wdl is not among the attachments"));
    }

    @Test
    void workflowsAreNotFetchedFromInside() {
        for (String url :
                List.of("https://127.0.0.1/x.wdl", "https://localhost:1/x.wdl", "file:///etc/passwd", "ftp://x/y")) {
            as("alice")
                    .multiPart("workflow_type", "WDL")
                    .multiPart("workflow_type_version", "1.1")
                    .multiPart("workflow_url", url)
                    .post(RUNS)
                    .then()
                    .statusCode(400)
                    .body("msg", org.hamcrest.Matchers.containsString("workflow_url"));
        }
    }

    @Test
    void listsByPagesToTheEnd() {
        var person = "lister-" + UUID.randomUUID();
        var all = List.of(
                accepted(person, RunState.COMPLETE),
                accepted(person, RunState.COMPLETE),
                accepted(person, RunState.COMPLETE));

        var first = as(person).get(RUNS + "?page_size=2").then().statusCode(200).body("runs", hasSize(2));
        String token = first.extract().path("next_page_token");
        var second = as(person)
                .get(RUNS + "?page_size=2&page_token=" + token)
                .then()
                .statusCode(200)
                .body("runs", hasSize(1))
                .body("next_page_token", equalTo(""));

        List<String> ids = new java.util.ArrayList<>(first.extract().<List<String>>path("runs.run_id"));
        ids.addAll(second.extract().<List<String>>path("runs.run_id"));
        assertThat(ids)
                .containsExactly(
                        all.get(2).id().toString(),
                        all.get(1).id().toString(),
                        all.get(0).id().toString());
        as(person).get(RUNS + "?page_token=xyz").then().statusCode(400);
        as(person).get(RUNS + "?page_size=0").then().statusCode(400);
    }

    @Test
    void internalPathsAreForNamedServicesOnly() {
        var body = Map.of("results", List.of());
        as("alice")
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post("/internal/tasks:finished")
                .then()
                .statusCode(404);
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.service("tes"))
                .contentType("application/json")
                .body(body)
                .post("/internal/tasks:finished")
                .then()
                .statusCode(204);
    }

    @Test
    void aBundleMustHaveItsDigest() {
        given().auth()
                .oauth2(TestTokens.service("workspace"))
                .contentType("application/json")
                .body("{\"main\": \"a.wdl\", \"files\": {\"a.wdl\": \"version 1.1\"}}")
                .put("/internal/bundles/" + "0".repeat(64))
                .then()
                .statusCode(400);
    }

    @Test
    void aFormerOwnerWritesNothing() {
        var run = accepted("alice", RunState.RUNNING);
        int shard = run.id().shard();
        var held = takeFromTheEngine(shard);
        var step = step(run, null, node("w.a", "SUBMITTING", null, 1, null));

        assertThat(steps.commit(held, List.of(step), List.of(), List.of())).isTrue();
        var taken = leases.reclaim(FOREIGN);
        var late = step(run, RunState.COMPLETE, node("w.a", "DONE", "SUBMITTING", 1, null));

        assertThat(steps.commit(held, List.of(late), List.of(), List.of())).isFalse();
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.RUNNING);
        assertThat(nodes.counts(run.id())).isEqualTo(Map.of("w.a", Map.of("SUBMITTING", 1)));
        assertThat(taken.get(shard)).isGreaterThan(held.get(shard));
    }

    @Test
    void retriesKeepEarlierAttemptsAndCountsStayRight() {
        var run = accepted("alice", RunState.RUNNING);
        var held = takeFromTheEngine(run.id().shard());
        var killed = new AttemptEnd(UUID.randomUUID(), 137, "OUT_OF_MEMORY", "killed", "{}");

        steps.commit(held, List.of(step(run, null, node("w.a", "SUBMITTING", null, 1, null))), List.of(), List.of());
        steps.commit(
                held,
                List.of(step(run, null, node("w.a", "SUBMITTING", "SUBMITTING", 2, killed))),
                List.of(),
                List.of());
        var good = new AttemptEnd(UUID.randomUUID(), 0, null, null, "{}");
        steps.commit(held, List.of(step(run, null, node("w.a", "DONE", "SUBMITTING", 2, good))), List.of(), List.of());

        var attempts = nodes.attempts(run.id(), "w.a");
        assertThat(attempts).extracting(StepRepository.NodeView::attempt).containsExactly(1, 2);
        assertThat(attempts).extracting(StepRepository.NodeView::exitCode).containsExactly(137, 0);
        assertThat(nodes.counts(run.id())).isEqualTo(Map.of("w.a", Map.of("DONE", 1)));
    }

    @Test
    void aRunThatIsBeingCancelledEndsCancelled() {
        var run = accepted("alice", RunState.RUNNING);
        var held = takeFromTheEngine(run.id().shard());
        assertThat(service.cancel(RunRepository.CancelScope.of(run.id()), "enough"))
                .containsExactly(run.id());
        assertThat(service.cancel(RunRepository.CancelScope.of(run.id()), "again"))
                .isEmpty();

        steps.commit(held, List.of(step(run, RunState.COMPLETE)), List.of(), List.of());

        var ended = runs.find(run.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(RunState.CANCELED);
        assertThat(ended.outputs()).isNull();
        steps.commit(held, List.of(step(run, RunState.SYSTEM_ERROR)), List.of(), List.of());
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.CANCELED);
    }

    @Test
    void equalCallsRunOnceAndRemovedObjectsAnswerNothing() {
        var run = accepted("alice", RunState.RUNNING);
        var held = takeFromTheEngine(run.id().shard());
        var workspace = UUID.randomUUID();
        var object = Ids.next();
        var first = new Claim("k", "t", "[]", run.id().value(), "w.a");
        var second = new Claim("k", "t", "[]", run.id().value(), "w.b");

        assertThat(cache.claim(workspace, List.of(first))).containsExactly("k");
        assertThat(cache.claim(workspace, List.of(second))).isEmpty();
        steps.commit(held, List.of(), List.of(new Outcome(run.id().value(), "w.a", "{}", List.of(object))), List.of());
        assertThat(cache.find(workspace, Set.of("k")).get("k").done()).isTrue();
        cache.bury(List.of(object));

        assertThat(cache.find(workspace, Set.of("k")).get("k").done()).isFalse();
        assertThat(cache.claim(workspace, List.of(second))).containsExactly("k");
        assertThat(cache.find(UUID.randomUUID(), Set.of("k"))).isEmpty();
    }

    @Test
    void historyGoesThirtyDaysAfterTheEnd() {
        var old = accepted("alice", RunState.RUNNING);
        var young = accepted("alice", RunState.RUNNING);
        for (var run : List.of(old, young)) {
            var held = takeFromTheEngine(run.id().shard());
            var end = new AttemptEnd(UUID.randomUUID(), 0, null, null, "{}");
            steps.commit(
                    held,
                    List.of(step(run, RunState.COMPLETE, node("w.a", "DONE", null, 1, end))),
                    List.of(),
                    List.of());
        }
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update event set at = now() - interval '31 days' where run = ?",
                    old.id().value());
            handle.execute(
                    "update run set ended_at = now() - interval '31 days' where id = ?",
                    old.id().value());
        });

        assertThat(nodes.forgetHistory(30, 100)).isEqualTo(1);
        assertThat(nodes.forgetHistory(30, 100)).isZero();
        assertThat(nodes.calls(old.id(), null, null, 0, 10)).hasSize(1);
    }

    @Test
    void rowsOfASubmissionStartOnce() {
        var submission = Ids.next();
        var first = run("alice", RunState.COMPLETE, submission, "row1");
        var again = run("alice", RunState.COMPLETE, submission, "row1");

        var started = service.accept(submission, List.of(first), UNLIMITED);
        var repeated = service.accept(submission, List.of(again), UNLIMITED);

        assertThat(repeated).isEqualTo(started).isEqualTo(Map.of("row1", first.id()));
        service.cancel(RunRepository.CancelScope.ofSubmission(submission), "no more");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> service.accept(submission, List.of(again), UNLIMITED))
                .hasMessageContaining("submission-cancelled");
    }

    /** Owns the shard as another replica would, at a new epoch. */
    private Map<Integer, Long> takeFromTheEngine(int shard) {
        leases.beat(FOREIGN, java.time.Duration.ofMinutes(5));
        jdbi.useHandle(handle -> handle.execute("update shard_lease set owner = ? where shard = ?", FOREIGN, shard));
        return Map.of(shard, leases.reclaim(FOREIGN).get(shard));
    }

    private Run accepted(String person, RunState state) {
        var run = run(person, state, null, null);
        service.accept(null, List.of(run), UNLIMITED);
        return run;
    }

    private Run run(String person, RunState state, UUID submission, String row) {
        bundles.put("digest", "{}".getBytes(StandardCharsets.UTF_8));
        return new Run(
                RunId.next(),
                Ids.personal(person),
                person,
                Neighbours.ACCOUNT,
                submission,
                row,
                "w",
                "digest",
                "w",
                "{}",
                RunOptions.DEFAULT,
                Map.of(),
                null,
                state,
                null,
                null,
                List.of(),
                0,
                0,
                Instant.now(),
                null,
                null);
    }

    private static Step step(Run run, RunState state, NodeChange... changes) {
        var failure = new RunFailure("x", "x", "x", null, null, RunFailure.Kind.PLATFORM);
        var end = state == null ? null : new Step.End("{}", state == RunState.COMPLETE ? null : failure);
        return new Step(run, state, List.of(changes), List.of("a line"), List.of(), end, Granted.NOTHING);
    }

    private static NodeChange node(String path, String state, String previous, int attempt, AttemptEnd end) {
        return new NodeChange(path, path, state, previous, attempt, 0, false, null, null, end, null);
    }
}
