package org.jixia.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.configure;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.launch;
import static org.jixia.workspace.Calls.load;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** A workspace on its way out: says what will go, stops the work in it, can be taken back, and in the end leaves nothing. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class RemovalIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Jdbi jdbi;

    private int count(String sql, Object... arguments) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (var i = 0; i < arguments.length; i++) {
                query.bind(i, arguments[i]);
            }
            return query.mapTo(Integer.class).one();
        });
    }

    private static void put(String workspace, String key, String value) {
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("value", value))
                .put("/workspaces/" + workspace + "/data/" + key)
                .then()
                .statusCode(200);
    }

    @Test
    void whatWillGoIsSaidAndThenGoes() {
        var workspace = create("alice", "Gone");
        load(workspace, "sample_id\ttext\ns1\tgood\ns2\tstuck\n").statusCode(200);
        load(workspace, "membership:pair_id\tsample\np\ts1\np\ts2\n").statusCode(200);
        put(workspace, "word", "x");
        launch(workspace, configure(workspace)).statusCode(201);
        var path = "/workspaces/" + workspace;
        as("alice")
                .get(path + "/removal")
                .then()
                .statusCode(200)
                .body("tables", equalTo(2))
                .body("rows", equalTo(3))
                .body("data", equalTo(1))
                .body("configurations", equalTo(1))
                .body("openSubmissions", equalTo(1))
                .body("files", equalTo(2))
                .body("bytes", equalTo(5));
        as("mallory").get(path + "/removal").then().statusCode(404);

        as("alice").delete(path).then().statusCode(202);
        var room = UUID.fromString(workspace);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                count("select count(*) from workspace where id = ? and state = 'REMOVED'", room))
                        .isEqualTo(1));
        nothingIsLeft(room);
        assertThat(count("select count(*) from outbox where name = 'SubmissionEnded' and key = ?", workspace))
                .isEqualTo(1);
        assertThat(count("select count(*) from member where workspace = ?", room))
                .isEqualTo(1);
    }

    private void nothingIsLeft(UUID room) {
        for (var table : new String[] {"data_table", "workspace_datum", "configuration", "submission"}) {
            assertThat(count("select count(*) from " + table + " where workspace = ?", room))
                    .as(table)
                    .isZero();
        }
        for (var table : new String[] {"table_row", "row_reference"}) {
            assertThat(count("select count(*) from " + table + " where table_id not in (select id from data_table)"))
                    .as(table)
                    .isZero();
        }
        assertThat(count("select count(*) from submission_row where submission not in (select id from submission)"))
                .isZero();
    }

    @Test
    void aWorkspaceIsTakenBackWhileItIsKept() {
        var workspace = create("alice", "Back");
        var path = "/workspaces/" + workspace;
        jdbi.useHandle(handle -> handle.execute(
                "update workspace set state = 'REMOVING', removing_at = now() + interval '1 hour' where id = ?",
                UUID.fromString(workspace)));
        as("alice").get(path).then().statusCode(200).body("state", equalTo("REMOVING"));
        load(workspace, "sample_id\na\n").statusCode(404);
        as("mallory").delete(path + "/removal").then().statusCode(404);
        as("alice").delete(path + "/removal").then().statusCode(200).body("state", equalTo("ACTIVE"));
        as("alice").delete(path + "/removal").then().statusCode(200);
        load(workspace, "sample_id\na\n").statusCode(200);
    }

    @Test
    void aPersonalWorkspaceStays() {
        var personal = as("keeper").get("/me").<String>path("workspace");
        as("keeper")
                .delete("/workspaces/" + personal)
                .then()
                .statusCode(409)
                .body("code", equalTo("workspace.personal-stays"));
        as("keeper").put("/workspaces/" + personal + "/removal").then().statusCode(409);
    }

    @Test
    void theWorkOfARemovedMemberEnds() {
        var workspace = create("alice", "Members");
        load(workspace, "sample_id\ttext\ns1\tstuck\n").statusCode(200);
        var path = "/workspaces/" + workspace;
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "READER", "canCompute", true))
                .put(path + "/members/leaver")
                .then()
                .statusCode(200);
        var configuration = configure(workspace);
        var hers = launch(workspace, configuration).statusCode(201).extract().<String>path("id");
        var theirs = as("leaver")
                .contentType(ContentType.JSON)
                .body(Map.of("configuration", configuration))
                .post(path + "/submissions")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("alice").delete(path + "/members/leaver").then().statusCode(204);
        as("alice").get(path + "/submissions/" + theirs + "/rows").then().body("items[0].state", equalTo("CANCELED"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        as("alice").get(path + "/submissions/" + theirs).then().body("state", equalTo("ABORTED")));
        as("alice").get(path + "/submissions/" + hers).then().body("state", equalTo("LAUNCHING"));
        var wes = ConfigProvider.getConfig().getValue("jixia.services.wes.url", String.class);
        RestAssured.given()
                .get(wes + "/told")
                .then()
                .body("cancelled", hasItem("/internal/submissions/" + theirs + "/cancellation"));
        as("alice").delete(path).then().statusCode(202);
    }
}
