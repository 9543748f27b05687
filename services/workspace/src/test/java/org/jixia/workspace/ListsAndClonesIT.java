package org.jixia.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;
import static org.jixia.workspace.Calls.raw;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Finding workspaces by whose they are and by tag, names for ids, and clones with what was chosen. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class ListsAndClonesIT {
    private final String pat = "pat-" + UUID.randomUUID();

    private static String tagged(String person, String name, String tag) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "tags", List.of(tag)))
                .post("/workspaces")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void findsByWhoseTheyAreAndByTag() {
        var tag = "tag " + UUID.randomUUID();
        var own = tagged(pat, "Own", tag);
        var other = tagged("alice", "Other", tag);
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "WRITER"))
                .put("/workspaces/" + other + "/members/" + pat)
                .then()
                .statusCode(200);

        as(pat).queryParam("tag", tag).get("/workspaces").then().body("items.id", containsInAnyOrder(own, other));
        as(pat).queryParam("tag", tag)
                .queryParam("of", "mine")
                .get("/workspaces")
                .then()
                .body("items.id", contains(own));
        as(pat).queryParam("of", "shared")
                .get("/workspaces")
                .then()
                .body("items.id", hasItem(other))
                .body("items.id", not(hasItem(own)));
        as(pat).queryParam("tag", tag.substring(0, 8)).get("/workspaces").then().body("items", hasSize(0));
        as(pat).queryParam("of", "everyones").get("/workspaces").then().statusCode(400);

        var first = as(pat).queryParam("tag", tag)
                .queryParam("pageSize", 1)
                .get("/workspaces")
                .then()
                .body("items", hasSize(1))
                .extract();
        as(pat).queryParam("tag", tag)
                .queryParam("pageSize", 1)
                .queryParam("pageToken", first.<String>path("nextPageToken"))
                .get("/workspaces")
                .then()
                .body("items", hasSize(1));
        as(pat).queryParam("pageToken", first.<String>path("nextPageToken"))
                .get("/workspaces")
                .then()
                .statusCode(400);
    }

    @Test
    void namesAreToldToThoseWhoMeetThem() {
        given().get("/names").then().statusCode(401);
        as(pat).get("/me").then().statusCode(200);
        var room = create(pat, "Named room");
        var query = "/names?person=" + pat + "&person=unknown&workspace=" + room + "&workspace=" + UUID.randomUUID();
        given().auth()
                .oauth2(TestTokens.person("ning", "auditor"))
                .get(query)
                .then()
                .body("people.person", contains(pat))
                .body("workspaces.name", contains("Named room"));
        as("stranger-" + pat).get(query).then().body("people", hasSize(0)).body("workspaces", hasSize(0));
        as(pat).contentType(ContentType.JSON)
                .body(Map.of("role", "READER"))
                .put("/workspaces/" + room + "/members/guest-" + pat)
                .then()
                .statusCode(200);
        as("guest-" + pat)
                .get(query)
                .then()
                .body("people.person", contains(pat))
                .body("workspaces.name", contains("Named room"));

        as(pat).get("/names?workspace=none").then().statusCode(400);
        var many = new ArrayList<String>();
        for (var one = 0; one < 201; one++) {
            many.add("p" + one);
        }
        as(pat).queryParam("person", many).get("/names").then().statusCode(400);
    }

    @Test
    void aCloneHasWhatWasChosen() {
        var from = create("alice", "Original");
        load(from, "sample_id\ttext\ns1\tgood\n").statusCode(200);
        Calls.configure(from);
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("value", "x"))
                .put("/workspaces/" + from + "/data/word")
                .then()
                .statusCode(200);

        var bare = clone(from, Map.of("name", "Bare", "tables", false, "configurations", false));
        as("alice").get("/workspaces/" + bare + "/tables").then().body("items", hasSize(0));
        as("alice").get("/workspaces/" + bare + "/configurations").then().body("items", hasSize(0));
        as("alice").get("/workspaces/" + bare + "/data/word").then().statusCode(200);

        var whole = clone(from, Map.of("name", "Whole", "data", false, "files", true));
        as("alice").get("/workspaces/" + whole + "/tables").then().body("items.name", contains("sample"));
        as("alice").get("/workspaces/" + whole + "/configurations").then().body("items.name", contains("conf"));
        as("alice").get("/workspaces/" + whole + "/data/word").then().statusCode(404);
        assertThat(followed()).contains(from + " after null", from + " after in/a.txt");
        // A sweep may repeat a step that goes on just then; none may follow after the end.
        await().during(Duration.ofMillis(600))
                .atMost(Duration.ofSeconds(5))
                .until(() -> followed().stream()
                                .filter(step -> step.startsWith(from))
                                .distinct()
                                .count()
                        == 2);
    }

    private static String clone(String from, Map<String, ?> body) {
        return raw("alice")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/workspaces/" + from + ":clone")
                .then()
                .statusCode(201)
                .body("owner", equalTo("alice"))
                .extract()
                .path("id");
    }

    private static List<String> followed() {
        var drs = ConfigProvider.getConfig().getValue("jixia.services.drs.url", String.class);
        return given().get(drs + "/told").path("followed");
    }
}
