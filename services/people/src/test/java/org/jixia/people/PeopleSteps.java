package org.jixia.people;

import static io.restassured.RestAssured.given;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jixia.platform.outbox.CloudEvents;
import org.jixia.platform.outbox.EventDelivery;
import org.jixia.platform.testing.TestTokens;

/** Who calls people in its tests, what they do again and again, and who else is there. */
abstract class PeopleSteps {
    private static final AtomicLong POSITION = new AtomicLong();

    static final Neighbours NEIGHBOURS = new Neighbours(setting("test.neighbours.port"));
    static final GreenMail MAIL =
            new GreenMail(new ServerSetup(setting("quarkus.mailer.port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        MAIL.start();
    }

    @Inject
    EventDelivery delivery;

    private static int setting(String name) {
        return ConfigProvider.getConfig().getValue(name, Integer.class);
    }

    /** A person of a test alone, known to the realm. */
    static String person(String... roles) {
        var sub = "p-" + UUID.randomUUID();
        NEIGHBOURS.person(sub, sub + "@jixia.test", roles);
        return sub;
    }

    static RequestSpecification as(String person) {
        return bearer(TestTokens.person(person, "researcher"));
    }

    static RequestSpecification bearer(String token) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en");
    }

    /** Asks as the edge does. */
    static io.restassured.response.Response exchange(String text) {
        return given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(Map.of("token", text))
                .post("/internal/tokens:exchange");
    }

    /** Returns the secret. */
    static Map<String, String> webhook(String person, String url, String... topics) {
        var made = as(person)
                .body(Map.of("kind", "WEBHOOK", "url", url, "topics", List.of(topics)))
                .post("/notifications/channels")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return Map.of("id", made.getString("channel.id"), "secret", made.getString("secret"));
    }

    static String mail(String person, String... topics) {
        return as(person)
                .body(Map.of("kind", "EMAIL", "topics", List.of(topics)))
                .post("/notifications/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("channel.id");
    }

    void submissionEnds(String person, UUID submission, Map<String, Integer> counts) {
        tell("workspace", "submissions", "SubmissionEnded", person, submissionEnded(person, submission, counts));
    }

    static Map<String, Object> submissionEnded(String person, UUID submission, Map<String, Integer> counts) {
        return Map.of(
                "submission",
                submission,
                "workspace",
                UUID.randomUUID(),
                "person",
                person,
                "billingAccount",
                UUID.randomUUID(),
                "workflow",
                Map.of("name", "align", "digest", "d"),
                "runs",
                3,
                "state",
                "DONE",
                "counts",
                counts);
    }

    void tell(String service, String topic, String name, String actor, Object data) {
        tell(service, topic, name, actor, data, POSITION.incrementAndGet());
    }

    void tell(String service, String topic, String name, String actor, Object data, long position) {
        var event = new HashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("topicposition", position);
        event.put("id", UUID.randomUUID());
        event.put("source", "/jixia/" + service);
        event.put("type", "org.jixia." + service + "." + name + ".v1");
        event.put("time", Instant.parse("2026-03-01T04:05:00Z"));
        event.put("actorid", actor);
        event.put("data", data);
        var body = CloudEvents.json().valueToTree(event).toString();
        delivery.deliver(List.of(CloudEvents.read("jixia." + service + "." + topic, "k", body)));
    }
}
