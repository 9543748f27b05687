package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** A run as its page shows it: graph, timeline, calls, provenance. */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class RunViewsIT {

    private static final String WORKFLOW = """
            version 1.1
            task say {
              input { String words }
              command <<< ~{words} >>>
              output { String said = read_string(stdout())  File kept = "kept.txt" }
              runtime { container: "host" }
            }
            task join {
              input { Array[String] all }
              command <<< exit 3 >>>
              output { String said = read_string(stdout()) }
            }
            workflow talk {
              input { Array[String] words  Boolean fails = false }
              scatter (one in words) { call say { input: words = one } }
              if (fails) { call join { input: all = say.said } }
              output { Array[File] kept = say.kept }
            }
            """;

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(TestTokens.person(person, "researcher"));
    }

    private static String ended(String inputs) {
        String run = as("alice")
                .multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_params", inputs)
                .multiPart("workflow_attachment", "main.wdl", WORKFLOW.getBytes(StandardCharsets.UTF_8))
                .post("/ga4gh/wes/v1/runs")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .path("run_id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as("alice").get("/runs/" + run).path("run.endedAt") != null);
        return run;
    }

    @Test
    void theGraphNamesCallsAsTheCountsDo() {
        var run = ended("{\"talk.words\": [\"a\", \"b\"]}");

        as("alice")
                .get("/runs/" + run + "/graph")
                .then()
                .statusCode(200)
                .body("nodes.id", contains("talk.say", "talk.join"))
                .body("nodes[0].scatter", equalTo("one in words"))
                .body("nodes[0].callee", equalTo("say"))
                .body("nodes[1].conditional", equalTo("fails"))
                .body("edges.from", contains("talk.say"))
                .body("edges.to", contains("talk.join"));
        Map<String, ?> counts = as("alice").get("/runs/" + run).path("counts");
        assertThat(counts).containsOnlyKeys("talk.say");
    }

    @Test
    void theTimelineAddsCallsUpByName() {
        var run = ended("{\"talk.words\": [\"t1\", \"t2\", \"t3\"], \"talk.fails\": true}");
        var path = "/runs/" + run + "/timeline";

        var first = as("alice").get(path + "?pageSize=1").then().statusCode(200);
        first.body("items.call", contains("talk.say"))
                .body("items[0].calls", equalTo(3))
                .body("items[0].active", hasSize(120))
                .body("items[0].states.DONE", equalTo(3));
        String token = first.extract().path("nextPageToken");
        as("alice")
                .get(path + "?pageSize=1&pageToken=" + token)
                .then()
                .statusCode(200)
                .body("items.call", contains("talk.join"))
                .body("items[0].states.FAILED", equalTo(1))
                .body("nextPageToken", equalTo(null));
        as("alice").get(path + "?pageSize=0").then().statusCode(400);
        as("alice").get(path + "?pageToken=xyz").then().statusCode(400);
    }

    @Test
    void whatTheTaskServiceSaysOfAFailureIsSaidInTheReadersLanguage() {
        var run = "/runs/" + ended("{\"talk.words\": [\"too slow\"]}");
        for (var place : List.of(run + "/calls/talk.say[0]", run)) {
            var field = place.equals(run) ? "failure.sentence" : "call.sentence";
            as("alice")
                    .header("Accept-Language", "zh-CN")
                    .get(place)
                    .then()
                    .body(field, containsString("运行时间超过了允许的 3000 毫秒"));
            as("alice").get(place).then().body(field, containsString("ran longer than the 3000 ms it may"));
        }
    }

    @Test
    void aCallComesWithItsAttemptsAndItsSentenceInTheReadersLanguage() {
        var run = ended("{\"talk.words\": [\"only here\"], \"talk.fails\": true}");
        var path = "/runs/" + run + "/calls";

        as("alice")
                .get(path + "/talk.say[0]")
                .then()
                .statusCode(200)
                .body("call.state", equalTo("DONE"))
                .body("call.outputs.kept", startsWith("drs://"))
                .body("call.inputs.words", equalTo("only here"))
                .body("attempts.attempt", contains(1));
        as("alice")
                .header("Accept-Language", "zh-CN")
                .get(path + "/talk.join")
                .then()
                .statusCode(200)
                .body("call.sentence", containsString("退出码 3"));
        as("alice").get(path + "/talk.join").then().body("call.sentence", containsString("exit code 3"));
        as("alice").get(path + "/talk.none").then().statusCode(404).body("code", equalTo("wes.call-not-found"));
        as("alice").get(path + "?state=FAILED").then().statusCode(200).body("items.name", contains("talk.join"));
        as("alice").get(path + "?state=CACHED").then().statusCode(200).body("items", hasSize(0));
        as("alice").get(path + "?name=talk.say&state=DONE").then().body("items.name", contains("talk.say[0]"));
        as("alice").get(path + "?state=BURNT").then().statusCode(400);
    }

    @Test
    void provenanceNamesWorkflowCallsAndFiles() {
        var run = ended("{\"talk.words\": [\"a\", \"b\"]}");

        var answer = as("alice").get("/runs/" + run + "/provenance").then().statusCode(200);
        answer.contentType("application/ld+json")
                .header("Content-Disposition", containsString("ro-crate-metadata.json"));
        var crate = JsonPath.from(answer.extract().asString());

        assertThat(crate.getList("'@graph'.'@id'", String.class))
                .doesNotHaveDuplicates()
                .contains("./", "ro-crate-metadata.json", "urn:uuid:" + run, "#call/talk.say[0]", "#task/say");
        assertThat(crate.getList("'@graph'.find { it.'@id' == './' }.conformsTo.'@id'", String.class))
                .contains("https://w3id.org/ro/wfrun/workflow/0.5");
        var results = crate.getList("'@graph'.find { it.'@id' == 'urn:uuid:" + run + "' }.result.'@id'", String.class);
        assertThat(results).hasSize(2).allMatch(id -> id.startsWith("drs://"));
        assertThat(crate.getString("'@graph'.find { it.'@id' == '" + results.getFirst() + "' }.sha256"))
                .isEqualTo("0".repeat(64));
        List<String> referenced = crate.getList("'@graph'.find { it.'@id' == './' }.hasPart.'@id'", String.class);
        assertThat(crate.getList("'@graph'.'@id'", String.class)).containsAll(referenced);
        assertThat(crate.getString("'@graph'.find { it.alternateName == 'main.wdl' }.text"))
                .isEqualTo(WORKFLOW);
    }

    @Test
    void nobodyElseSeesAnyOfIt() {
        var run = ended("{\"talk.words\": [\"a\"]}");
        for (String view : List.of("graph", "timeline", "calls", "calls/talk.say[0]", "provenance")) {
            given().get("/runs/" + run + "/" + view).then().statusCode(401);
            as("mallory").get("/runs/" + run + "/" + view).then().statusCode(404);
            as("alice").get("/runs/no-run/" + view).then().statusCode(404);
        }
    }
}
