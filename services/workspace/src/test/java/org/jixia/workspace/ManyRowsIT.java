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
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Several rows at once: changed, deleted, exported by choice; large cells cut; cells that a run wrote are marked until a person changes them. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class ManyRowsIT {
    @Inject
    Jdbi jdbi;

    @Test
    void severalRowsAreChangedTogetherOrNotAtAll() {
        var workspace = create("alice", "Several");
        load(workspace, "sample_id\tage\tsex\na\t1\tF\nb\t2\tM\nc\t3\tF\n").statusCode(200);
        post(workspace, "sample/rows:edit", Map.of("rows", List.of("a", "b"), "attributes", Map.of("sex", "<b>x</b>")))
                .statusCode(204);
        assertThat(column(workspace, "sex")).containsExactly("<b>x</b>", "<b>x</b>", "F");
        post(workspace, "sample/rows:edit", Map.of("rows", List.of("a", "zz"), "attributes", Map.of("sex", "U")))
                .statusCode(422)
                .body("faults.code", contains("workspace.row-unknown"));
        post(workspace, "sample/rows:edit", Map.of("rows", List.of("a"), "attributes", Map.of("age", "old", "no", 1)))
                .statusCode(422)
                .body("faults.code", hasItems("workspace.cell-type", "workspace.column-unknown"));
        post(workspace, "sample/rows:edit", Map.of("rows", List.of(), "attributes", Map.of()))
                .statusCode(400);
        post(workspace, "sample/rows:edit", Map.of("rows", List.of("a"))).statusCode(400);
        post(workspace, "none/rows:edit", Map.of("rows", List.of("a"), "attributes", Map.of()))
                .statusCode(404);
        assertThat(column(workspace, "sex")).containsExactly("<b>x</b>", "<b>x</b>", "F");
    }

    @Test
    void severalRowsAreDeletedUnlessOneIsInUse() {
        var workspace = create("alice", "Deleted");
        load(workspace, "sample_id\na\nb\nc\n").statusCode(200);
        load(workspace, "pair_id\tof:reference(sample)\np\tb\n").statusCode(200);
        post(workspace, "sample/rows:delete", Map.of("rows", List.of("a", "b"))).statusCode(409);
        post(workspace, "sample/rows:delete", Map.of("rows", List.of("a", "gone")))
                .statusCode(204);
        post(workspace, "sample/rows:delete", Map.of()).statusCode(400);
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows")
                .then()
                .body("items.name", contains("b", "c"));
    }

    @Test
    void anExportHasTheRowsThatWereAskedFor() {
        var workspace = create("alice", "Some");
        load(workspace, "sample_id\tage\na\t1\nb\t2\nc\t3\n").statusCode(200);
        var export = "/workspaces/" + workspace + "/tables/sample:export";
        var header = "entity:sample_id\tage:number\n";
        assertThat(raw("alice")
                        .get(
                                export
                                        + "?sort=-age&search=&filter=%7B%22column%22%3A%22age%22%2C%22op%22%3A%22%3E%22%2C%22value%22%3A1%7D")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(header + "c\t3\nb\t2\n");
        assertThat(post(workspace, "sample:export", Map.of("rows", List.of("c", "a", "x")))
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(header + "a\t1\nc\t3\n");
        post(workspace, "sample:export", Map.of("rows", List.of())).statusCode(400);
        raw("alice").get(export + "?filter=nonsense").then().statusCode(400);
    }

    @Test
    void longCellsAreCutInListsAndWholeInTheirRow() {
        var workspace = create("alice", "Long");
        var two = "x".repeat(2 * 1024 * 1024);
        load(workspace, "sample_id\twhole\tlist\tshort\na\t" + two + "\t[1,2,3,4,5,6,7]\ty\n")
                .statusCode(200);
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows?cut=10")
                .then()
                .body("items[0].attributes.whole", equalTo("x".repeat(10)))
                .body("items[0].attributes.short", equalTo("y"))
                .body("items[0].cut", hasItems("whole", "list"));
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows/a")
                .then()
                .body("cut", nullValue())
                .body("attributes.whole.length()", equalTo(two.length()));
        as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows?cut=0")
                .then()
                .statusCode(400);
    }

    @Test
    void theMarkOfARunGoesWithItsValue() {
        var workspace = create("alice", "Marks");
        load(workspace, "sample_id\tdepth\tnote\na\t1\tx\n").statusCode(200);
        var run = UUID.randomUUID().toString();
        jdbi.useHandle(handle -> handle.execute(
                """
                update table_row set written_by = jsonb_build_object(
                    'depth', jsonb_build_object('run', cast(? as text), 'startedAt', cast(? as text)),
                    'note', jsonb_build_object('run', cast(? as text), 'startedAt', cast(? as text)))
                where table_id = (select id from data_table where workspace = ?)
                """, run, Instant.now().toString(), run, Instant.now().toString(), UUID.fromString(workspace)));
        var rows = "/workspaces/" + workspace + "/tables/sample/rows";
        as("alice").get(rows).then().body("items[0].writtenBy.depth.run", equalTo(run));
        load(workspace, "sample_id\tdepth\tnote\na\t2\tx\n").statusCode(200);
        as("alice").get(rows).then().body("items[0].writtenBy.keySet()", contains("note"));
        post(workspace, "sample/rows:edit", Map.of("rows", List.of("a"), "attributes", Map.of("note", "mine")))
                .statusCode(204);
        as("alice").get(rows).then().body("items", hasSize(1)).body("items[0].writtenBy", nullValue());
    }

    @Test
    void othersChangeNothing() {
        var workspace = create("alice", "Not theirs");
        load(workspace, "sample_id\tage\na\t1\n").statusCode(200);
        for (var path : List.of("sample/rows:edit", "sample/rows:delete", "sample:export")) {
            var address = "/workspaces/" + workspace + "/tables/" + path;
            var body = Map.of("rows", List.of("a"), "attributes", Map.of("age", 2));
            raw("bob")
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(address)
                    .then()
                    .statusCode(404);
            given().urlEncodingEnabled(false)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(address)
                    .then()
                    .statusCode(401);
        }
        assertThat(column(workspace, "age")).containsExactly(1);
    }

    private static ValidatableResponse post(String workspace, String path, Map<String, ?> body) {
        return raw("alice")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/workspaces/" + workspace + "/tables/" + path)
                .then();
    }

    private static List<Object> column(String workspace, String column) {
        return as("alice")
                .get("/workspaces/" + workspace + "/tables/sample/rows")
                .then()
                .extract()
                .path("items.attributes." + column);
    }
}
