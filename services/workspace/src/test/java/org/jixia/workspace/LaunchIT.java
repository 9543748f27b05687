package org.jixia.workspace;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.configure;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.launch;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Launches that do not go straight: stopped while they start, closed by wes, checked again, larger than memory should hold. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class LaunchIT {
    private static String launched(String workspace) {
        return launch(workspace, configure(workspace)).statusCode(201).extract().path("id");
    }

    private static void awaitState(String workspace, String submission, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as("alice")
                        .get("/workspaces/" + workspace + "/submissions/" + submission)
                        .then()
                        .body("state", equalTo(state)));
    }

    private static ValidatableResponse check(String workspace, Map<String, Object> body) {
        return raw("alice")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/workspaces/" + workspace + "/submissions:check")
                .then();
    }

    @Test
    void aSubmissionThatIsStillLaunchingIsAborted() {
        var workspace = create("alice", "Launching");
        load(workspace, "sample_id\ttext\ns1\tstuck\n").statusCode(200);
        var submission = launched(workspace);
        awaitState(workspace, submission, "LAUNCHING");
        raw("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "enough"))
                .post("/workspaces/" + workspace + "/submissions/" + submission + ":abort")
                .then()
                .statusCode(202);
        awaitState(workspace, submission, "ABORTED");
        as("alice")
                .get("/workspaces/" + workspace + "/submissions/" + submission)
                .then()
                .body("reason", equalTo("enough"))
                .body("counts", equalTo(Map.of("CANCELED", 1)));
    }

    @Test
    void aSubmissionWhoseCapIsReachedWhileItLaunchesEnds() {
        var workspace = create("alice", "Capped");
        load(workspace, "sample_id\ttext\ns1\tcapped\n").statusCode(200);
        var cap = Map.of("amount", "1.50", "currency", "CNY");
        var submission = as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("configuration", configure(workspace), "options", Map.of("costCap", cap)))
                .post("/workspaces/" + workspace + "/submissions")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        awaitState(workspace, submission, "DONE");
        as("alice")
                .get("/workspaces/" + workspace + "/submissions/" + submission)
                .then()
                .body("reason", equalTo("the cap is reached"))
                .body("counts", equalTo(Map.of("CANCELED", 1)));
        var billing = ConfigProvider.getConfig().getValue("jixia.services.billing.url", String.class);
        RestAssured.given().get(billing + "/told").then().body("caps", hasItem(containsString("\"1.50\"")));
    }

    @Test
    void everyFaultOfARefusedRowIsKept() {
        var workspace = create("alice", "Faulty rows");
        load(workspace, "sample_id\ttext\ns1\tfaulty\n").statusCode(200);
        var submission = launched(workspace);
        awaitState(workspace, submission, "DONE");
        as("alice")
                .get("/workspaces/" + workspace + "/submissions/" + submission + "/rows")
                .then()
                .body("items[0].state", equalTo("FAILED"))
                .body("items[0].failure.sentence", equalTo("not this text; nor at this time"));
    }

    @Test
    void aRerunIsCheckedAsWell() {
        var workspace = create("alice", "Rerun");
        load(workspace, "sample_id\ttext\ns1\tvanishing\n").statusCode(200);
        var submission = launched(workspace);
        awaitState(workspace, submission, "DONE");
        raw("alice")
                .post("/workspaces/" + workspace + "/submissions/" + submission + ":rerun")
                .then()
                .statusCode(422)
                .body("faults.where", hasItem("row s1"));
        as("alice").get("/workspaces/" + workspace + "/submissions").then().body("items", hasSize(1));
    }

    @Test
    void aCheckTellsWhatWesForetells() {
        var workspace = create("alice", "Foretold");
        load(workspace, "sample_id\ttext\ns1\twarned\ns2\twarned\ns3\tplain\n").statusCode(200);
        var configuration = configure(workspace);
        check(workspace, Map.of("configuration", configuration))
                .statusCode(200)
                .body("runs", equalTo(3))
                .body("expectedCacheHits", equalTo(4))
                .body("warnings", hasItem(Map.of("where", "row s1", "detail", "watch out")))
                .body("warnings", hasSize(2));
        check(workspace, Map.of("configuration", configuration, "rows", List.of("s3", "s3")))
                .statusCode(200)
                .body("runs", equalTo(1))
                .body("expectedCacheHits", nullValue());
        check(workspace, Map.of("configuration", configuration, "rows", List.of("s3", "none")))
                .statusCode(422)
                .body("faults.code", equalTo(List.of("workspace.row-unknown")));
        as("alice").delete("/workspaces/" + workspace + "/tables/sample").then().statusCode(204);
        check(workspace, Map.of("configuration", configuration))
                .statusCode(422)
                .body("code", equalTo("workspace.table-unknown"));
    }

    @Test
    void largeRowsAreLaunchedAndListedAFewAtATime() {
        var workspace = create("alice", "Large");
        var text = "x".repeat(3_000_000);
        load(workspace, "sample_id\ttext\ns1\t" + text + "\ns2\t" + text + "\ns3\t" + text + "\n")
                .statusCode(200);
        var submission = launched(workspace);
        awaitState(workspace, submission, "DONE");
        var rows = "/workspaces/" + workspace + "/submissions/" + submission + "/rows";
        var first = as("alice").get(rows).then().statusCode(200).body("items.row", equalTo(List.of("s1")));
        as("alice")
                .get(rows + "?pageToken=" + first.extract().path("nextPageToken"))
                .then()
                .body("items.row", equalTo(List.of("s2")));
        as("alice")
                .get("/workspaces/" + workspace + "/submissions")
                .then()
                .body("items[0].counts", equalTo(Map.of("COMPLETE", 3)));
    }
}
