package org.jixia.workspace;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class SubmissionIT {
    private static String configure(String workspace, Map<String, String> inputs) {
        return as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name", "conf", "table", "sample", "workflow", Map.of("wdl", "version 1.1"), "inputs", inputs))
                .post("/workspaces/" + workspace + "/configurations")
                .then()
                .statusCode(201)
                .body("outputs.out", equalTo("this.out"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse launch(String workspace, String configuration) {
        return as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("configuration", configuration))
                .post("/workspaces/" + workspace + "/submissions")
                .then();
    }

    private static void awaitState(String workspace, String submission, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("alice")
                        .get("/workspaces/" + workspace + "/submissions/" + submission)
                        .then()
                        .body("state", equalTo(state)));
    }

    @Test
    void aSubmissionRunsEachRowAndWritesItsOutputs() {
        var workspace = create("alice", "Launch");
        load(workspace, "sample_id\ttext\tcount\ns1\tgood\t7\ns2\tbad\t\n").statusCode(200);
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("value", "shared"))
                .put("/workspaces/" + workspace + "/data/word")
                .then()
                .statusCode(200);
        var configuration = configure(
                workspace, Map.of("text", "this.text", "wf.count", "${this.count}", "texts", "workspace.word"));
        var submission =
                launch(workspace, configuration).statusCode(201).extract().<String>path("id");
        awaitState(workspace, submission, "DONE");
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows/s1")
                .then()
                .body("attributes.out", containsString("\"wf.count\":7"))
                .body("attributes.out", containsString("[\"shared\"]"));
        as("alice")
                .get("/workspaces/" + workspace + "/submissions/" + submission + "/rows?state=FAILED")
                .then()
                .body("items.row", equalTo(List.of("s2")))
                .body("items[0].failure.sentence", equalTo("it exited with 3"));
        var again = raw("alice")
                .post("/workspaces/" + workspace + "/submissions/" + submission + ":rerun")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        awaitState(workspace, again, "DONE");
        as("alice")
                .get("/workspaces/" + workspace + "/submissions/" + again)
                .then()
                .body("counts.FAILED", equalTo(1))
                .body("rerunOf", equalTo(submission));
    }

    @Test
    void nothingStartsUntilEveryRowIsFineAndPaidFor() {
        var workspace = create("alice", "Checked");
        load(workspace, "sample_id\ttext\ns1\trefused\ns2\t\n").statusCode(200);
        var configuration = configure(workspace, Map.of("text", "this.text"));
        launch(workspace, configuration).statusCode(422).body("faults.where", hasItem("row s2, input text"));
        load(workspace, "sample_id\ttext\ns2\tfine\n").statusCode(200);
        launch(workspace, configuration).statusCode(422).body("faults.detail", hasItem("not this text"));
        load(workspace, "sample_id\ttext\ns1\ta\ns2\tb\ns3\tc\ns4\td\n").statusCode(200);
        launch(workspace, configuration)
                .statusCode(409)
                .body("detail", containsString("3 allowed"))
                .body("allowed", equalTo(3));
        as("alice").get("/workspaces/" + workspace + "/submissions").then().body("items", hasSize(0));
    }

    @Test
    void aConfigurationNamesAllItsFaults() {
        var workspace = create("alice", "Configured");
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "c",
                        "table",
                        "sample",
                        "workflow",
                        Map.of("wdl", "version 1.1"),
                        "inputs",
                        Map.of("nothere", "this.x", "count", "this."),
                        "outputs",
                        Map.of("out", "that.x")))
                .post("/workspaces/" + workspace + "/configurations")
                .then()
                .statusCode(422)
                .body(
                        "faults.code",
                        hasItems(
                                "workspace.input-unknown",
                                "workspace.expression-invalid",
                                "workspace.input-missing",
                                "workspace.target-invalid"));
    }

    @Test
    void anAbortedSubmissionEnds() {
        var workspace = create("alice", "Aborted");
        load(workspace, "sample_id\ttext\ns1\tslow\n").statusCode(200);
        var submission = launch(workspace, configure(workspace, Map.of("text", "this.text")))
                .statusCode(201)
                .extract()
                .<String>path("id");
        awaitState(workspace, submission, "RUNNING");
        raw("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "enough"))
                .post("/workspaces/" + workspace + "/submissions/" + submission + ":abort")
                .then()
                .statusCode(202);
        awaitState(workspace, submission, "ABORTED");
    }

    @Test
    void aCloneHasTheSameTablesAndARemovedWorkspaceIsGone() {
        var workspace = create("alice", "Original");
        load(workspace, "sample_id\ttext\ns1\tx\n").statusCode(200);
        configure(workspace, Map.of("text", "this.text"));
        var copy = raw("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Clone"))
                .post("/workspaces/" + workspace + ":clone")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("alice").get("/workspaces/" + copy + "/tables/sample/rows/s1").then().statusCode(200);
        as("alice").get("/workspaces/" + copy + "/configurations").then().body("items", hasSize(1));
        as("alice").put("/workspaces/" + copy + "/lock").then().statusCode(200);
        as("alice").delete("/workspaces/" + copy).then().statusCode(409);
        as("alice").delete("/workspaces/" + copy + "/lock").then().statusCode(200);
        as("alice").delete("/workspaces/" + copy).then().statusCode(202);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> as("alice").get("/workspaces/" + copy).then().statusCode(404));
    }
}
