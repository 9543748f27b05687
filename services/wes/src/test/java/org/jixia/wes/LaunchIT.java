package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What a launch refuses before anything is done, what the cache says of calls, and where logs lie. */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class LaunchIT {

    private static final String RUNS = "/ga4gh/wes/v1/runs";
    private static final Set<String> ENDS = Set.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED");

    private static final String WORKFLOW = """
        version 1.1
        task say {
          input { String words  Int gigabytes = 1  String image = "host"  File? from }
          command <<< ~{words} >>>
          output { String said = read_string(stdout()) }
          runtime { container: image  memory: "~{gigabytes} GiB" }
        }
        workflow talk {
          input { String words  Int gigabytes = 1  String image = "host"  File? from }
          call say { input: words = words, gigabytes = gigabytes, image = image, from = from }
          output { String said = say.said }
        }
        """;

    private static RequestSpecification alice() {
        return given().auth().oauth2(TestTokens.person("alice", "researcher"));
    }

    private static ValidatableResponse launch(String inputs, String parameters) {
        return launch(alice(), inputs, parameters);
    }

    private static ValidatableResponse launch(RequestSpecification caller, String inputs, String parameters) {
        return caller.multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_params", inputs)
                .multiPart("workflow_engine_parameters", parameters)
                .multiPart("workflow_attachment", "main.wdl", WORKFLOW.getBytes(StandardCharsets.UTF_8))
                .multiPart("workflow_attachment", "in/a.txt", "text".getBytes(StandardCharsets.UTF_8))
                .post(RUNS)
                .then();
    }

    @Test
    void memoryThatNoTaskCanGetIsRefusedUnlessTheLaunchTakesLess() {
        var inputs = "{\"talk.words\": \"x\", \"talk.gigabytes\": 64}";

        launch(inputs, "{}").statusCode(400).body("msg", containsString("64.0 GiB"));

        var run = launch(inputs, "{\"clamp_to_host\": \"true\"}")
                .statusCode(200)
                .extract()
                .<String>path("run_id");
        assertThat(ended(run).getList("run_log.system_logs").toString()).contains("gets the 4.0");
    }

    @Test
    void nothingIsLaunchedInALockedWorkspaceNamedOrMeant() {
        var named = "{\"workspace\": \"" + Ids.personal("larry") + "\"}";
        for (var parameters : List.of("{}", named)) {
            var larry = given().auth().oauth2(TestTokens.person("larry", "researcher"));
            launch(larry, "{\"talk.words\": \"x\"}", parameters).statusCode(409).body("msg", containsString("locked"));
        }
        launch(alice(), "{\"talk.words\": \"x\"}", named).statusCode(404);
    }

    @Test
    void anImageThatComesFromAnInputIsJudgedToo() {
        launch("{\"talk.words\": \"x\", \"talk.image\": \"quay.io/x:1\"}", "{}")
                .statusCode(400)
                .body("msg", containsString("quay.io/x:1"));
    }

    @Test
    void attachedFilesAreStoredOnlyWhenNothingElseIsWrong() {
        var before = stored();
        launch("{\"talk.from\": \"in/a.txt\", \"talk.nothing\": 1}", "{}")
                .statusCode(400)
                .body("msg", containsString("talk.words"));
        assertThat(stored()).isEqualTo(before);

        var run = launch("{\"talk.from\": \"./in/a.txt\", \"talk.words\": \"in/a.txt\"}", "{}")
                .statusCode(200)
                .extract()
                .<String>path("run_id");

        assertThat(stored()).contains("runs/" + run + "/attachments/in/a.txt").hasSize(before.size() + 1);
        var inputs =
                alice().get("/runs/" + run).then().statusCode(200).extract().jsonPath();
        assertThat(inputs.getString("inputs.'talk.from'")).startsWith("drs://");
        assertThat(inputs.getString("inputs.'talk.words'")).isEqualTo("in/a.txt");
    }

    @Test
    void equalCallsAreAnsweredByTheCacheAndOthersAreExplained() {
        var words = "words of " + UUID.randomUUID();
        var first = ended(run(words, "{}"));
        assertThat(lines(first)).contains("not in the call cache");

        var again = run(words, "{}");
        assertThat(lines(ended(again))).contains("answered by the call cache", first.getString("run_id"));
        var call = alice().get("/runs/" + again + "/calls").then().statusCode(200);
        assertThat(call.extract().<Boolean>path("items[0].cached")).isTrue();
        assertThat(call.extract().<Boolean>path("items[0].cache.hit")).isTrue();
        assertThat(alice().get("/runs/" + again).then().extract().<Integer>path("run.cacheHits"))
                .isEqualTo(1);

        var other = run(words + " and more", "{}");
        assertThat(lines(ended(other))).contains("differs in input words");
        assertThat(alice().get("/runs/" + other + "/calls")
                        .then()
                        .extract()
                        .<List<String>>path("items[0].cache.differs.part"))
                .containsExactly("input words");

        var unread = ended(run(words, "{\"read_from_cache\": \"false\"}"));
        assertThat(unread.getString("state")).isEqualTo("COMPLETE");
        assertThat(lines(unread)).doesNotContain("call cache");
    }

    @Test
    void aCheckForetellsWhatTheCacheWillAnswer() throws Exception {
        var words = "foretold " + UUID.randomUUID();
        ended(run(words, "{}"));
        var bundle =
                new ObjectMapper().writeValueAsBytes(Map.of("main", "main.wdl", "files", Map.of("main.wdl", WORKFLOW)));
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bundle));
        workspace()
                .contentType("application/json")
                .body(bundle)
                .put("/internal/bundles/" + digest)
                .then()
                .statusCode(204);

        var rows = workspace()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of(
                        "workspace",
                        Ids.personal("alice"),
                        "person",
                        "alice",
                        "bundle",
                        digest,
                        "rows",
                        List.of(
                                Map.of("row", "same", "inputs", Map.of("talk.words", words)),
                                Map.of("row", "other", "inputs", Map.of("talk.words", words + "?")),
                                Map.of("row", "wrong", "inputs", Map.of()))))
                .post("/internal/runs:check")
                .then()
                .statusCode(200);

        assertThat(rows.extract().<List<Integer>>path("rows.expectedCacheHits")).containsExactly(1, 0, null);
        assertThat(rows.extract().<List<Object>>path("rows[2].faults")).isNotEmpty();
    }

    private static RequestSpecification workspace() {
        return given().auth().oauth2(TestTokens.service("workspace"));
    }

    @Test
    void listenersOfARunSeeItsEndAndStrangersNothing() {
        var run = run("listened to " + UUID.randomUUID(), "{}");
        ended(run);

        var stream = alice().get("/runs/" + run + "/stream")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(stream).contains("event:run", "\"state\":\"COMPLETE\"");
        given().auth()
                .oauth2(TestTokens.person("mallory", "researcher"))
                .get("/runs/" + run + "/stream")
                .then()
                .statusCode(404);
    }

    @Test
    void theLogOfATaskIsThatOfItsLastAttempt() {
        var log = ended(run("second try " + UUID.randomUUID(), "{}"));

        assertThat(log.getString("task_logs[0].stdout")).endsWith("/logs/2/0/stdout");
        assertThat(log.getString("task_logs[0].stderr")).endsWith("/logs/2/0/stderr");
        var one = ended(run("one try " + UUID.randomUUID(), "{}"));
        assertThat(one.getString("task_logs[0].stdout")).endsWith("/logs/1/0/stdout");
    }

    private static String run(String words, String parameters) {
        return launch("{\"talk.words\": \"" + words + "\"}", parameters)
                .statusCode(200)
                .extract()
                .path("run_id");
    }

    private static String lines(JsonPath log) {
        return log.getList("task_logs[0].system_logs").toString();
    }

    private static List<String> stored() {
        var drs = ConfigProvider.getConfig().getValue("jixia.services.drs.url", String.class);
        return given().get(drs + "/test/stored").then().extract().path("paths");
    }

    private static JsonPath ended(String run) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ENDS.contains(alice().get(RUNS + "/" + run + "/status")
                        .then()
                        .extract()
                        .<String>path("state")));
        return alice().get(RUNS + "/" + run).then().statusCode(200).extract().jsonPath();
    }
}
