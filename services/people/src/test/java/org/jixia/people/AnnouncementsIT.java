package org.jixia.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What administrators say to everyone. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "people"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(PeopleSurroundings.class)
class AnnouncementsIT extends PeopleSteps {

    @Test
    void everyoneReadsWhatIsSaidNowAndAdministratorsWhatComes() {
        var now = said("停机维护", Instant.now().minusSeconds(60), Duration.ofHours(1));
        var later = said("升级", Instant.now().plusSeconds(600), Duration.ofHours(1));
        String first = publish(now);
        String second = publish(later);

        as(person())
                .get("/announcements")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(first))
                .body("items.id", not(hasItem(second)))
                .body("items.find { it.id == '" + first + "' }.textZh", is("停机维护"));
        administrator()
                .get("/announcements/planned")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(first))
                .body("items.id", hasItem(second));
        administrator().body(now).post("/announcements").then().statusCode(201).body("id", is(first));

        administrator().delete("/announcements/" + first).then().statusCode(204);
        administrator().delete("/announcements/" + first).then().statusCode(404);
        as(person()).get("/announcements").then().body("items.id", not(hasItem(first)));
    }

    @Test
    void onlyAdministratorsSpeakAndOnlyThoseSignedInHear() {
        var text = said("x", Instant.now(), Duration.ofHours(1));
        as(person()).body(text).post("/announcements").then().statusCode(403);
        as(person()).get("/announcements/planned").then().statusCode(403);
        as(person()).delete("/announcements/" + UUID.randomUUID()).then().statusCode(403);
        given().get("/announcements").then().statusCode(401);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        administrator()
                .body("{}")
                .post("/announcements")
                .then()
                .statusCode(400)
                .body("faults.where", containsInAnyOrder("textZh", "textEn", "startsAt", "endsAt"));
        for (var body : List.of(
                said("x".repeat(501), Instant.now(), Duration.ofHours(1)),
                said("ended", Instant.now().minusSeconds(60), Duration.ofSeconds(30)),
                said("reversed", Instant.now().plusSeconds(600), Duration.ofSeconds(-60)),
                said("long", Instant.now(), Duration.ofDays(400)))) {
            administrator().body(body).post("/announcements").then().statusCode(400);
        }
    }

    private static Map<String, String> said(String text, Instant from, Duration life) {
        return Map.of(
                "textZh",
                text,
                "textEn",
                "maintenance",
                "startsAt",
                from.toString(),
                "endsAt",
                from.plus(life).toString());
    }

    private static String publish(Map<String, String> text) {
        return administrator()
                .body(text)
                .post("/announcements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification administrator() {
        return bearer(TestTokens.person("root", "researcher", "administrator"));
    }
}
