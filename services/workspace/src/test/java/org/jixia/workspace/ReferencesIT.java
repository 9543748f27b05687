package org.jixia.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.workspace.domain.TableRepository;
import org.junit.jupiter.api.Test;

/** No reference dangles, whatever happens at the same time; and rows, tables and data go that nobody uses. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class ReferencesIT {
    @Inject
    TableRepository tables;

    @Inject
    Jdbi jdbi;

    private static String withPairs(String name) {
        var workspace = create("alice", name);
        load(workspace, "sample_id\tage\ns1\t1\ns2\t2\n").statusCode(200);
        load(workspace, "pair_id\tfirst:reference(sample)\np\t\n").statusCode(200);
        return workspace;
    }

    /** Writes a reference to s1 and, before that is committed, does the other thing, which has to wait for it. */
    private int meanwhile(String workspace, Callable<Integer> other) throws Exception {
        var room = UUID.fromString(workspace);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = QuarkusTransaction.requiringNew().call(() -> {
                assertThat(tables.missing(tables.find(room, "sample").orElseThrow(), List.of("s1", "s9")))
                        .containsExactly("s9");
                var waiting = pool.submit(other);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> jdbi.withHandle(
                                        handle -> handle.createQuery("select count(*) from pg_locks where not granted")
                                                .mapTo(Integer.class)
                                                .one())
                                > 0);
                tables.edit(tables.find(room, "pair").orElseThrow(), "p", Map.of("first", "s1"), 1);
                return waiting;
            });
            return answer.get();
        }
    }

    @Test
    void aRowThatIsBeingReferredToIsNotDeleted() throws Exception {
        var workspace = withPairs("Race of rows");
        var path = "/workspaces/" + workspace + "/tables/sample/rows/s1";
        assertThat(meanwhile(workspace, () -> as("alice").delete(path).statusCode()))
                .isEqualTo(409);
        as("alice").get(path).then().statusCode(200);
    }

    @Test
    void aTableThatIsBeingReferredToIsNotDeleted() throws Exception {
        var workspace = withPairs("Race of tables");
        var path = "/workspaces/" + workspace + "/tables/sample";
        assertThat(meanwhile(workspace, () -> as("alice").delete(path).statusCode()))
                .isEqualTo(409);
        as("alice").get(path).then().statusCode(200).body("rows", equalTo(2));
    }

    @Test
    void anEditNamesEveryRowThatIsNotThere() {
        var workspace = withPairs("Edits");
        load(workspace, "membership:set_id\tsample\nall\ts1\n").statusCode(200);
        as("alice")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("samples", List.of("s1", "s8", "x".repeat(400)), "more", 1))
                .patch("/workspaces/" + workspace + "/tables/set/rows/all")
                .then()
                .statusCode(422)
                .body(
                        "faults.code",
                        equalTo(List.of(
                                "workspace.column-unknown",
                                "workspace.reference-dangles",
                                "workspace.reference-dangles")));
        load(workspace, "pair_id\tfirst:reference(sample)\np\t" + "y".repeat(5_000) + "\n")
                .statusCode(422)
                .body("faults", hasSize(1));
        load(workspace, "pair_id\tfile:file\np\t" + "s3://" + "y".repeat(5_000) + "\n")
                .statusCode(422)
                .body("faults.code", equalTo(List.of("workspace.file-too-long")));
    }

    @Test
    void whatNobodyUsesGoes() {
        var workspace = withPairs("Free");
        var path = "/workspaces/" + workspace;
        as("mallory").delete(path + "/tables/pair").then().statusCode(404);
        as("alice").delete(path + "/tables/pair").then().statusCode(204);
        as("alice").delete(path + "/tables/sample/rows/s1").then().statusCode(204);
        as("alice").get(path + "/tables/sample").then().body("rows", equalTo(1));
        as("alice").delete(path + "/tables/sample").then().statusCode(204);
        as("alice").delete(path + "/tables/sample").then().statusCode(404);
        as("alice").get(path + "/tables").then().body("items", hasSize(0));

        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("value", "x"))
                .put(path + "/data/word")
                .then()
                .statusCode(200);
        as("alice").delete(path + "/data/word").then().statusCode(204);
        as("alice").delete(path + "/data/word").then().statusCode(404);
    }

    @Test
    void aCloneHasTheReferencesToo() {
        var workspace = withPairs("Referring");
        load(workspace, "pair_id\tfirst:reference(sample)\np\ts1\n").statusCode(200);
        var copy = raw("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Copied"))
                .post("/workspaces/" + workspace + ":clone")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("alice")
                .delete("/workspaces/" + copy + "/tables/sample/rows/s1")
                .then()
                .statusCode(409);
        as("alice").delete("/workspaces/" + copy + "/tables/pair").then().statusCode(204);
        as("alice")
                .delete("/workspaces/" + copy + "/tables/sample/rows/s1")
                .then()
                .statusCode(204);
    }

    @Test
    void largeRowsComeAFewAtATimeAndLargeBodiesNotAtAll() {
        var workspace = create("alice", "Large rows");
        var text = "x".repeat(3_000_000);
        load(workspace, "big_id\ttext\nb1\t" + text + "\nb2\t" + text + "\n").statusCode(200);
        var rows = "/workspaces/" + workspace + "/tables/big/rows";
        var first = as("alice").get(rows).then().body("items.name", equalTo(List.of("b1")));
        as("alice")
                .get(rows + "?pageToken=" + first.extract().path("nextPageToken"))
                .then()
                .body("items.name", equalTo(List.of("b2")))
                .body("nextPageToken", equalTo(null));
        as("alice").get(rows + "?sort=-text").then().body("items.name", equalTo(List.of("b2")));
        assertThat(raw("alice")
                        .get("/workspaces/" + workspace + "/tables/big:export")
                        .asString())
                .hasSize(6_000_000 + "entity:big_id\ttext:text\nb1\t\nb2\t\n".length());
        as("alice")
                .contentType(ContentType.JSON)
                .body("{\"value\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}")
                .put("/workspaces/" + workspace + "/data/word")
                .then()
                .statusCode(413)
                .body("code", equalTo("platform.too-large"));
        as("alice")
                .contentType(ContentType.JSON)
                .body("{\"value\":\"" + "x".repeat(9_000_000) + "\"}")
                .put("/workspaces/" + workspace + "/data/word")
                .then()
                .statusCode(422)
                .body("code", equalTo("workspace.data-too-large"));
    }
}
