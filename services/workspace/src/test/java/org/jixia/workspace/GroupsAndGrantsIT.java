package org.jixia.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.testing.EventSchemas;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Who reads a workspace by a grant to everyone or a group, what others are told of it, and what ends it. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class GroupsAndGrantsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String pat = "pat-" + UUID.randomUUID();

    private static RequestSpecification root() {
        return given().auth().oauth2(TestTokens.person("root", "administrator"));
    }

    private static String group(String name) {
        return root().contentType(ContentType.JSON)
                .body(Map.of("name", name + " " + UUID.randomUUID()))
                .post("/groups")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void put(String group, String person) {
        root().put("/groups/" + group + "/members/" + person).then().statusCode(200);
    }

    private static void leave(String group, String person) {
        root().delete("/groups/" + group + "/members/" + person).then().statusCode(204);
    }

    private static String grants(String workspace) {
        return "/workspaces/" + workspace + "/grants/";
    }

    /** A workspace of the administrator. */
    private static String shared() {
        return root().contentType(ContentType.JSON)
                .body(Map.of("name", "References"))
                .post("/workspaces")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What workspace answers other services about the person: the role, or null. */
    private static String asked(String workspace, String person) {
        var answer =
                given().auth().oauth2(TestTokens.service("drs")).get("/internal/members/" + workspace + "/" + person);
        return answer.statusCode() == 404 ? null : answer.path("role");
    }

    private static List<JsonNode> told(String topic) {
        var events = new ArrayList<JsonNode>();
        var size = 0;
        do {
            size = events.size();
            var page = given().auth()
                    .oauth2(TestTokens.service("drs"))
                    .queryParam(
                            "after",
                            size == 0
                                    ? 0
                                    : events.getLast().path("topicposition").asLong())
                    .get("/internal/events?topic=" + topic)
                    .asString();
            try {
                JSON.readTree(page).path("items").forEach(item -> events.add(item.path("event")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } while (events.size() > size);
        return events;
    }

    /** The newest fact that other services have been told of the person. */
    private static Optional<JsonNode> fact(String workspace, String person) {
        return told("jixia.workspace.members").stream()
                .map(event -> event.path("data"))
                .filter(data -> data.path("workspace").asText().equals(workspace)
                        && data.path("person").asText().equals(person))
                .peek(data -> EventSchemas.told("workspace", "MemberChanged", data))
                .max(Comparator.comparingLong(data -> data.path("version").asLong()));
    }

    /** Waits until what is told is what is answered: the role, or null for nothing. */
    private static void knownAs(String workspace, String person, String role) {
        assertThat(asked(workspace, person)).isEqualTo(role);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fact(workspace, person)
                        .filter(data -> data.path("removed").asBoolean() == (role == null)
                                && (role == null || data.path("role").asText().equals(role)))
                        .isPresent());
    }

    private static void decided(String decision, String action, String person, String about) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told("jixia.workspace.decisions").stream()
                        .map(event -> event.path("data"))
                        .peek(data -> EventSchemas.told("workspace", "DecisionRecorded", data))
                        .anyMatch(data -> data.path("decision").asText().equals(decision)
                                && data.path("action").asText().equals(action)
                                && data.path("person").asText().equals(person)
                                && data.path("detail").path("with").toString().contains(about)));
    }

    @Test
    void aMemberOfAGroupReadsWhatItIsGrantedUntilTheyLeave() {
        var workspace = shared();
        var group = group("Cohort");
        put(group, pat);
        assertThat(asked(workspace, pat)).isNull();
        root().put(grants(workspace) + group).then().statusCode(200).body("role", equalTo("READER"));
        knownAs(workspace, pat, "READER");
        as(pat).get("/workspaces/" + workspace).then().statusCode(200).body("role", equalTo("READER"));
        as(pat).get("/workspaces").then().body("items.id", hasItem(workspace));
        as(pat).get(grants(workspace)).then().statusCode(200).body("items.grantee", contains(group));
        as(pat).get("/workspaces/" + workspace + "/members").then().body("items.person", contains("root"));
        as(pat).contentType(ContentType.JSON)
                .body(Map.of("value", "x"))
                .put("/workspaces/" + workspace + "/data/word")
                .then()
                .statusCode(404);

        var late = "late-" + pat;
        put(group, late);
        knownAs(workspace, late, "READER");
        leave(group, pat);
        knownAs(workspace, pat, null);
        as(pat).get("/workspaces/" + workspace).then().statusCode(404);
        root().delete(grants(workspace) + group).then().statusCode(204);
        knownAs(workspace, late, null);
        root().delete(grants(workspace) + group).then().statusCode(404);
        decided("GRANTED", "grant.change", "root", group);
        decided("GRANTED", "admin.group.member.remove", "root", pat);
    }

    @Test
    void ofTwoGroupsOneIsEnoughAndAMembershipOfOnesOwnCountsBefore() {
        var workspace = shared();
        var first = group("First");
        var second = group("Second");
        for (var group : List.of(first, second)) {
            put(group, pat);
            root().put(grants(workspace) + group).then().statusCode(200);
        }
        leave(first, pat);
        knownAs(workspace, pat, "READER");

        root().contentType(ContentType.JSON)
                .body(Map.of("role", "WRITER", "canCompute", true))
                .put("/workspaces/" + workspace + "/members/" + pat)
                .then()
                .statusCode(200);
        knownAs(workspace, pat, "WRITER");
        leave(second, pat);
        knownAs(workspace, pat, "WRITER");
        put(second, pat);
        root().delete("/workspaces/" + workspace + "/members/" + pat).then().statusCode(204);
        knownAs(workspace, pat, "READER");
        assertThat(fact(workspace, pat).orElseThrow().path("canCompute").asBoolean())
                .isFalse();
        root().delete("/workspaces/" + workspace + "/members/" + pat).then().statusCode(404);

        root().delete("/groups/" + second).then().statusCode(204);
        knownAs(workspace, pat, null);
        root().get("/groups/" + second).then().statusCode(404);
        root().get(grants(workspace)).then().body("items.grantee", contains(first));
    }

    @Test
    void everyoneReadsWhatIsSharedWithAllAndOthersAreTold() {
        var workspace = shared();
        root().put(grants(workspace) + "everyone").then().statusCode(200);
        root().get("/workspaces/" + workspace).then().body("readableByAll", equalTo(true));
        assertThat(asked(workspace, pat)).isEqualTo("READER");
        knownAs(workspace, "*", "READER");
        as(pat).get("/workspaces/" + workspace).then().statusCode(200);
        root().get("/workspaces/" + workspace + "/members").then().body("items.person", contains("root"));
        root().put("/workspaces/" + workspace + "/lock").then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fact(workspace, "*").orElseThrow().path("locked").asBoolean()
                        && fact(workspace, "root").orElseThrow().path("locked").asBoolean());

        root().delete(grants(workspace) + "everyone").then().statusCode(204);
        knownAs(workspace, "*", null);
        as(pat).get("/workspaces/" + workspace).then().statusCode(404);
        root().contentType(ContentType.JSON)
                .body(Map.of("role", "READER"))
                .put("/workspaces/" + workspace + "/members/*")
                .then()
                .statusCode(400);
    }

    @Test
    void theFlagOfBeforeIsTheSameGrant() {
        var workspace = shared();
        root().contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("readableByAll", true))
                .patch("/workspaces/" + workspace)
                .then()
                .statusCode(200);
        root().get(grants(workspace)).then().body("items.grantee", contains("everyone"));
        knownAs(workspace, "*", "READER");
        decided("GRANTED", "grant.change", "root", "everyone");
    }

    @Test
    void grantsAreForOwnersWhoAreAdministratorsAndGroupsForAdministrators() {
        var workspace = create("alice", "Mine");
        var group = group("Closed");
        for (var grantee : List.of("everyone", group)) {
            as("alice").put(grants(workspace) + grantee).then().statusCode(403);
            as("mallory").put(grants(workspace) + grantee).then().statusCode(404);
            root().put(grants(workspace) + grantee).then().statusCode(404);
        }
        as("mallory").get(grants(workspace)).then().statusCode(404);
        as("alice").get(grants(workspace)).then().statusCode(200).body("items", empty());
        decided("REFUSED", "grant.change", "alice", grants(workspace) + "everyone");
        decided("REFUSED", "grant.change", "mallory", grants(workspace));

        as("alice").get("/groups").then().statusCode(403);
        as("alice").put("/groups/" + group + "/members/alice").then().statusCode(403);
        as("alice").delete("/groups/" + group).then().statusCode(403);
        decided("REFUSED", "admin.groups", "alice", "/groups");
        root().put(grants(shared()) + UUID.randomUUID()).then().statusCode(404);
        root().put(grants(shared()) + "nobody").then().statusCode(404);
    }

    private static RequestSpecification json(Map<String, ?> body) {
        return root().contentType(ContentType.JSON).body(body);
    }

    @Test
    void aGroupsNameIsTakenOnceAndACreateMayBeRepeated() {
        var name = "Group " + UUID.randomUUID();
        var key = UUID.randomUUID().toString();
        var made = new ArrayList<String>();
        for (var i = 0; i < 2; i++) {
            made.add(json(Map.of("name", name))
                    .header("Idempotency-Key", key)
                    .post("/groups")
                    .path("id"));
        }
        assertThat(made.getFirst()).isEqualTo(made.getLast());
        json(Map.of("name", name.toUpperCase(Locale.ROOT)))
                .post("/groups")
                .then()
                .statusCode(409)
                .body("detail", containsString("GROUP"));
        json(Map.of("name", " ")).post("/groups").then().statusCode(400);
        json(Map.of()).post("/groups").then().statusCode(400);
        root().get("/groups?pageSize=500").then().body("items.id", hasItem(made.getFirst()));
        root().delete("/groups/" + made.getFirst()).then().statusCode(204);
        root().get("/groups?pageSize=500").then().body("items.id", not(hasItem(made.getFirst())));
    }

    @Test
    void aGroupIsChangedFromWhatWasRead() {
        var path = "/groups/" + group("Changing");
        var changed = Map.of("name", "二 " + UUID.randomUUID());
        json(changed).patch(path).then().statusCode(428);
        json(changed)
                .header("If-Match", "\"1\"")
                .patch(path)
                .then()
                .statusCode(200)
                .body("name", equalTo(changed.get("name")))
                .body("description", equalTo(""));
        json(changed).header("If-Match", "\"1\"").patch(path).then().statusCode(412);
    }

    @Test
    void theMembersOfAGroupAreListedInPages() {
        var group = group("Paged");
        for (var person : List.of("a", "b", "c")) {
            put(group, person);
            put(group, person);
        }
        var path = "/groups/" + group;
        root().get(path).then().body("members", equalTo(3));
        var first = root().get(path + "/members?pageSize=2").then().body("items.person", contains("a", "b"));
        var next = first.extract().<String>path("nextPageToken");
        root().get(path + "/members?pageSize=2&pageToken=" + next).then().body("items.person", contains("c"));
        root().put(path + "/members/*").then().statusCode(400);
        root().delete(path + "/members/nobody").then().statusCode(404);
        root().get("/groups/" + UUID.randomUUID() + "/members").then().statusCode(404);
    }
}
