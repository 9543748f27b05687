package org.jixia.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and values that nobody expects: kept exactly, or refused in a sentence; never a fault of the server. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class OddNamesIT {
    /** Answered before the service is reached, without a body. */
    private static final int ADDRESS_TOO_LONG = 414;

    @TestHTTPResource
    URI address;

    static Stream<String> odd() {
        return Stream.of(
                "\"quoted\" 'name'",
                "two  spaces",
                "中文 名称",
                "../../etc/passwd",
                "..",
                ".",
                "a/b",
                "a?b#c&d=e",
                "%2e%2e%2f",
                "100%",
                "x".repeat(300),
                "x".repeat(301),
                "样".repeat(300),
                "tab\there",
                "line\nbreak",
                "nul\0here",
                "",
                "   ",
                "'; drop table workspace; --",
                "${jndi:x}",
                "{0}",
                "\uD83E\uDDEC",
                "<script>",
                "-x",
                "\u202Ertl");
    }

    @ParameterizedTest
    @MethodSource("odd")
    void aWorkspaceMayBeCalledAlmostAnything(String name) {
        var answer = json("/workspaces", Map.of("name", name, "description", name, "tags", List.of(name)));
        if (keptOrRefused(answer)) {
            as("alice").get("/workspaces/" + answer.extract().path("id")).then().body("name", equalTo(name.strip()));
        }
    }

    @ParameterizedTest
    @MethodSource("odd")
    void rowsTablesColumnsAndKeysToo(String name) {
        var workspace = create("alice", "Odd");
        var quoted = '"' + name.replace("\"", "\"\"") + '"';
        if (keptOrRefused(load(workspace, "thing_id\ttext\n" + quoted + "\tx\n"))) {
            as("alice")
                    .urlEncodingEnabled(false)
                    .get("/workspaces/" + workspace + "/tables/thing/rows/" + encoded(name))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo(name));
            as("alice")
                    .queryParam("search", name)
                    .get("/workspaces/" + workspace + "/tables/thing/rows")
                    .then()
                    .statusCode(200)
                    .body("items.name", equalTo(List.of(name)));
        }
        keptOrRefused(load(workspace, '"' + name.replace("\"", "\"\"") + "_id\"\ttext\na\tb\n"));
        keptOrRefused(load(workspace, "other_id\t" + quoted + "\na\tb\n"));
        keptOrRefused(load(workspace, "third_id\tc:reference(" + name.replace("\"", "") + ")\na\t\n"));
        keptOrRefused(load(workspace, "fourth_id\tc:text\na\t" + quoted + "\n"));
        keptOrRefused(as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("value", name))
                .urlEncodingEnabled(false)
                .put("/workspaces/" + workspace + "/data/" + encoded(name))
                .then());
        keptOrRefused(as("alice")
                .queryParam("search", name)
                .get("/workspaces/" + workspace + "/tables")
                .then());
    }

    @ParameterizedTest
    @MethodSource("odd")
    void configurationsFiltersMembersAndLaunchesToo(String name) {
        var workspace = create("alice", "Odd");
        load(workspace, "sample_id\ttext\ns1\tx\n").statusCode(200);
        var path = "/workspaces/" + workspace;
        keptOrRefused(json(path + "/configurations", configuration(name, "this.text", "this." + name)));
        keptOrRefused(json(path + "/configurations", configuration("c", name, "this.out")));
        keptOrRefused(json(path + "/submissions", Map.of("configuration", workspace, "rows", List.of(name))));
        for (var parameter : List.of("filter", "sort", "search", "pageToken", "pageSize")) {
            keptOrRefused(as("alice")
                    .queryParam(parameter, name)
                    .get(path + "/tables/sample/rows")
                    .then());
        }
        keptOrRefused(as("alice")
                .queryParam("filter", "{\"column\":" + quoted(name) + ",\"op\":\">\",\"value\":" + quoted(name) + "}")
                .get(path + "/tables/sample/rows")
                .then());
        keptOrRefused(as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "READER"))
                .urlEncodingEnabled(false)
                .put(path + "/members/" + encoded(name))
                .then());
        keptOrRefused(json(path + ":clone", Map.of("name", name)));
    }

    @Test
    void nullsWhereNamesBelongAreRefused() {
        var workspace = create("alice", "Nulls");
        keptOrRefused(json("/workspaces", "{\"name\":\"x\",\"tags\":[null]}"));
        keptOrRefused(json("/workspaces", "{\"name\":null}"));
        keptOrRefused(json("/workspaces", "null"));
        var path = "/workspaces/" + workspace;
        keptOrRefused(json(path + "/submissions", "{\"configuration\":\"" + workspace + "\",\"rows\":[null]}"));
        keptOrRefused(json(path + "/configurations", "{\"name\":\"c\",\"workflow\":{\"files\":{\"a.wdl\":null}}}"));
        keptOrRefused(
                json(path + "/configurations", "{\"name\":\"c\",\"workflow\":{\"zip\":\"bm8gemlw\",\"main\":\"a\"}}"));
        keptOrRefused(
                json(path + "/configurations", "{\"name\":\"c\",\"inputs\":{\"a\":null},\"workflow\":{\"wdl\":\"\"}}"));
    }

    @Test
    void deepAndBoundlessValuesAreRefusedBeforeTheyAreKept() throws Exception {
        var workspace = create("alice", "Deep");
        for (var depth : new int[] {100, 499, 900, 5_000, 100_000}) {
            var deep = "[".repeat(depth) + "]".repeat(depth);
            if (keptOrRefused(load(workspace, "thing_id\tj:json\na\t" + deep + "\n"))) {
                as("alice")
                        .get("/workspaces/" + workspace + "/tables/thing/rows")
                        .then()
                        .statusCode(200);
            }
            keptOrRefused(load(workspace, "guessed" + depth + "_id\tj\na\t" + deep + "\n"));
            assertThat(post("/workspaces", "application/json", text("{\"name\":\"x\",\"tags\":" + deep + "}"))
                            .statusCode())
                    .isEqualTo(400);
        }
        for (var number : List.of("1e999", "1e-999", "1e999999999", "9".repeat(1_200), "-1e601")) {
            load(workspace, "n_id\tn:number\na\t" + number + "\n").statusCode(422);
            load(workspace, "l_id\tl:list\na\t[" + number + "]\n").statusCode(422);
            keptOrRefused(as("alice")
                    .contentType(ContentType.JSON)
                    .body("{\"value\":" + number + "}")
                    .put("/workspaces/" + workspace + "/data/k")
                    .then());
        }
        as("alice").get("/workspaces/" + workspace + "/tables").then().statusCode(200);
        as("alice").get("/workspaces/" + workspace + "/data").then().statusCode(200);
    }

    @Test
    void aLineOfAHundredMegabytesIsRefusedByItsRow() throws Exception {
        var workspace = create("alice", "Long");
        var answer = post(
                "/workspaces/" + workspace + "/tables:import",
                "text/tab-separated-values",
                HttpRequest.BodyPublishers.ofInputStream(() -> new Endless("thing_id\tt\na\t", 100_000_000)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("workspace.line-too-long", "row 2").hasSizeLessThan(2_000);
        as("alice").get("/workspaces/" + workspace + "/tables").then().body("items", equalTo(List.of()));
    }

    @Test
    void aColumnKeepsItsTypeUnderRowsThatAFileDoesNotBring() {
        var workspace = create("alice", "Typed");
        load(workspace, "thing_id\tage:number\na\t1\nb\t2\n").statusCode(200);
        load(workspace, "thing_id\tage:text\na\told\n")
                .statusCode(422)
                .body("faults[0].code", equalTo("workspace.column-retyped"))
                .body("faults[0].detail", containsString("number"));
        load(workspace, "thing_id\tage:text\na\told\nb\tyoung\n").statusCode(200);
        load(workspace, "thing_id\tmother:reference(thing)\nb\ta\n").statusCode(200);
        as("alice").delete("/workspaces/" + workspace + "/tables/thing").then().statusCode(204);
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    /** By a client that does not look into what it sends. */
    private HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve(path))
                    .header("Authorization", "Bearer " + TestTokens.person("alice", "researcher"))
                    .header("Content-Type", type)
                    .POST(body)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** True if it was kept. */
    private static boolean keptOrRefused(ValidatableResponse answer) {
        var status = answer.extract().statusCode();
        assertThat(status).as(answer.extract().asString()).isLessThan(500);
        if (status >= 400 && status != 404 && status != ADDRESS_TOO_LONG) {
            assertThat(answer.extract().<String>path("detail")).isNotBlank();
            assertThat(answer.extract().asString()).doesNotContain("java.", "Exception", "SQL");
        }
        return status < 300;
    }

    private static String encoded(String name) {
        return name.isEmpty()
                ? "x"
                : URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace(".", "%2E");
    }

    private static ValidatableResponse json(String path, Object body) {
        return as("alice")
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static Map<String, Object> configuration(String name, String expression, String target) {
        return Map.of(
                "name",
                name,
                "table",
                "sample",
                "workflow",
                Map.of("wdl", "version 1.1"),
                "inputs",
                Map.of("text", expression),
                "outputs",
                Map.of("out", target));
    }

    private static String quoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\0", "\\u0000")
                + '"';
    }

    /** A head and then one character over and over, made as it is read. */
    private static final class Endless extends InputStream {
        private final byte[] head;
        private long left;
        private int at;

        Endless(String head, long length) {
            this.head = head.getBytes(StandardCharsets.UTF_8);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("read in pieces");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at < head.length) {
                var count = Math.min(length, head.length - at);
                System.arraycopy(head, at, into, offset, count);
                at += count;
                return count;
            }
            if (left == 0) {
                return -1;
            }
            var count = (int) Math.min(length, left);
            Arrays.fill(into, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
