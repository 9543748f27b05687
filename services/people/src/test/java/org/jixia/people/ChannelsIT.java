package org.jixia.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** The ways to reach a person: made, changed, removed, and what is refused. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "people"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(PeopleSurroundings.class)
class ChannelsIT extends PeopleSteps {

    @Test
    void channelsAreChangedRemovedAndLimited() {
        var person = person();
        var mail = mail(person, "ACCESS");
        assertThat(mail(person, "LIMITS")).isEqualTo(mail);
        as(person)
                .body(Map.of("topics", List.of("FAILURES", "ACCESS")))
                .put("/notifications/channels/" + mail)
                .then()
                .statusCode(200)
                .body("topics", containsInAnyOrder("FAILURES", "ACCESS"));
        as(person)
                .get("/notifications/channels")
                .then()
                .body("items", hasSize(1))
                .body("items[0].secret", nullValue());
        as(person())
                .body(Map.of("topics", List.of("ACCESS")))
                .put("/notifications/channels/" + mail)
                .then()
                .statusCode(404);
        as(person()).delete("/notifications/channels/" + mail).then().statusCode(404);
        as(person).delete("/notifications/channels/" + mail).then().statusCode(204);
        for (int i = 0; i < 5; i++) {
            webhook(person, "https://example.org/" + i, "ACCESS");
        }
        as(person)
                .body(Map.of("kind", "WEBHOOK", "url", "https://example.org/6", "topics", List.of("ACCESS")))
                .post("/notifications/channels")
                .then()
                .statusCode(409);
        given().contentType("application/json")
                .body("{}")
                .post("/notifications/channels")
                .then()
                .statusCode(401);
    }

    @Test
    void badChannelsAreRefusedWithAllTheirFaults() {
        var person = person();
        for (var url : List.of(
                "",
                "example.org",
                "http://example.org/",
                "ftp://example.org/",
                "https://user:secret@example.org/",
                "https://example.org/#part",
                "https://localhost/",
                "https://10.1.2.3/",
                "https://[::1]/",
                "https://169.254.169.254/latest/meta-data")) {
            as(person)
                    .body(Map.of("kind", "WEBHOOK", "url", url, "topics", List.of()))
                    .post("/notifications/channels")
                    .then()
                    .statusCode(400)
                    .body("faults.where", containsInAnyOrder("url", "topics"));
        }
        for (var body : List.of(
                "",
                "{}",
                "[]",
                "{\"kind\": \"FAX\", \"topics\": [\"ACCESS\"]}",
                "{\"kind\": \"EMAIL\", \"topics\": [\"WEATHER\", null]}",
                "{\"kind\": \"EMAIL\", \"url\": \"https://example.org/\", \"topics\": [\"ACCESS\"]}")) {
            as(person).body(body).post("/notifications/channels").then().statusCode(400);
        }
        as(person).get("/notifications/deliveries?state=LOST").then().statusCode(400);
        as(person).get("/notifications/deliveries?pageToken=x").then().statusCode(400);
    }
}
