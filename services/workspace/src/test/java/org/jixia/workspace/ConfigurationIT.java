package org.jixia.workspace;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** The ways a workflow comes into a configuration, and names that are taken. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class ConfigurationIT {
    private static final Map<String, String> FILES =
            Map.of("main.wdl", "version 1.1\nimport \"lib/tools.wdl\"", "lib/tools.wdl", "version 1.1");

    private static Map<String, Object> body(String name, Map<String, ?> workflow) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("table", "sample");
        body.put("workflow", workflow);
        body.put("inputs", Map.of("text", "this.text"));
        return body;
    }

    private static ValidatableResponse post(String workspace, Map<String, Object> body) {
        return as("alice")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/workspaces/" + workspace + "/configurations")
                .then();
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
    void filesWithImportsAndAZipOfThemAreOneWorkflow() throws IOException {
        var workspace = create("alice", "Sources");
        var files = post(workspace, body("files", Map.of("files", FILES, "main", "main.wdl")))
                .statusCode(201)
                .extract();
        var zipped = post(workspace, body("zip", Map.of("zip", zip(FILES), "main", "main.wdl")))
                .statusCode(201)
                .body("digest", equalTo(files.path("digest")))
                .extract()
                .<String>path("id");
        as("alice")
                .get("/workspaces/" + workspace + "/configurations/" + zipped + "/workflow")
                .then()
                .body("main", equalTo("main.wdl"))
                .body("files", equalTo(FILES));
        post(workspace, body("none", Map.of("files", FILES, "main", "other.wdl")))
                .statusCode(400)
                .body("code", equalTo("workspace.workflow-source"));
        post(workspace, body("broken", Map.of("zip", "AAAA", "main", "main.wdl")))
                .statusCode(400);
        as("bob")
                .get("/workspaces/" + workspace + "/configurations/" + zipped)
                .then()
                .statusCode(404);
    }

    @Test
    void anAddressIsReadOrRefusedWithItsFault() {
        var workspace = create("alice", "Addresses");
        post(workspace, body("none", Map.of("url", "https://example.org/nowhere.wdl")))
                .statusCode(422)
                .body("code", equalTo("workspace.workflow-faulty"))
                .body("faults[0].detail", equalTo("HTTP 404"));
        as("alice").get("/workspaces/" + workspace + "/configurations").then().body("items", hasSize(0));
        var read = post(workspace, body("read", Map.of("url", "https://example.org/read.wdl")))
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("alice")
                .get("/workspaces/" + workspace + "/configurations/" + read + "/workflow")
                .then()
                .body("files", equalTo(Map.of("read.wdl", "version 1.1")));
    }

    @Test
    void aTakenNameIsRefusedOnChangesToo() {
        var workspace = create("alice", "Names");
        var source = Map.of("wdl", "version 1.1");
        post(workspace, body("one", source)).statusCode(201);
        post(workspace, body("one", source)).statusCode(409);
        var two = post(workspace, body("two", source)).statusCode(201).extract().<String>path("id");
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(body("one", source))
                .put("/workspaces/" + workspace + "/configurations/" + two)
                .then()
                .statusCode(409)
                .body("code", equalTo("workspace.configuration-exists"));
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(body("three", source))
                .put("/workspaces/" + workspace + "/configurations/" + two)
                .then()
                .statusCode(200)
                .body("name", equalTo("three"));
    }

    @Test
    void anotherNameKeepsVersionsAndATakenOneIsRefusedAtItsField() {
        var workspace = create("alice", "Renamed");
        post(workspace, body("one", Map.of("wdl", "version 1.1"))).statusCode(201);
        var two = post(workspace, body("two", Map.of("wdl", "version 1.1")))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var at = "/workspaces/" + workspace + "/configurations/" + two;
        rename("alice", at, "one", 1).statusCode(409).body("faults.where", contains("name"));
        rename("alice", at, " ", 1).statusCode(400).body("code", equalTo("workspace.name-invalid"));
        rename("alice", at, "second", 7).statusCode(412);
        rename("bob", at, "second", 1).statusCode(404);

        rename("alice", at, "second", 1)
                .statusCode(200)
                .body("name", equalTo("second"))
                .body("version", equalTo(2))
                .body("inputs", equalTo(Map.of("text", "this.text")));
        as("alice").get(at + "/versions").then().body("items.number", contains(1));
    }

    private static ValidatableResponse rename(String person, String at, String name, int version) {
        return as(person)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("name", name))
                .patch(at)
                .then();
    }
}
