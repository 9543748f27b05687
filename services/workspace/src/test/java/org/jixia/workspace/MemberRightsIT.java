package org.jixia.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Reading, writing, computing and sharing are given one by one; a lock and a removal stand above them; launches are pinned. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class MemberRightsIT {
    private static int member(String actor, String workspace, String person, Map<String, Object> wanted) {
        return as(actor)
                .contentType(ContentType.JSON)
                .body(wanted)
                .put("/workspaces/" + workspace + "/members/" + person)
                .statusCode();
    }

    private static String configure(String workspace) {
        return as("alice")
                .contentType(ContentType.JSON)
                .body(configuration("conf"))
                .post("/workspaces/" + workspace + "/configurations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> configuration(String name) {
        return Map.of(
                "name",
                name,
                "table",
                "sample",
                "workflow",
                Map.of("wdl", "version 1.1"),
                "inputs",
                Map.of("text", "this.text"));
    }

    private static int launch(String person, String workspace, String configuration) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("configuration", configuration))
                .post("/workspaces/" + workspace + "/submissions")
                .statusCode();
    }

    private static int write(String person, String workspace) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("value", "x"))
                .put("/workspaces/" + workspace + "/data/word")
                .statusCode();
    }

    @Test
    void computingIsARightOfItsOwn() {
        var workspace = create("alice", "Compute");
        load(workspace, "sample_id\ttext\ns1\tgood\n").statusCode(200);
        var configuration = configure(workspace);
        member("alice", workspace, "reader", Map.of("role", "READER"));
        member("alice", workspace, "runner", Map.of("role", "READER", "canCompute", true));
        member("alice", workspace, "writer", Map.of("role", "WRITER"));
        as("reader").get("/workspaces/" + workspace + "/tables").then().statusCode(200);
        for (var person : List.of("reader", "writer", "mallory")) {
            as(person).get("/me").then().statusCode(200);
            assertThat(launch(person, workspace, configuration)).as(person).isEqualTo(404);
        }
        assertThat(launch("runner", workspace, configuration)).isEqualTo(201);
        assertThat(write("runner", workspace)).isEqualTo(404);
        assertThat(write("writer", workspace)).isEqualTo(200);

        member("alice", workspace, "runner", Map.of("role", "READER"));
        assertThat(launch("runner", workspace, configuration)).isEqualTo(404);
        var wes = ConfigProvider.getConfig().getValue("jixia.services.wes.url", String.class);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> io.restassured.RestAssured.given()
                        .get(wes + "/told")
                        .then()
                        .body(
                                "cancelled",
                                hasItem("/internal/people/runner/workspaces/" + workspace + "/cancellation")));
    }

    @Test
    void whoMaySharesGivesNoMoreThanTheyHave() {
        var workspace = create("alice", "Share");
        assertThat(member("alice", workspace, "sharer", Map.of("role", "WRITER", "canShare", true)))
                .isEqualTo(200);
        assertThat(member("sharer", workspace, "bob", Map.of("role", "READER"))).isEqualTo(200);
        assertThat(member("bob", workspace, "carol", Map.of("role", "READER"))).isEqualTo(404);
        for (var more : List.<Map<String, Object>>of(
                Map.of("role", "OWNER"),
                Map.of("role", "WRITER", "canCompute", true),
                Map.of("role", "READER", "canCompute", true))) {
            assertThat(member("sharer", workspace, "bob", more)).isEqualTo(409);
        }
        as("sharer")
                .delete("/workspaces/" + workspace + "/members/alice")
                .then()
                .statusCode(409);
        as("sharer").delete("/workspaces/" + workspace + "/members/bob").then().statusCode(204);
        as("sharer").delete("/workspaces/" + workspace).then().statusCode(404);
    }

    @Test
    void aLockedWorkspaceIsRead() {
        var workspace = create("alice", "Locked");
        load(workspace, "sample_id\ttext\ns1\tgood\n").statusCode(200);
        var configuration = configure(workspace);
        as("alice")
                .put("/workspaces/" + workspace + "/lock")
                .then()
                .statusCode(200)
                .body("locked", equalTo(true));
        assertThat(write("alice", workspace)).isEqualTo(409);
        assertThat(launch("alice", workspace, configuration)).isEqualTo(409);
        load(workspace, "sample_id\ttext\ns2\tx\n").statusCode(409).body("code", equalTo("platform.workspace-locked"));
        as("alice").delete("/workspaces/" + workspace + "/tables/sample").then().statusCode(409);
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows")
                .then()
                .body("items.name", equalTo(List.of("s1")));
        as("alice").delete("/workspaces/" + workspace + "/lock").then().statusCode(200);
        assertThat(write("alice", workspace)).isEqualTo(200);
    }

    @Test
    void aRemovalSaysWhatWillGo() {
        var workspace = create("alice", "Going");
        load(workspace, "sample_id\ttext\ns1\tendless\ns2\tx\n").statusCode(200);
        load(workspace, "membership:pair_id\tsample\np1\ts1\n").statusCode(200);
        var configuration = configure(workspace);
        write("alice", workspace);
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("configuration", configuration, "rows", List.of("s1")))
                .post("/workspaces/" + workspace + "/submissions")
                .then()
                .statusCode(201);
        as("alice")
                .get("/workspaces/" + workspace + "/removal")
                .then()
                .body("tables", equalTo(2))
                .body("rows", equalTo(3))
                .body("data", equalTo(1))
                .body("configurations", equalTo(1))
                .body("openSubmissions", equalTo(1));
        as("mallory").get("/workspaces/" + workspace + "/removal").then().statusCode(404);
    }

    @Test
    void aRerunTakesTheRowAndTheWorkflowAsTheyWere() {
        var workspace = create("alice", "Pinned");
        load(workspace, "sample_id\ttext\ns1\tbad\ns2\tgood\n").statusCode(200);
        var configuration = configure(workspace);
        var path = "/workspaces/" + workspace;
        var submission = as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("configuration", configuration))
                .post(path + "/submissions")
                .<String>path("id");
        awaitDone(path, submission);
        load(workspace, "sample_id\ttext\ns1\tmended\n").statusCode(200);
        var changed = new HashMap<>(configuration("renamed"));
        changed.put("inputs", Map.of("text", "\"literal\""));
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(changed)
                .put(path + "/configurations/" + configuration)
                .then()
                .statusCode(200);
        var again = raw("alice")
                .post(path + "/submissions/" + submission + ":rerun")
                .then()
                .statusCode(201)
                .body(
                        "digest",
                        equalTo(as("alice")
                                .get(path + "/submissions/" + submission)
                                .path("digest")))
                .extract()
                .<String>path("id");
        awaitDone(path, again);
        as("alice")
                .get(path + "/submissions/" + again + "/rows")
                .then()
                .body("items.row", equalTo(List.of("s1")))
                .body("items[0].inputs", equalTo(Map.of("wf.text", "bad")));
    }

    private static void awaitDone(String path, String submission) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as("alice")
                        .get(path + "/submissions/" + submission)
                        .then()
                        .body("state", equalTo("DONE")));
    }
}
