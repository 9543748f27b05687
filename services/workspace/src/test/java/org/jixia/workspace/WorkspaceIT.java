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
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class WorkspaceIT {
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
                .body("items.findAll { it.owner == 'newcomer' }", hasSize(1))
                .body("items.find { it.owner == 'newcomer' }.personal", equalTo(true))
                .body("items.find { it.owner == 'newcomer' }.role", equalTo("OWNER"));
    }

    @Test
    void aPersonIsFoundByTheWholeAccountOnceTheyHaveComeAndMembersHaveNames() {
        as("seeker")
                .get("/people?account=latecomer")
                .then()
                .statusCode(404)
                .body("detail", containsString("latecomer"));
        as("latecomer").get("/me").then().statusCode(200);
        as("seeker").get("/people?account=late").then().statusCode(404);
        as("seeker")
                .get("/people?account=LATECOMER")
                .then()
                .statusCode(200)
                .body("person", equalTo("latecomer"))
                .body("account", equalTo("latecomer"));
        as("seeker").get("/people").then().statusCode(400);
        given().get("/people?account=latecomer").then().statusCode(401);
        var workspace = create("latecomer", "Named");
        as("latecomer")
                .get("/workspaces/" + workspace + "/members")
                .then()
                .body("items[0].account", equalTo("latecomer"));
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
        var wes = ConfigProvider.getConfig().getValue("jixia.services.wes.url", String.class);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get(wes + "/told")
                        .then()
                        .body("cancelled", hasItem("/internal/people/bob/workspaces/" + workspace + "/cancellation")));
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
    void rowsAreFilteredSortedPagedAndSearched() {
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
    }

    @Test
    void aCellIsEditedFromTheVersionThatWasRead() {
        var workspace = create("alice", "Cells");
        load(workspace, "sample_id\tage\tsex\na\t3\tF\n").statusCode(200);
        var rows = "/workspaces/" + workspace + "/tables/sample/rows";
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

    private static io.restassured.response.ValidatableResponse change(
            String person, String workspace, String version, Map<String, Object> change) {
        var request = as(person).contentType(ContentType.JSON).body(change);
        return (version == null ? request : request.header("If-Match", version))
                .patch("/workspaces/" + workspace)
                .then();
    }

    @Test
    void anOwnerRenamesDescribesAndTags() {
        var workspace = create("alice", "Before");
        change("alice", workspace, "\"1\"", Map.of("name", "After 之后"))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("After 之后"));
        change("alice", workspace, "\"2\"", Map.of("description", "what it is for", "tags", List.of("wgs", "组")))
                .statusCode(200)
                .body("name", equalTo("After 之后"))
                .body("description", equalTo("what it is for"))
                .body("tags", equalTo(List.of("wgs", "组")));
        change("alice", workspace, "\"2\"", Map.of("name", "Late")).statusCode(412);
        change("alice", workspace, null, Map.of("name", "Blind")).statusCode(428);
        change("alice", workspace, "\"3\"", Map.of("name", " ")).statusCode(400);
        change("alice", workspace, "\"3\"", Map.of("tags", List.of("x".repeat(101))))
                .statusCode(400);
        change("mallory", workspace, "\"3\"", Map.of("name", "Hers")).statusCode(404);
        as("alice").get("/workspaces?search=after").then().body("items.id", hasItem(workspace));
    }

    @Test
    void commasDoAsWellAsTabs() {
        var workspace = create("alice", "Commas");
        raw("alice")
                .contentType("text/csv; charset=UTF-8")
                .body("sample_id,age,note\r\ns1,3,\"a, \"\"b\"\"\"\r\ns2,,plain\r\n")
                .post("/workspaces/" + workspace + "/tables:import")
                .then()
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("columns.type", equalTo(List.of("number", "text")));
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows/s1")
                .then()
                .body("attributes.age", equalTo(3))
                .body("attributes.note", equalTo("a, \"b\""));
    }

    @Test
    void anAccountThatIsNotThereIsRefusedAndBillingsOwnTroubleIsNot() {
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Paid", "billingAccount", Neighbours.NO_ACCOUNT))
                .post("/workspaces")
                .then()
                .statusCode(422)
                .body("code", equalTo("workspace.no-such-account"));
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Paid", "billingAccount", UUID.randomUUID()))
                .post("/workspaces")
                .then()
                .statusCode(503);
    }
}
