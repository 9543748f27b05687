package org.jixia.workspace;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.configure;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Workflows while they are written: described without being kept, kept as versions, their inputs looked at before a launch. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class DraftIT {
    private static ValidatableResponse ask(String person, String path, Object body) {
        return raw(person)
                .contentType(ContentType.JSON)
                .header("Accept-Language", "zh-CN")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse describe(String workspace, Map<String, ?> workflow) {
        return ask("alice", "/workspaces/" + workspace + "/workflows:describe", Map.of("workflow", workflow));
    }

    private static String zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void aDraftIsDescribedAndNotKept() throws IOException {
        var workspace = create("alice", "Drafts");
        describe(workspace, Map.of("wdl", "version 1.1"))
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("inputs.name", hasSize(3))
                .body("workflow", nullValue());
        describe(workspace, Map.of("wdl", "broken"))
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("diagnostics[0].message", equalTo("told in zh"))
                .body("diagnostics[0].line", equalTo(2));
        describe(
                        workspace,
                        Map.of(
                                "zip",
                                zip(Map.of(
                                        "repo/lib/tools.wdl", "version 1.1",
                                        "repo/flow.wdl", "version 1.1\nimport \"lib/tools.wdl\"\nworkflow flow {}",
                                        "repo/README.md", "read me"))))
                .statusCode(200)
                .body("workflow.main", equalTo("repo/flow.wdl"))
                .body("workflow.files.size()", equalTo(2));
        describe(workspace, Map.of("url", "https://example.org/read.wdl"))
                .statusCode(200)
                .body("workflow.main", equalTo("read.wdl"));
        as("alice").get("/workspaces/" + workspace + "/configurations").then().body("items", hasSize(0));
    }

    @Test
    void whatIsNoDraftAndWhoMayNotWriteIsRefused() throws IOException {
        var workspace = create("alice", "Refused drafts");
        var path = "/workspaces/" + workspace + "/workflows:describe";
        describe(workspace, Map.of("wdl", "version 1.1", "url", "https://example.org/a.wdl"))
                .statusCode(400)
                .body("code", equalTo("workspace.workflow-source"));
        describe(workspace, Map.of()).statusCode(400);
        describe(workspace, Map.of("files", Map.of("../up.wdl", "version 1.1"))).statusCode(400);
        describe(workspace, Map.of("zip", zip(Map.of("README.md", "read me")))).statusCode(400);
        describe(workspace, Map.of("url", "https://example.org/nowhere.wdl"))
                .statusCode(422)
                .body("faults[0].where", equalTo("url"));
        ask("alice", path, Map.of()).statusCode(400);
        ask("bob", path, Map.of("workflow", Map.of("wdl", "version 1.1"))).statusCode(404);
        given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse change(String configuration, int version, String wdl) {
        return as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of(
                        "name",
                        "conf",
                        "table",
                        "sample",
                        "workflow",
                        Map.of("wdl", wdl),
                        "inputs",
                        Map.of("text", "this.text")))
                .put(configuration)
                .then()
                .statusCode(200);
    }

    @Test
    void everyWorkflowThatAConfigurationHasHadIsKept() {
        var workspace = create("alice", "Versions");
        var path = "/workspaces/" + workspace + "/configurations/" + configure(workspace);
        var first = as("alice").get(path).then().extract().<String>path("digest");
        change(path, 1, "version 1.1 # second");
        change(path, 2, "version 1.1 # second");
        change(path, 3, "version 1.1");

        as("alice")
                .get(path + "/versions?pageSize=2")
                .then()
                .statusCode(200)
                .body("items.number", equalTo(List.of(3, 2)))
                .body("items[0].digest", equalTo(first))
                .body("items[0].person", equalTo("alice"));
        var next =
                as("alice").get(path + "/versions?pageSize=2").then().extract().<String>path("nextPageToken");
        as("alice")
                .get(path + "/versions?pageSize=2&pageToken=" + next)
                .then()
                .body("items.number", equalTo(List.of(1)))
                .body("nextPageToken", nullValue());
        var second = as("alice").get(path + "/versions").then().extract().<String>path("items[1].digest");
        as("alice")
                .get(path + "/workflow?digest=" + second)
                .then()
                .body("files", equalTo(Map.of("main.wdl", "version 1.1 # second")));
        as("alice").get(path + "/description?digest=" + second).then().body("name", equalTo("wf"));
        as("alice").get(path + "/description").then().statusCode(200).body("valid", equalTo(true));
        as("alice").get(path + "/workflow?digest=" + "0".repeat(64)).then().statusCode(404);
        as("alice").get(path + "/description?digest=none").then().statusCode(404);
        for (var part : List.of("/versions", "/workflow", "/description")) {
            as("bob").get(path + part).then().statusCode(404);
        }
        as("alice").get(path + "/versions?pageToken=%21").then().statusCode(400);
    }

    @Test
    void expressionsGiveTheirValuesForARow() {
        var workspace = create("alice", "Values");
        load(workspace, "sample_id\ttext\ns1\tone\ns2\ttwo\n").statusCode(200);
        load(workspace, "pair_id\tsamples:references(sample)\np\t[\"s2\",\"s1\"]\n")
                .statusCode(200);
        var path = "/workspaces/" + workspace + "/expressions:evaluate";
        ask("alice", path, Map.of("table", "sample", "expressions", Map.of("a", "this.text", "b", "[1]", "c", "what")))
                .statusCode(200)
                .body("row", equalTo("s1"))
                .body("values.a.value", equalTo("one"))
                .body("values.b.value", equalTo(List.of(1)))
                .body("values.c.value", nullValue())
                .body("values.c.fault", org.hamcrest.Matchers.containsString("what"));
        ask("alice", path, Map.of("table", "pair", "row", "p", "expressions", Map.of("a", "this.samples.text")))
                .body("values.a.value", equalTo(List.of("two", "one")));
        ask("alice", path, Map.of("expressions", Map.of("a", "workspace.none", "b", "this.text")))
                .statusCode(200)
                .body("row", nullValue());
        ask("alice", path, Map.of("table", "none", "expressions", Map.of())).statusCode(404);
        ask("alice", path, Map.of("table", "sample", "row", "s9", "expressions", Map.of()))
                .statusCode(404);
        ask("alice", path, Map.of()).statusCode(400);
        ask("bob", path, Map.of("expressions", Map.of())).statusCode(404);
    }

    @Test
    void aLaunchMayTakeOtherInputsThanTheConfiguration() {
        var workspace = create("alice", "Other inputs");
        load(workspace, "sample_id\ttext\ns1\trefused\n").statusCode(200);
        var configuration = configure(workspace);
        var path = "/workspaces/" + workspace + "/submissions:check";
        ask("alice", path, Map.of("configuration", configuration)).statusCode(422);
        ask("alice", path, Map.of("configuration", configuration, "inputs", Map.of("text", "\"fine\"")))
                .statusCode(200)
                .body("runs", equalTo(1));
        ask("alice", path, Map.of("configuration", configuration, "inputs", Map.of("other", "this.text")))
                .statusCode(422)
                .body("faults.where", equalTo(List.of("input other", "input text")));
    }
}
