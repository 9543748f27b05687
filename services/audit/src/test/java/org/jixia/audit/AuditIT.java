package org.jixia.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.outbox.CloudEvents;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** The trail in a real database with a real archive, tampered with as only the database's owner could. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "audit"),
            @ResourceArg(name = "kafka", value = "false"),
            @ResourceArg(name = "objectStore", value = "true")
        })
@QuarkusTestResource(ArchiveFiles.class)
class AuditIT {
    @Inject
    @Any
    Instance<EventConsumer> consumers;

    @Inject
    Jdbi jdbi;

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

        List<String> told = jdbi.withHandle(handle -> handle.createQuery(
                        "select body from outbox where topic = 'jixia.audit.decisions' and key = :person")
                .bind("person", person)
                .mapTo(String.class)
                .list());
        assertThat(told).singleElement().asString().contains("REFUSED", "audit.export", "AUDIT_READ", "GET /export");
    }

    @Test
    void aChangedRemovedInsertedOrWithheldEntryIsFoundAndNamed() {
        Topic topic = new Topic();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            events.add(topic.event(decision("GRANTED", "object.read", "somebody", null, UUID.randomUUID())));
        }
        record(events.toArray(String[]::new));
        long last = jdbi.withHandle(handle ->
                handle.createQuery("select number from chain").mapTo(Long.class).one());
        verify().body("ok", is(true))
                .body("entries", greaterThanOrEqualTo((int) last))
                .body("until", greaterThanOrEqualTo((int) last));

        tamper("update entry set body = replace(body, 'somebody', 'nobody00') where number = " + (last - 1));
        verify().body("ok", is(false)).body("faults.find { it.number == " + (last - 1) + " }.code", is("BODY_CHANGED"));
        tamper("update entry set body = replace(body, 'nobody00', 'somebody') where number = " + (last - 1));
        verify().body("ok", is(true));

        tamper("update entry set person = 'nobody' where number = " + (last - 2));
        verify().body("faults.find { it.number == " + (last - 2) + " }.code", is("FACTS_CHANGED"));
        tamper("update entry set person = 'somebody' where number = " + (last - 2));

        tamper("create table kept as select * from entry where number = " + (last - 3)
                + "; delete from entry where number = " + (last - 3));
        verify().body("faults.find { it.number == " + (last - 3) + " }.code", is("ENTRIES_REMOVED"));
        tamper("insert into entry select * from kept; drop table kept");
        verify().body("ok", is(true));

        tamper(
                "update checkpoint set hash = decode(repeat('ab', 32), 'hex') where number = (select max(number) from checkpoint)");
        verify().body("faults.code", hasItem("CHECKPOINT_DIFFERS")).body("faults.code", hasItem("CHECKPOINT_FORGED"));
        tamper("update checkpoint c set hash = e.hash from entry e where e.number = c.number");
        verify().body("ok", is(true));

        cutTail(last);
    }

    /** Entry, checkpoint and chain end removed together: only the archive can tell. */
    private void cutTail(long last) {
        tamper("create table cut as select * from entry where number >= " + last
                + "; create table cutc as select * from checkpoint where number >= " + last
                + "; create table cute as select * from chain; delete from entry where number >= " + last
                + "; delete from checkpoint where number >= " + last
                + "; update chain set number = " + (last - 1) + ", hash = (select hash from entry where number = "
                + (last - 1) + ")");
        verify().body("faults.code", hasItem("ARCHIVE_DIFFERS"));
        tamper(
                "delete from checkpoint where number >= " + (last - 1)
                        + " and number not in (select number from cutc); "
                        + "insert into entry select * from cut; insert into checkpoint select * from cutc; update chain set number = cute.number, hash = cute.hash from cute; drop table cut, cutc, cute");
    }

    @Test
    void anEventThatAProducerNumberedAndNeverArrivedIsNamed() {
        Topic topic = new Topic();
        String first = topic.event(decision("GRANTED", "object.read", "p", null, null));
        topic.event(decision("GRANTED", "object.read", "withheld", null, null));
        record(first, topic.event(decision("GRANTED", "object.read", "p", null, null)));

        verify().body("faults.topic", not(hasItem(topic.name)));
        tamper("update entry set recorded_at = recorded_at - interval '1 hour' where topic = '" + topic.name + "'");
        verify().body("faults.find { it.topic == '" + topic.name + "' }.code", is("EVENT_MISSING"))
                .body("faults.find { it.topic == '" + topic.name + "' }.position", equalTo(2));
        tamper("update entry set recorded_at = now() where topic = '" + topic.name + "'");
    }

    @Test
    void theServiceItselfCannotChangeALine() {
        record(new Topic().event(decision("GRANTED", "object.read", "p", null, null)));
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("delete from entry")))
                .hasMessageContaining("append-only");
    }

    private static ValidatableResponse verify() {
        return auditor().post("/verifications").then().statusCode(200);
    }

    private static RequestSpecification auditor() {
        return given().auth().oauth2(TestTokens.person("auditor-1", "auditor"));
    }

    private void tamper(String sql) {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.createScript(sql).execute();
        });
    }

    private void record(String... bodies) {
        List<ReceivedEvent> batch = List.of(bodies).stream()
                .map(body -> CloudEvents.read(JsonPath.from(body).getString("subject"), "k", body))
                .toList();
        QuarkusTransaction.requiringNew()
                .run(() -> consumers.stream().forEach(consumer -> {
                    if (consumer.topics().contains("jixia.drs.decisions")) {
                        consumer.consume(batch);
                    }
                }));
    }

    private static String decision(String decision, String action, String person, UUID workspace, UUID object) {
        return "{\"decision\": \"%s\", \"action\": \"%s\", \"person\": \"%s\"%s%s}"
                .formatted(
                        decision,
                        action,
                        person,
                        workspace == null ? "" : ", \"workspace\": \"" + workspace + "\"",
                        object == null ? "" : ", \"object\": \"" + object + "\"");
    }

    /** A producer's topic of this test alone, numbered densely; the subject carries its name. */
    private static final class Topic {
        private final String name = "jixia.test." + UUID.randomUUID();
        private long position;

        String event(String data) {
            position++;
            return """
                {"specversion": "1.0", "id": "%s", "source": "/jixia/drs", "type": "org.jixia.drs.DecisionRecorded.v1",
                 "time": "2026-03-01T00:00:00Z", "subject": "%s", "topicposition": %d, "data": %s}
                """.formatted(UUID.randomUUID(), name, position, data);
        }
    }
}
