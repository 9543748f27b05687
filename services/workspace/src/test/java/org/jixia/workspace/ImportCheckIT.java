package org.jixia.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** What an import would do is told before anything is written, and what was imported stays known. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class ImportCheckIT {
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Test
    void aCheckShowsTheFileAndWritesNothing() {
        var workspace = create("alice", "Checked");
        load(workspace, "sample_id\tage\nS1\t1\nS2\t2\n").statusCode(200);
        send(workspace, "tables:check", "sample_id\tage\tnote\nS1\t1\t\nS2\t3\t" + SCRIPT + "\nS3\t4\t\n", Map.of())
                .statusCode(200)
                .body("table", equalTo("sample"))
                .body("separator", equalTo("tab"))
                .body("encoding", equalTo("UTF-8"))
                .body("columns.name", contains("age", "note"))
                .body("columns.type", contains("number", "text"))
                .body("rows", equalTo(3))
                .body("added", equalTo(1))
                .body("changed", equalTo(1))
                .body("lines[1].line", equalTo(3))
                .body("lines[1].cells", contains("S2", "3", SCRIPT))
                .body("faults", hasSize(0));
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample")
                .then()
                .body("rows", equalTo(2))
                .body("columns", hasSize(1));
    }

    @Test
    void everyFaultIsToldWithItsLineAndColumnAndTheLineIsShown() {
        var workspace = create("alice", "Faulty check");
        load(workspace, "parent_id\nP1\n").statusCode(200);
        var lines = new StringBuilder("sample_id\tage:number\tof:reference(parent)\n");
        for (var i = 0; i < 100; i++) {
            lines.append("S").append(i).append("\t").append(i).append("\tP1\n");
        }
        lines.append("S7\told\tP9\n");
        send(workspace, "tables:check", lines.toString(), Map.of())
                .statusCode(200)
                .body("totalFaults", equalTo(3))
                .body(
                        "faults.code",
                        hasItems("workspace.cell-type", "workspace.row-twice", "workspace.reference-dangles"))
                .body("faults.line", contains(102, 102, 102))
                .body("faults.column", hasItems(1, 2, 3))
                .body("rows", equalTo(101))
                .body("lines", hasSize(51))
                .body("lines[50].cells", contains("S7", "old", "P9"));
        send(workspace, "tables:check", "name\tage\nA\t1\n", Map.of())
                .statusCode(200)
                .body("table", nullValue())
                .body("faults[0].code", equalTo("workspace.first-column"))
                .body("lines[0].cells", contains("A", "1"));
        as("alice").get("/workspaces/" + workspace + "/tables").then().body("items", hasSize(1));
    }

    @Test
    void typesThatTheSenderStatesComeFirst() {
        var workspace = create("alice", "Typed");
        var types = Map.of("types", "{\"age\":\"text\"}");
        var file = "sample_id\tage\nS1\t1\n";
        send(workspace, "tables:check", file, types).body("columns[0].type", equalTo("text"));
        send(workspace, "tables:import", file, types).statusCode(200).body("columns[0].type", equalTo("text"));
        send(workspace, "tables:check", file, Map.of("types", "{\"age\":\"colour\"}"))
                .body("faults[0].code", equalTo("workspace.column-type"))
                .body("faults[0].column", equalTo(2));
        send(workspace, "tables:check", file, Map.of("types", "[1]")).statusCode(400);
        send(workspace, "tables:check", file, Map.of("types", "{\"age\":1}")).statusCode(400);
        send(workspace, "tables:check", file, Map.of("encoding", "EBCDIC")).statusCode(400);
        send(workspace, "tables:check", file, Map.of("separator", "x")).statusCode(400);
        send(workspace, "tables:check", "", Map.of()).statusCode(422).body("code", equalTo("workspace.no-header"));
    }

    @Test
    void encodingAndSeparatorAreFoundWhenAskedFor() {
        var workspace = create("alice", "Encodings");
        var text = "sample_id;note\nS1;样本\nS2;\"a;b\"\n";
        var gbk = text.getBytes(Charset.forName("GB18030"));
        send(workspace, "tables:check", gbk, Map.of("encoding", "auto"))
                .body("encoding", equalTo("GB18030"))
                .body("separator", equalTo("semicolon"))
                .body("lines[0].cells", contains("S1", "样本"))
                .body("lines[1].cells", contains("S2", "a;b"));
        send(workspace, "tables:check", gbk, Map.of())
                .statusCode(200)
                .body("faults[0].code", equalTo("workspace.not-utf8"))
                .body("lines", hasSize(0));
        var wide = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        send(workspace, "tables:check", wide, Map.of("encoding", "auto"))
                .body("encoding", equalTo("UTF-16LE"))
                .body("table", equalTo("sample"));
        send(workspace, "tables:import", gbk, Map.of("encoding", "GB18030", "separator", "semicolon"))
                .statusCode(200)
                .body("rows", equalTo(2));
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows/S1")
                .then()
                .body("attributes.note", equalTo("样本"));
        var half = new byte[] {'a', '_', 'i', 'd', '\n', 'x', '\n', (byte) 0x81};
        send(workspace, "tables:check", half, Map.of("encoding", "windows-1252"))
                .body("faults[0].code", equalTo("workspace.not-encoded"));
    }

    @Test
    void workspaceDataAreCheckedAndTypedLikeTables() {
        var workspace = create("alice", "Data checked");
        var file = "workspace:ref\tdepth\n007\tx\n";
        send(workspace, "data:check", file, Map.of("types", "{\"depth\":\"number\"}"))
                .statusCode(200)
                .body("columns.type", contains("text", "text"))
                .body("lines[1].cells", contains("depth", "x"))
                .body("faults[0].code", equalTo("workspace.cell-type"))
                .body("faults[0].line", equalTo(2))
                .body("faults[0].column", equalTo(2));
        send(workspace, "data:import", "workspace:depth\n30\n", Map.of("types", "{\"depth\":\"text\"}"))
                .statusCode(200)
                .body("items[0].type", equalTo("text"));
        send(workspace, "data:check", "workspace:depth\n30\n", Map.of("types", "{\"depth\":\"text\"}"))
                .body("added", equalTo(0))
                .body("changed", equalTo(0));
    }

    @Test
    void importsAreRememberedInPages() {
        var workspace = create("alice", "History");
        send(workspace, "tables:import", "sample_id\tage\nS1\t1\nS2\t2\n", Map.of("fileName", SCRIPT + ".tsv"))
                .statusCode(200);
        send(workspace, "tables:import", "sample_id\tage\nS2\t3\nS3\t4\n", Map.of())
                .statusCode(200);
        send(workspace, "tables:import", "sample_id\tage\nS4\told\nS4\t1\n", Map.of("fileName", "../x.tsv"))
                .statusCode(422);
        send(workspace, "data:import", "workspace:a\n1\n", Map.of()).statusCode(200);
        send(workspace, "tables:import", "sample_id\n", Map.of("fileName", "a\0b"))
                .statusCode(400);
        var imports = "/workspaces/" + workspace + "/imports";
        var first = as("alice").get(imports + "?pageSize=2").then().statusCode(200);
        first.body("items", hasSize(2))
                .body("items[0].table", nullValue())
                .body("items[0].rows", equalTo(1))
                .body("items[1].fileName", equalTo("../x.tsv"))
                .body("items[1].faults", equalTo(2));
        var second = as("alice")
                .get(imports + "?pageSize=2&pageToken=" + first.extract().path("nextPageToken"))
                .then();
        second.body("items.added", contains(1, 2))
                .body("items.changed", contains(1, 0))
                .body("items[1].fileName", equalTo(SCRIPT + ".tsv"))
                .body("items[1].person", equalTo("alice"))
                .body("nextPageToken", nullValue());
        as("alice").get(imports + "?table=sample").then().body("items", hasSize(3));
        as("alice").get(imports + "?pageToken=x").then().statusCode(400);
    }

    @Test
    void othersNeitherCheckNorSeeTheHistory() {
        var workspace = create("alice", "Closed");
        for (var path : List.of("tables:check", "data:check", "tables:import", "data:import")) {
            raw("bob")
                    .contentType("text/tab-separated-values")
                    .body("sample_id\nS1\n")
                    .post("/workspaces/" + workspace + "/" + path)
                    .then()
                    .statusCode(404);
            given().urlEncodingEnabled(false)
                    .contentType("text/tab-separated-values")
                    .body("sample_id\nS1\n")
                    .post("/workspaces/" + workspace + "/" + path)
                    .then()
                    .statusCode(401);
        }
        as("bob").get("/workspaces/" + workspace + "/imports").then().statusCode(404);
        given().get("/workspaces/" + workspace + "/imports").then().statusCode(401);
        assertThat(as("alice")
                        .get("/workspaces/" + workspace + "/imports")
                        .then()
                        .extract()
                        .<List<?>>path("items"))
                .isEmpty();
    }

    private static ValidatableResponse send(String workspace, String path, Object file, Map<String, String> said) {
        var query = new StringBuilder("?x=");
        said.forEach((name, value) ->
                query.append("&").append(name).append("=").append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        var bytes = file instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) file;
        return raw("alice")
                .contentType("application/octet-stream")
                .body(bytes)
                .post("/workspaces/" + workspace + "/" + path + query)
                .then();
    }
}
