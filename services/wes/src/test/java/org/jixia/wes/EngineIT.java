package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Runs from submission to end, against a task service that never calls back. */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class EngineIT {

    private static final String RUNS = "/ga4gh/wes/v1/runs";
    private static final Set<String> ENDS = Set.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED");

    private static final String IMPORTED = """
            version 1.1
            task say {
              input { String words }
              command <<<
                ~{words}
              >>>
              output {
                String said = read_string(stdout())
                File kept = "kept.txt"
              }
            }
            """;

    private static final String MAIN = """
            version 1.1
            import "lib/say.wdl" as lib
            workflow talk {
              input { String words }
              call lib.say { input: words = words }
              output {
                String said = say.said
                File kept = say.kept
              }
            }
            """;

    private static RequestSpecification alice() {
        return given().auth().oauth2(TestTokens.person("alice", "researcher"));
    }

    @Test
    void aWorkflowWithAnImportComesToItsOutputs() {
        var run = submit("echo well");

        var log = ended(run);

        assertThat(log.getString("state")).as(log.prettify()).isEqualTo("COMPLETE");
        assertThat(log.getString("outputs.'talk.said'")).isEqualTo("hello");
        assertThat(log.getString("outputs.'talk.kept'")).startsWith("drs://");
        assertThat(log.getList("task_logs.name")).hasSize(1);
        assertThat(log.getList("task_logs.exit_code")).isEqualTo(List.of(0));
        var view = alice().get("/runs/" + run).then().statusCode(200).extract().jsonPath();
        assertThat(view.getString("inputs.'talk.words'")).isEqualTo("echo well");
        assertThat(view.getInt("counts.'talk.say'.DONE")).isEqualTo(1);
        alice().get("/runs/" + run + "/calls?state=DONE")
                .then()
                .statusCode(200)
                .body("items.size()", org.hamcrest.Matchers.equalTo(1));
        var stderr = log.getString("run_log.stderr");
        assertThat(alice().get(stderr.substring(stderr.indexOf("/ga4gh"))).asString())
                .contains("run COMPLETE");
    }

    @Test
    void aFailedCommandEndsTheRunWithItsExitCode() {
        var log = ended(submit("exit 3"));

        assertThat(log.getString("state")).isEqualTo("EXECUTOR_ERROR");
        assertThat(log.getList("task_logs.exit_code")).isEqualTo(List.of(3));
        assertThat(log.getMap("outputs")).isEmpty();
        assertThat(log.getList("run_log.system_logs").toString()).contains("say");
    }

    @Test
    void aTaskThatTesForgotIsSubmittedAgain() {
        assertThat(ended(submit("forget me")).getString("state")).isEqualTo("COMPLETE");
    }

    /** Runs without news leave memory after a second here, as they all do when the process is killed. */
    @Test
    void aRunThatLeftMemoryGoesOnFromItsRows() {
        var log = ended(submit("take long"));

        assertThat(log.getString("state")).isEqualTo("COMPLETE");
        assertThat(log.getString("outputs.'talk.said'")).isEqualTo("hello");
        assertThat(log.getList("task_logs.name")).hasSize(1);
    }

    @Test
    void aCancelledRunStopsItsTasks() {
        var run = submit("wait for ever");
        await().atMost(Duration.ofSeconds(30)).until(() -> state(run).equals("RUNNING"));

        alice().post(RUNS + "/" + run + "/cancel").then().statusCode(200);

        assertThat(Set.of("CANCELING", "CANCELED")).contains(state(run));
        assertThat(ended(run).getString("state")).isEqualTo("CANCELED");
    }

    @Test
    void faultsOfAWorkflowComeWithLineAndColumn() {
        var message = alice().multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart(
                        "workflow_attachment",
                        "main.wdl",
                        "version 1.1\nworkflow w {\n  Int a = \"x\" + y\n  Int b = nothing\n}\n"
                                .getBytes(StandardCharsets.UTF_8))
                .post(RUNS)
                .then()
                .statusCode(400)
                .extract()
                .<String>path("msg");

        assertThat(message).contains("main.wdl:3:").contains("main.wdl:4:");
    }

    private static String submit(String words) {
        return alice().multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_params", "{\"talk.words\": \"" + words + "\"}")
                .multiPart("workflow_engine_parameters", "{\"read_from_cache\": \"false\"}")
                .multiPart("workflow_attachment", "main.wdl", MAIN.getBytes(StandardCharsets.UTF_8))
                .multiPart("workflow_attachment", "lib/say.wdl", IMPORTED.getBytes(StandardCharsets.UTF_8))
                .post(RUNS)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .path("run_id");
    }

    private static String state(String run) {
        return alice().get(RUNS + "/" + run + "/status").then().extract().path("state");
    }

    private static JsonPath ended(String run) {
        await().atMost(Duration.ofSeconds(60)).until(() -> ENDS.contains(state(run)));
        return alice().get(RUNS + "/" + run).then().statusCode(200).extract().jsonPath();
    }
}
