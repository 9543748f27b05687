package org.jixia.audit;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.outbox.CloudEvents;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;
import org.jixia.platform.testing.TestTokens;

/** How the tests of the trail record, read, verify, and tamper. */
abstract class TrailSteps {

    @Inject
    @Any
    Instance<EventConsumer> consumers;

    @Inject
    Jdbi jdbi;

    static ValidatableResponse verify() {
        return auditor().post("/verifications").then().statusCode(200);
    }

    static RequestSpecification auditor() {
        return as("auditor-1");
    }

    static RequestSpecification as(String auditor) {
        return given().auth().oauth2(TestTokens.person(auditor, "auditor"));
    }

    static String event(String topic, long position, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/jixia/drs", "type": "org.jixia.drs.DecisionRecorded.v1",
                 "time": "2026-03-01T00:00:00Z", "subject": "%s", "topicposition": %d, "data": %s}
                """.formatted(UUID.randomUUID(), topic, position, data);
    }

    void tamper(String sql) {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.createScript(sql).execute();
        });
    }

    void record(String... bodies) {
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

    static String decision(String decision, String action, String person, UUID workspace, UUID object) {
        return "{\"decision\": \"%s\", \"action\": \"%s\", \"person\": \"%s\"%s%s}"
                .formatted(
                        decision,
                        action,
                        person,
                        workspace == null ? "" : ", \"workspace\": \"" + workspace + "\"",
                        object == null ? "" : ", \"object\": \"" + object + "\"");
    }

    /** A producer's topic of this test alone, numbered densely; the subject carries its name. */
    static final class Topic {
        final String name = "jixia.test." + UUID.randomUUID();
        private long position;

        String event(String data) {
            position++;
            return TrailSteps.event(name, position, data);
        }
    }

    static String canonical(String event) {
        try {
            return new JsonCanonicalizer(event).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
