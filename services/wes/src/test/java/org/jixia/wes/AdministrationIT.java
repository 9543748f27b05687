package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Administrators see everybody's runs that go on, not what is in them, and stop them; their owner reads who did. */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class AdministrationIT {
    private static final String OPEN = "/administration/runs";

    private static final String ENDLESS = """
        version 1.1
        task wait { command <<< wait for ever, just begun >>>  runtime { container: "host" } }
        workflow waiting { call wait }
        """;

    private static RequestSpecification root() {
        return given().auth().oauth2(TestTokens.person("root", "administrator"));
    }

    private static RequestSpecification alice() {
        return given().auth().oauth2(TestTokens.person("alice", "researcher"));
    }

    private static String start() {
        return alice().multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_params", "{}")
                .multiPart("workflow_attachment", "main.wdl", ENDLESS.getBytes(StandardCharsets.UTF_8))
                .post("/ga4gh/wes/v1/runs")
                .then()
                .statusCode(200)
                .extract()
                .path("run_id");
    }

    @Test
    void seesAndStopsARunOfSomebodyElse() {
        var run = start();
        root().get(OPEN + "?person=alice")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(run))
                .body("items.find { it.id == '" + run + "' }.person", equalTo("alice"));
        root().get(OPEN + "?workspace=" + UUID.randomUUID()).then().body("items.id", not(hasItem(run)));
        root().get(OPEN + "?workspace=none").then().statusCode(400).body("detail", containsString("workspace"));

        root().put(OPEN + "/" + run + "/cancellation").then().statusCode(204);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> alice().get("/runs/" + run)
                        .then()
                        .body("run.state", equalTo("CANCELED"))
                        .body("failure.sentence", containsString("administrator")));
        root().put(OPEN + "/" + run + "/cancellation").then().statusCode(204);
        root().get(OPEN).then().body("items.id", not(hasItem(run)));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().auth()
                        .oauth2(TestTokens.service("audit"))
                        .get("/internal/events?topic=jixia.wes.decisions&after=0")
                        .then()
                        .body(
                                "items.event.data.detail",
                                hasItem(Map.of("code", "run-of", "with", Map.of("run", run, "person", "alice")))));
    }

    @Test
    void nobodyElseDoes() {
        var run = start();
        alice().get(OPEN).then().statusCode(403);
        alice().put(OPEN + "/" + run + "/cancellation").then().statusCode(403);
        given().get(OPEN).then().statusCode(401);
        root().put(OPEN + "/" + UUID.randomUUID() + "/cancellation").then().statusCode(404);
        root().put(OPEN + "/none/cancellation").then().statusCode(404);
        root().get(OPEN + "?pageToken=none").then().statusCode(400);
        root().put(OPEN + "/" + run + "/cancellation").then().statusCode(204);
    }
}
