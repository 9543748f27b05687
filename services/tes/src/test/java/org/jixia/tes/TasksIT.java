package org.jixia.tes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** TES 1.1 as its clients use it, and what wes and the platform add. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        restrictToAnnotatedClass = false,
        initArgs = {@ResourceArg(name = "service", value = "tes"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(Neighbours.class)
class TasksIT {
    static final String TASKS = "/ga4gh/tes/v1/tasks";

    private static Map<String, Object> bash(String script) {
        return Map.of("image", "host", "command", List.of("bash", "-c", script));
    }

    static Map<String, Object> task(String script) {
        return Map.of("name", "test", "executors", List.of(bash(script)));
    }

    static Map<String, Object> with(Map<String, Object> task, String member, Object value) {
        var more = new java.util.HashMap<>(task);
        more.put(member, value);
        return more;
    }

    static ValidatableResponse post(String token, Object task) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(task)
                .post(TASKS)
                .then();
    }

    private static ValidatableResponse cancel(String token, String id) {
        // As stock clients do: the colon stands in the path as it is.
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .post(TASKS + "/" + id + ":cancel")
                .then();
    }

    static String create(Object task) {
        return post(TestTokens.person("alice"), task).statusCode(200).extract().path("id");
    }

    private static JsonPath get(String id, String view) {
        return given().auth()
                .oauth2(TestTokens.person("alice"))
                .get(TASKS + "/" + id + "?view=" + view)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath ended(String id) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> List.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED")
                        .contains(get(id, "MINIMAL").getString("state")));
        return get(id, "FULL");
    }

    static String reason(JsonPath task) {
        return String.join("|", task.<String>getList("logs[-1].system_logs"));
    }

    @Test
    void runsATaskFromInputsToOutputs() {
        Neighbours.put("in/reads.txt", "hello\n");
        var task = Map.of(
                "name", "upper",
                "state", "UNKNOWN",
                "inputs",
                        List.of(
                                Map.of("path", "/data/reads.txt", "url", Neighbours.bucket() + "in/reads.txt"),
                                Map.of("path", "/data/more", "content", "there\n")),
                "outputs",
                        List.of(
                                Map.of("path", "/out/all.txt", "url", Neighbours.bucket() + "out/all.txt"),
                                Map.of(
                                        "path",
                                        "/out/x/*.n",
                                        "path_prefix",
                                        "/out/x",
                                        "url",
                                        Neighbours.bucket() + "n")),
                "executors",
                        List.of(bash(
                                "mkdir -p /out/x; tr a-z A-Z < /data/reads.txt > /out/all.txt; cat /data/more >> /out/all.txt;"
                                        + " echo 1 > /out/x/a.n; echo 2 > /out/x/b.n; echo said; echo erred >&2")));
        var done = ended(create(task));
        assertThat(done.getString("state")).isEqualTo("COMPLETE");
        assertThat(Neighbours.stored("out/all.txt")).isEqualTo("HELLO\nthere\n");
        assertThat(Neighbours.stored("n/b.n")).isEqualTo("2\n");
        assertThat(done.<String>getList("logs[0].outputs.size_bytes")).containsExactlyInAnyOrder("12", "2", "2");
        assertThat(done.getString("logs[0].logs[0].stdout")).isEqualTo("said\n");
        assertThat(done.getString("logs[0].logs[0].stderr")).isEqualTo("erred\n");
        assertThat(done.getInt("logs[0].logs[0].exit_code")).isZero();
        assertThat(done.getString("inputs[0].type")).isEqualTo("FILE");
        ended(create(with(task, "name", "again")));
        assertThat(Neighbours.reads("in/reads.txt"))
                .as("the second task fetches nothing")
                .isEqualTo(1);
    }

    @Test
    void showsViewsAndPages() {
        var tag = UUID.randomUUID().toString();
        for (var i = 0; i < 3; i++) {
            ended(create(with(task("true"), "tags", Map.of("series", tag))));
        }
        var token = TestTokens.person("alice");
        var seen = new ArrayList<String>();
        var page = "";
        do {
            var list = given().auth()
                    .oauth2(token)
                    .queryParam("tag_key", "series")
                    .queryParam("tag_value", tag)
                    .queryParam("page_size", 2)
                    .queryParam("page_token", page)
                    .get(TASKS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(list.getList("tasks.id"));
            assertThat(list.<Object>getList("tasks.executors")).containsOnlyNulls();
            page = list.getString("next_page_token");
        } while (page != null);
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
        var basic = get(seen.getFirst(), "BASIC");
        assertThat(basic.getString("logs[0].system_logs")).isNull();
        assertThat(basic.getMap("tags")).isEqualTo(Map.of("series", tag));
        var inWorkspace = "?tag_key=workspace&tag_value=" + Neighbours.WORKSPACE + "&tag_key=series&tag_value=" + tag;
        var listed = given().auth().oauth2(token).get(TASKS + inWorkspace).jsonPath();
        assertThat(listed.getList("tasks.id")).hasSize(3);
        given().auth().oauth2(token).get(TASKS + "?view=ALL").then().statusCode(400);
        given().auth().oauth2(token).get(TASKS + "?page_token=x").then().statusCode(400);
        given().auth().oauth2(token).get(TASKS + "?state=NONE").then().statusCode(400);
    }

    @Test
    void isSilentToStrangers() {
        var id = create(task("true"));
        given().auth()
                .oauth2(TestTokens.person("mallory"))
                .get(TASKS + "/" + id)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestTokens.person("alice"))
                .get(TASKS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        given().get(TASKS + "/" + id).then().statusCode(401);
        given().auth().oauth2(TestTokens.expired("alice")).get(TASKS).then().statusCode(401);
        given().auth().oauth2(TestTokens.forged("alice")).get(TASKS).then().statusCode(401);
        given().get("/v1/tasks").then().statusCode(404);
        post(TestTokens.person("reader"), task("true")).statusCode(404);
        var info =
                given().get("/ga4gh/tes/v1/service-info").then().statusCode(200).extract();
        assertThat(info.jsonPath().getMap("")).doesNotContainKey("backends");
        assertThat(info.jsonPath().getString("description")).contains("Backends: ");
    }

    @Test
    void listsAllFaultsOfATask() {
        var answer = post(
                        TestTokens.person("alice"),
                        Map.of(
                                "inputs",
                                        List.of(
                                                Map.of("path", "relative", "url", "file:///etc/passwd"),
                                                Map.of("path", "/x", "url", "http://127.0.0.1/x")),
                                "outputs", List.of(Map.of("path", "/o/*", "url", "s3://elsewhere/x")),
                                "resources",
                                        Map.of(
                                                "backend_parameters",
                                                Map.of("vm", "x"),
                                                "backend_parameters_strict",
                                                true),
                                "executors", List.of(Map.of("image", "nowhere:1", "command", List.of()))))
                .statusCode(400)
                .extract()
                .<String>path("msg");
        assertThat(answer)
                .contains(
                        "relative",
                        "file:///etc/passwd",
                        "http://127.0.0.1/x",
                        "s3://elsewhere/x",
                        "path_prefix",
                        "vm",
                        "nowhere:1");
        post(TestTokens.person("alice"), "{").statusCode(400);
        post(TestTokens.person("alice"), "{\"executors\": 7}").statusCode(400);
    }

    @Test
    void namesTheReasonOfEachFailure() {
        var code = ended(create(task("exit 3")));
        assertThat(code.getString("state")).isEqualTo("EXECUTOR_ERROR");
        assertThat(code.getInt("logs[0].logs[0].exit_code")).isEqualTo(3);
        var small = Map.of(
                "backend_parameters", Map.of("memoryBytes", "67108864", "diskBytes", "4194304", "timeLimitMs", "8000"));
        assertThat(reason(ended(create(with(task("head -c 900m /dev/zero | tail; sleep 9"), "resources", small)))))
                .contains("OUT_OF_MEMORY");
        assertThat(reason(ended(create(with(task("head -c 64m /dev/zero > big; sleep 9"), "resources", small)))))
                .contains("DISK_FULL");
        var brief = Map.of("backend_parameters", Map.of("timeLimitMs", "700"));
        assertThat(reason(ended(create(with(task("while :; do :; done"), "resources", brief)))))
                .contains("TIME_LIMIT");
        assertThat(ended(create(task("rm -rf /work; true"))).getString("state")).isEqualTo("COMPLETE");
        var output = List.of(Map.of("path", "/work/none", "url", Neighbours.bucket() + "none"));
        assertThat(reason(ended(create(with(task("touch other"), "outputs", output)))))
                .contains("OUTPUT_MISSING", "other");
        var input = List.of(Map.of("path", "/data/x", "url", Neighbours.bucket() + "no/such"));
        assertThat(reason(ended(create(with(task("true"), "inputs", input))))).contains("INPUT_MISSING");
        var internal = List.of(Map.of("path", "/data/x", "url", "https://127.0.0.1/secret"));
        assertThat(reason(ended(create(with(task("true"), "inputs", internal)))))
                .contains("INPUT_REFUSED");
    }

    @Test
    void neverFollowsALinkOutOfTheRoom() {
        var output = List.of(Map.of("path", "/work/stolen", "url", Neighbours.bucket() + "stolen"));
        var ended = ended(create(with(task("ln -s /etc/shadow stolen"), "outputs", output)));
        assertThat(ended.getString("state")).isEqualTo("EXECUTOR_ERROR");
        assertThat(Neighbours.stored("stolen")).isNull();
    }

    @Test
    void cancelsAndStaysCancelled() {
        var id = create(task("sleep 60"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(id, "MINIMAL").getString("state").equals("RUNNING"));
        var token = TestTokens.person("alice");
        cancel(TestTokens.person("mallory"), id).statusCode(404);
        cancel(token, id).statusCode(200);
        assertThat(ended(id).getString("state")).isEqualTo("CANCELED");
        given().auth().oauth2(token).post(TASKS + "/" + id + ":cancel").then().statusCode(200);
    }

    @Test
    void answersARepeatedKeyWithTheSameTask() {
        var key = UUID.randomUUID().toString();
        var request = given().auth()
                .oauth2(TestTokens.person("alice"))
                .contentType("application/json")
                .header("Idempotency-Key", key);
        String first = request.body(task("true"))
                .post(TASKS)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        String second = request.body(task("true"))
                .post(TASKS)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        assertThat(second).isEqualTo(first);
        request.body(task("false")).post(TASKS).then().statusCode(422);
    }

    @Test
    void streamsALogWhileItGrows() {
        var id = create(task("echo first; while [ ! -e /tmp/never ]; do sleep 0.1; done"));
        var url = "/tasks/" + id + "/logs/1/0/stdout";
        var token = TestTokens.person("alice");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().auth().oauth2(token).get(url).asString().equals("first\n"));
        var part = given().auth()
                .oauth2(token)
                .header("Range", "bytes=1-3")
                .get(url)
                .then()
                .statusCode(206)
                .extract();
        assertThat(part.asString()).isEqualTo("irs");
        given().auth().oauth2(token).header("Range", "bytes=6-").get(url).then().statusCode(416);
        given().auth().oauth2(TestTokens.person("mallory")).get(url).then().statusCode(404);
        cancel(token, id).statusCode(200);
        ended(id);
        assertThat(given().auth().oauth2(token).get(url).asString()).isEqualTo("first\n");
    }

    @Test
    void runsABatchOfARunAndTellsItsEnds() {
        var run = UUID.randomUUID();
        var token = TestTokens.run("alice", Neighbours.WORKSPACE, run, Neighbours.ACCOUNT);
        var items = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 60; i++) {
            items.add(Map.of("key", run + "-" + i, "task", task("exit " + i % 2)));
        }
        items.add(Map.of("key", run + "-bad", "task", Map.of("executors", List.of())));
        var answer = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("replyTo", Neighbours.replyTo(), "tasks", items))
                .post("/ga4gh/tes/v1/tasks:batch")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(answer.getString("items[60].fault.code")).isEqualTo("tes.field-missing");
        var ids = answer.<String>getList("items.id").stream()
                .filter(id -> id != null)
                .toList();
        assertThat(ids).hasSize(60).doesNotHaveDuplicates();
        await().atMost(Duration.ofSeconds(40)).until(() -> told(run).size() >= 60);
        assertThat(told(run)).hasSize(60).filteredOn("COMPLETE"::equals).hasSize(30);
        given().auth()
                .oauth2(TestTokens.service("wes"))
                .contentType("application/json")
                .body(Map.of("keys", List.of(run + "-1")))
                .post("/internal/tasks:states")
                .then()
                .statusCode(200)
                .body("items[0].reason.code", org.hamcrest.Matchers.equalTo("EXIT_CODE"));
    }

    private static List<String> told(UUID run) {
        var states = new ArrayList<String>();
        Neighbours.replies()
                .forEach(reply -> reply.path("results").forEach(result -> {
                    if (result.path("run").asText().equals(run.toString())) {
                        states.add(result.path("state").asText());
                    }
                }));
        return states;
    }

    @Test
    void takesNoTasksOfACancelledRun() {
        var run = UUID.randomUUID();
        var url = "/internal/runs/" + run + "/cancellation";
        given().auth().oauth2(TestTokens.person("alice")).put(url).then().statusCode(404);
        given().auth().oauth2(TestTokens.service("wes")).put(url).then().statusCode(204);
        var token = TestTokens.run("alice", Neighbours.WORKSPACE, run, Neighbours.ACCOUNT);
        post(token, task("true")).statusCode(409);
    }

    @Test
    void comesWithSmallContentsInline() {
        var run = UUID.randomUUID();
        var task = Map.of(
                "executors", List.of(bash("printf 42 > n")),
                "outputs", List.of(Map.of("path", "/work/n", "url", "")),
                "resources", Map.of("backend_parameters", Map.of("inline", "[\"/work/n\"]")));
        given().auth()
                .oauth2(TestTokens.run("alice", Neighbours.WORKSPACE, run, Neighbours.ACCOUNT))
                .contentType("application/json")
                .body(Map.of(
                        "replyTo", Neighbours.replyTo(), "tasks", List.of(Map.of("key", run + "-in", "task", task))))
                .post("/ga4gh/tes/v1/tasks:batch")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Neighbours.replies().stream()
                        .anyMatch(reply -> reply.toString().contains(run.toString())
                                && reply.toString().contains("\"/work/n\":\"42\"")));
    }
}
