package org.jixia.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(Neighbours.class)
class WorkspaceIT {
    private static RequestSpecification as(String person) {
        return given().auth().oauth2(TestTokens.person(person, "researcher"));
    }

    /** For addresses with a colon, which the client would otherwise encode. */
    private static RequestSpecification raw(String person) {
        return as(person).urlEncodingEnabled(false);
    }

    private static String create(String person, String name) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post("/workspaces")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse load(String workspace, String tsv) {
        return raw("alice")
                .contentType("text/tab-separated-values; charset=UTF-8")
                .body(tsv)
                .post("/workspaces/" + workspace + "/tables:import")
                .then();
    }

    @Test
    void everyoneHasAPersonalWorkspaceFromTheFirstSignIn() {
        as("newcomer")
                .get("/me")
                .then()
                .statusCode(200)
                .body("workspace", equalTo(Ids.personal("newcomer").toString()));
        as("newcomer")
                .get("/workspaces")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].personal", equalTo(true))
                .body("items[0].role", equalTo("OWNER"));
    }

    @Test
    void strangersAndMissingThingsLookAlike() {
        var workspace = create("alice", "Hers");
        var stranger = as("mallory")
                .get("/workspaces/" + workspace)
                .then()
                .statusCode(404)
                .extract();
        var missing = as("mallory")
                .get("/workspaces/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .extract();
        assertThat(stranger.<String>path("code")).isEqualTo(missing.path("code"));
        assertThat(stranger.contentType()).startsWith("application/problem+json");
    }

    @Test
    void knownPathsNeedATokenAndUnknownOnesAreNotThere() {
        given().get("/workspaces").then().statusCode(401).body("code", equalTo("platform.unauthenticated"));
        given().auth()
                .oauth2(TestTokens.expired("alice"))
                .get("/workspaces")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.forged("alice"))
                .get("/workspaces")
                .then()
                .statusCode(401);
        given().get("/nothing").then().statusCode(404).body("code", equalTo("platform.no-such-path"));
        as("alice").get("/workspaces/not-an-id").then().statusCode(404);
        as("alice")
                .contentType(ContentType.JSON)
                .body("{\"name\": ")
                .post("/workspaces")
                .then()
                .statusCode(400)
                .body("code", equalTo("platform.invalid-json"));
        as("alice")
                .get("/internal/members/" + UUID.randomUUID() + "/alice")
                .then()
                .statusCode(404);
        as("alice")
                .header("Accept-Language", "zh-CN")
                .get("/workspaces/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("detail", containsString("没有"));
    }

    @Test
    void membersSeeWhatTheirRoleGivesAndNothingAfterwards() {
        var workspace = create("alice", "Shared 组 \"x\"");
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "READER"))
                .put("/workspaces/" + workspace + "/members/bob")
                .then()
                .statusCode(200);
        as("bob").get("/workspaces/" + workspace).then().statusCode(200).body("role", equalTo("READER"));
        as("bob").put("/workspaces/" + workspace + "/lock").then().statusCode(404);
        given().auth()
                .oauth2(TestTokens.service("drs"))
                .get("/internal/members/" + workspace + "/bob")
                .then()
                .statusCode(200)
                .body("role", equalTo("READER"))
                .body("version", notNullValue());
        as("alice").delete("/workspaces/" + workspace + "/members/bob").then().statusCode(204);
        as("bob").get("/workspaces/" + workspace).then().statusCode(404);
        as("alice")
                .delete("/workspaces/" + workspace + "/members/alice")
                .then()
                .statusCode(409)
                .body("code", equalTo("workspace.last-owner"));
        given().auth()
                .oauth2(TestTokens.service("drs"))
                .get("/internal/events?topic=jixia.workspace.members")
                .then()
                .statusCode(200);
    }

    @Test
    void aTableComesInTypedAndGoesOutEqual() {
        var workspace = create("alice", "Tables");
        load(
                        workspace,
                        "entity:sample_id\tage\tok\tcram\tnote\tcode\r\n"
                                + "s1\t3.50\ttrue\ts3://b/s1.cram\t\"a \"\"b\"\"\tc\"\t007\r\n"
                                + "样本 2\t\tfalse\ts3://b/s2.cram\t\t08\r\n")
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("columns.type", equalTo(List.of("number", "boolean", "file", "text", "text")));
        load(workspace, "membership:pair_id\tsample\np1\t样本 2\np1\ts1\n").statusCode(200);
        var exported = raw("alice")
                .get("/workspaces/" + workspace + "/tables/sample:export")
                .asString();
        var other = create("alice", "Copy");
        load(other, exported).statusCode(200);
        assertThat(raw("alice")
                        .get("/workspaces/" + other + "/tables/sample:export")
                        .asString()
                        .lines()
                        .toList()
                        .getFirst())
                .isEqualTo(exported.lines().toList().getFirst());
        as("alice")
                .get("/workspaces/" + other + "/tables/sample/rows/s1")
                .then()
                .body("attributes.note", equalTo("a \"b\"\tc"))
                .body("attributes.code", equalTo("007"));
        as("alice")
                .get("/workspaces/" + workspace + "/tables/pair/rows/p1")
                .then()
                .body("attributes.samples", equalTo(List.of("样本 2", "s1")));
        as("alice")
                .delete("/workspaces/" + workspace + "/tables/sample/rows/s1")
                .then()
                .statusCode(409)
                .body("code", equalTo("workspace.row-referenced"));
    }

    @Test
    void everyFaultOfATableIsNamedAndNothingIsImported() {
        var workspace = create("alice", "Faulty");
        load(workspace, "sample_id\tage:number\tok:boolean\ns1\told\tmaybe\ns2\t1\n")
                .statusCode(422)
                .body("totalFaults", equalTo(3))
                .body("faults.where", hasItems("row 2, column age", "row 2, column ok", "row 3"));
        load(workspace, "sample_id\tparent:reference(sample)\ns1\tghost\ns1\ts1\n")
                .statusCode(422)
                .body("faults.code", hasItems("workspace.row-twice", "workspace.reference-dangles"));
        load(workspace, "sample_id\tf:file\ns1\tmissing.cram\n")
                .statusCode(422)
                .body("faults[0].code", equalTo("workspace.file-unknown"))
                .body("faults[0].where", equalTo("row 2, column f"));
        raw("alice")
                .contentType("text/tab-separated-values")
                .body(new byte[] {'a', '_', 'i', 'd', '\n', (byte) 0xC3, (byte) 0x28, '\n'})
                .post("/workspaces/" + workspace + "/tables:import")
                .then()
                .statusCode(422)
                .body("faults[0].code", equalTo("workspace.not-utf8"));
        as("alice").get("/workspaces/" + workspace + "/tables").then().body("items", hasSize(0));
    }

    @Test
    void rowsAreFilteredSortedPagedSearchedAndEdited() {
        var workspace = create("alice", "Rows");
        load(workspace, "sample_id\tage\tsex\na\t3\tF\nb\t10\tM\nc\t2\tF\nd\t\tM\n")
                .statusCode(200);
        var rows = "/workspaces/" + workspace + "/tables/sample/rows";
        as("alice")
                .queryParam(
                        "filter",
                        "{\"or\":[{\"and\":[{\"column\":\"age\",\"op\":\">\",\"value\":2},"
                                + "{\"column\":\"sex\",\"op\":\"=\",\"value\":\"F\"}]},{\"column\":\"age\",\"op\":\"empty\"}]}")
                .get(rows)
                .then()
                .body("items.name", equalTo(List.of("a", "d")));
        var first = as("alice").get(rows + "?sort=-age&pageSize=2").then().extract();
        assertThat(first.<List<String>>path("items.name")).containsExactly("b", "a");
        as("alice")
                .get(rows + "?sort=-age&pageSize=2&pageToken=" + first.path("nextPageToken"))
                .then()
                .body("items.name", equalTo(List.of("c", "d")));
        as("alice")
                .get(rows + "?sort=age&pageToken=" + first.path("nextPageToken"))
                .then()
                .statusCode(400);
        as("alice").get(rows + "?search=B").then().body("items.name", equalTo(List.of("b")));
        as("alice").get(rows + "?filter=nonsense").then().statusCode(400);
        as("alice")
                .contentType(ContentType.JSON)
                .body("{\"age\":5}")
                .patch(rows + "/a")
                .then()
                .statusCode(428);
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{\"age\":5,\"sex\":null}")
                .patch(rows + "/a")
                .then()
                .statusCode(200)
                .body("attributes.age", equalTo(5))
                .body("attributes.sex", equalTo(null));
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{\"age\":6}")
                .patch(rows + "/a")
                .then()
                .statusCode(412);
    }

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
