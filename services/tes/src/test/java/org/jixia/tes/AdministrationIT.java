package org.jixia.tes;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Administrators see everybody's tasks that go on, not what they do, and stop them. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        restrictToAnnotatedClass = false,
        initArgs = {@ResourceArg(name = "service", value = "tes"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(Neighbours.class)
class AdministrationIT {
    private static final String OPEN = "/administration/tasks";

    private static RequestSpecification root() {
        return given().auth().oauth2(TestTokens.person("root", "administrator"));
    }

    private static RequestSpecification alice() {
        return given().auth().oauth2(TestTokens.person("alice", "researcher"));
    }

    private static String create() {
        var executor = Map.of("image", "host", "command", List.of("sleep", "120"));
        return alice().contentType("application/json")
                .body(Map.of("name", "sleeper", "executors", List.of(executor)))
                .post("/ga4gh/tes/v1/tasks")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    @Test
    void seesAndStopsATaskOfSomebodyElse() {
        var task = create();
        root().get(OPEN + "?person=alice")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(task))
                .body("items.find { it.id == '" + task + "' }.name", equalTo("sleeper"))
                .body("items.find { it.id == '" + task + "' }.cpuMillis", greaterThan(0));
        root().get(OPEN + "?person=nobody").then().body("items.id", not(hasItem(task)));

        root().put(OPEN + "/" + task + "/cancellation").then().statusCode(204);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> alice().get("/ga4gh/tes/v1/tasks/" + task).then().body("state", equalTo("CANCELED")));
        root().put(OPEN + "/" + task + "/cancellation").then().statusCode(404);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().auth()
                        .oauth2(TestTokens.service("audit"))
                        .get("/internal/events?topic=jixia.tes.decisions&after=0")
                        .then()
                        .body(
                                "items.event.data.detail",
                                hasItem(Map.of("code", "task-of", "with", Map.of("task", task, "person", "alice")))));
    }

    @Test
    void nobodyElseDoes() {
        var task = create();
        alice().get(OPEN).then().statusCode(403);
        alice().put(OPEN + "/" + task + "/cancellation").then().statusCode(403);
        given().get(OPEN).then().statusCode(401);
        root().put(OPEN + "/" + UUID.randomUUID() + "/cancellation").then().statusCode(404);
        root().put(OPEN + "/none/cancellation").then().statusCode(404);
        root().get(OPEN + "?pageToken=none").then().statusCode(400);
        root().put(OPEN + "/" + task + "/cancellation").then().statusCode(204);
    }
}
