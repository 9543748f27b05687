package org.jixia.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** The trail as auditors use it, in a real database. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "audit"),
            @ResourceArg(name = "kafka", value = "false"),
            @ResourceArg(name = "objectStore", value = "true")
        })
@QuarkusTestResource(ArchiveFiles.class)
class AuditIT extends TrailSteps {
    @Test
    void findsByPersonObjectWorkspaceActionTimeAndText() {
        String person = "person-" + UUID.randomUUID();
        UUID object = UUID.randomUUID();
        UUID workspace = UUID.randomUUID();
        Topic topic = new Topic();
        record(
                topic.event(decision("GRANTED", "object.read", person, workspace, object)),
                topic.event(decision("REFUSED", "object.read", person, workspace, UUID.randomUUID())),
                topic.event(decision("GRANTED", "member.change", person, UUID.randomUUID(), null)));

        auditor().get("/entries?person=" + person).then().statusCode(200).body("items", hasSize(3));
        auditor()
                .get("/entries?object=" + object)
                .then()
                .body("items", hasSize(1))
                .body("items[0].body.data.object", is(object.toString()))
                .body("items[0].decision", is("GRANTED"));
        auditor().get("/entries?workspace=" + workspace).then().body("items.decision", contains("REFUSED", "GRANTED"));
        auditor().get("/entries?action=member.change&person=" + person).then().body("items", hasSize(1));
        auditor()
                .get("/entries?from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:01Z&person=" + person)
                .then()
                .body("items", hasSize(3));
        auditor()
                .get("/entries?to=2026-03-01T00:00:00Z&person=" + person)
                .then()
                .body("items", hasSize(0));
        auditor()
                .get("/entries?q=" + object.toString().toUpperCase(Locale.ROOT))
                .then()
                .body("items", hasSize(1));
        auditor().get("/entries?q=100%25").then().body("items", hasSize(0));
    }

    @Test
    void pagesNewestFirstAndExportsOldestFirst() {
        String person = "person-" + UUID.randomUUID();
        Topic topic = new Topic();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(topic.event(decision("GRANTED", "object.read", person, null, null)));
        }
        record(events.toArray(String[]::new));

        JsonPath first = auditor().get("/entries?pageSize=2&person=" + person).jsonPath();
        JsonPath second = auditor()
                .get("/entries?pageSize=2&person=" + person + "&pageToken=" + first.getString("nextPageToken"))
                .jsonPath();
        assertThat(first.getList("items.position", Long.class)).containsExactly(5L, 4L);
        assertThat(second.getList("items.position", Long.class)).containsExactly(3L, 2L);
        auditor()
                .get("/entries?pageSize=2&person=other&pageToken=" + first.getString("nextPageToken"))
                .then()
                .statusCode(400);

        List<String> lines =
                auditor().get("/export?person=" + person).asString().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(JsonPath.from(lines.getFirst()).getLong("position")).isEqualTo(1);
    }

    @Test
    void answersEveryFaultOfASearchAtOnce() {
        auditor()
                .header("Accept-Language", "en")
                .get("/entries?object=1&from=yesterday&decision=maybe")
                .then()
                .statusCode(400)
                .body("faults.where", containsInAnyOrder("object", "from", "decision"));
        auditor().get("/entries/none").then().statusCode(404);
    }

    @Test
    void isForAuditorsOnly() {
        for (String path : List.of("/entries", "/entries/1", "/export")) {
            given().get(path).then().statusCode(401);
            given().auth()
                    .oauth2(TestTokens.person("p", "researcher", "administrator"))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        given().post("/verifications").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.person("p", "researcher"))
                .post("/verifications")
                .then()
                .statusCode(403);
    }

    @Test
    void whoeverTriesWithoutTheRoleIsToldToTheTrailItself() {
        String person = "curious-" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            given().auth()
                    .oauth2(TestTokens.person(person, "researcher"))
                    .get("/export")
                    .then()
                    .statusCode(403);
        }

        assertThat(told(person))
                .singleElement()
                .asString()
                .contains("REFUSED", "audit.export", "AUDIT_READ", "no-right-for", "\"GET\"", "\"/export\"");
    }

    @Test
    void whateverAnAuditorReadsIsRecorded() {
        record(new Topic().event(decision("GRANTED", "object.read", "p", null, null)));
        String reader = "reader-" + UUID.randomUUID();

        as(reader).get("/entries/1").then().statusCode(200);
        as(reader).get("/entries?pageSize=1&person=p").then().statusCode(200);
        String crafted = org.jixia.platform.http.PageToken.encode(
                List.of(Long.toString(Long.MAX_VALUE - 1)),
                new org.jixia.audit.domain.EntryFilter(null, null, null, null, null, null, null, null).toString());
        as(reader).get("/entries?pageToken=" + crafted).then().statusCode(200);

        assertThat(told(reader)).hasSize(3);
        assertThat(told(reader))
                .filteredOn(body -> body.contains("audit.search"))
                .hasSize(2);
        assertThat(told(reader))
                .anyMatch(body ->
                        body.contains("audit.entry") && body.replace(" ", "").contains("\"entry\":\"1\""));
    }

    @Test
    void whatCannotBeASearchIsRefused() {
        String none = org.jixia.platform.http.PageToken.encode(
                List.of(),
                new org.jixia.audit.domain.EntryFilter(null, null, null, null, null, null, null, null).toString());
        auditor().get("/entries?pageToken=" + none).then().statusCode(400);
        auditor().get("/entries?from=-999999999-01-01T00:00:00Z").then().statusCode(400);
        auditor().get("/entries?to=%2B999999999-01-01T00:00:00Z").then().statusCode(400);
    }

    private List<String> told(String person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select body from outbox where topic = 'jixia.audit.decisions' and key = :person")
                .bind("person", person)
                .mapTo(String.class)
                .list());
    }
}
