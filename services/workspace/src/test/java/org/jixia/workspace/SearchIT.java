package org.jixia.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.configure;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.launch;
import static org.jixia.workspace.Calls.load;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.workspace.domain.SearchRepository.Kind;
import org.jixia.workspace.persistence.JdbiSearchRepository;
import org.junit.jupiter.api.Test;

/** The search over everything that a person may read, and nothing else. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class SearchIT {
    @Inject
    Jdbi jdbi;

    /** A word that no other test uses. */
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

    private static ValidatableResponse search(String person, String kind, String q) {
        return as(person)
                .queryParam("kind", kind)
                .queryParam("q", q)
                .get("/search")
                .then();
    }

    private static void reads(String workspace, String person) {
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "READER"))
                .put("/workspaces/" + workspace + "/members/" + person)
                .then()
                .statusCode(200);
    }

    @Test
    void findsThingsOfEachKindInEveryWorkspaceThatIsReadAndInNoOther() {
        var first = create("alice", "First");
        var second = create("alice", "Second");
        for (var workspace : List.of(first, second)) {
            load(workspace, "sample_id\ttext\nA-" + word + "\tgood\n").statusCode(200);
            load(workspace, "t_" + word + "_id\nx\n").statusCode(200);
        }
        var submission =
                launch(second, configure(second)).statusCode(201).extract().<String>path("id");
        reads(second, "bob-" + word);

        search("alice", "row", word.toUpperCase()).statusCode(200).body("items", hasSize(2));
        search("bob-" + word, "row", word)
                .body("items.workspace", contains(second))
                .body("items.table", contains("sample"))
                .body("items.name", contains("A-" + word));
        search("bob-" + word, "table", word).body("items.name", contains("t_" + word));
        search("bob-" + word, "configuration", "conf").body("items.workspace", contains(second));
        search("bob-" + word, "submission", "CON").body("items.id", contains(submission));
        search("bob-" + word, "submission", submission.substring(0, 20)).body("items.id", contains(submission));
        for (var kind : List.of("row", "table", "configuration", "submission")) {
            search("mallory-" + word, kind, kind.endsWith("n") ? "conf" : word)
                    .statusCode(200)
                    .body("items", hasSize(0));
        }

        as("alice")
                .delete("/workspaces/" + second + "/members/bob-" + word)
                .then()
                .statusCode(204);
        search("bob-" + word, "row", word).body("items", hasSize(0));
    }

    @Test
    void whatIsNearComesFirstAndPagesFollowEachOther() {
        var far = create("alice", "Far");
        var near = create("alice", "Near");
        load(far, "sample_id\n" + word + "-1\n" + word + "-3\n0" + word + "\n").statusCode(200);
        load(near, "sample_id\n" + word + "-2\nx" + word + "\n").statusCode(200);
        var names = new ArrayList<String>();
        var token = "";
        do {
            var page = as("alice")
                    .queryParam("kind", "row")
                    .queryParam("q", word)
                    .queryParam("near", near)
                    .queryParam("pageSize", 2)
                    .queryParam("pageToken", token)
                    .get("/search")
                    .then()
                    .statusCode(200)
                    .extract();
            names.addAll(page.<List<String>>path("items.name"));
            token = page.path("nextPageToken");
        } while (token != null);
        assertThat(names).containsExactly(word + "-2", "x" + word, word + "-1", word + "-3", "0" + word);
    }

    @Test
    void signsOfPatternsAreOrdinaryAndBadQuestionsAreRefused() {
        var workspace = create("alice", "Signs");
        load(workspace, "sample_id\n" + word + "_a\n" + word + "xa\n肺癌" + word + "\n")
                .statusCode(200);
        search("alice", "row", word + "_").body("items.name", contains(word + "_a"));
        search("alice", "row", word + "%").body("items", hasSize(0));
        search("alice", "row", "癌" + word).body("items.name", contains("肺癌" + word));

        given().get("/search?kind=row&q=a").then().statusCode(401);
        search("alice", "row", " ").statusCode(400).body("code", equalTo("platform.invalid-field"));
        search("alice", "row", "x".repeat(201)).statusCode(400);
        search("alice", "row", "a\0").statusCode(400);
        search("alice", "people", "a").statusCode(400);
        as("alice").get("/search?kind=row&q=a&near=none").then().statusCode(400);
        as("alice").get("/search?kind=row&q=a&pageToken=none").then().statusCode(400);
        as("alice").get("/search?kind=row&q=a&pageSize=1").then().body("items[0].state", nullValue());
    }

    /** Otherwise each key of the search would read all of them. */
    @Test
    void aNameAmong100000IsFoundByItsIndex() {
        var workspace = create("alice", "Many");
        load(workspace, "sample_id\nfirst\n").statusCode(200);
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into table_row (table_id, name, attributes)
                    select t.id, 'S-' || to_char(i, 'FM000000'), jsonb_build_object('note', repeat('x', 200))
                    from data_table t, generate_series(1, 100000) i where t.workspace = ?
                    """, UUID.fromString(workspace));
            handle.execute("analyze table_row");
        });
        var plan = jdbi.withHandle(handle -> handle.createQuery("explain " + JdbiSearchRepository.sql(Kind.ROW))
                .bind("person", "alice")
                .bind("near", UUID.fromString(workspace))
                .bind("anywhere", "%S-04217%")
                .bind("begins", "S-04217%")
                .bind("rank", (Integer) null)
                .bind("name", (String) null)
                .bind("id", (UUID) null)
                .bind("limit", 7)
                .mapTo(String.class)
                .list());
        assertThat(String.join("\n", plan)).contains("table_row_name_trigrams");
        search("alice", "row", "s-04217").body("items", hasSize(10));
    }
}
