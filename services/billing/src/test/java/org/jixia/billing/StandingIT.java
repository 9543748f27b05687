package org.jixia.billing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jixia.billing.domain.CostRepository;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** What an account uses of its limits, for those whom it concerns, and stored bytes by owner, for administrators. */
@QuarkusTest
@QuarkusTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "billing"))
class StandingIT extends BillingSteps {

    @Inject
    CostRepository costs;

    @Inject
    ProcessorsFake processors;

    private final String person = "kim-" + UUID.randomUUID();

    @Test
    void whatIsStoredAndPromisedStandsBesideTheLimits() {
        String account = personal(person);
        UUID workspace = UUID.randomUUID();
        UUID object = UUID.randomUUID();
        costs.objectKept(object, workspace, UUID.fromString(account), 5_000, Instant.now());
        costs.objectKept(UUID.randomUUID(), workspace, UUID.fromString(account), 700, Instant.now());
        costs.objectGone(object, workspace, UUID.fromString(account), 5_000, Instant.now());
        service("workspace")
                .body(Map.of(
                        "billingAccount",
                        account,
                        "workspace",
                        workspace,
                        "person",
                        person,
                        "runs",
                        3,
                        "amount",
                        Map.of("amount", "2.5", "currency", "CNY")))
                .put("/internal/reservations/" + UUID.randomUUID())
                .then()
                .statusCode(200);

        as(person)
                .get("/accounts/" + account + "/usage")
                .then()
                .statusCode(200)
                .body("items.find { it.resource == 'STORAGE_BYTES' }.used", equalTo("700"))
                .body("items.find { it.resource == 'RUNS' }.reserved", equalTo("3"))
                .body("items.find { it.resource == 'BUDGET' }.reserved", equalTo("2.5"))
                .body("items.find { it.resource == 'BUDGET' }.used", equalTo("0"))
                .body("items.resource", not(hasItem("CONCURRENT_CPU_MILLIS")));
        processors.say(UUID.fromString(account), 12_500);
        as(person)
                .get("/accounts/" + account + "/usage")
                .then()
                .body("items.find { it.resource == 'CONCURRENT_CPU_MILLIS' }.used", equalTo("12500"));
        admin().get("/accounts/" + account + "/usage").then().statusCode(200);
        as("stranger").get("/accounts/" + account + "/usage").then().statusCode(404);
        given().get("/accounts/" + account + "/usage").then().statusCode(401);
    }

    @Test
    void administratorsSeeWhoStoresHowMuch() {
        String account = personal(person);
        costs.objectKept(UUID.randomUUID(), UUID.randomUUID(), UUID.fromString(account), 9L << 40, Instant.now());
        costs.objectKept(UUID.randomUUID(), UUID.randomUUID(), UUID.fromString(account), 1, Instant.now());
        costs.objectKept(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.fromString(personal("other-" + person)),
                8L << 40,
                Instant.now());

        var first = admin().get("/storage?pageSize=1")
                .then()
                .statusCode(200)
                .body("items[0].owner", equalTo(person))
                .body("items[0].bytes", equalTo((9L << 40) + 1))
                .body("items[0].workspaces", equalTo(2))
                .extract();
        admin().get("/storage?pageSize=1&pageToken=" + first.<String>path("nextPageToken"))
                .then()
                .body("items.owner", hasItem("other-" + person))
                .body("items[0].bytes", greaterThanOrEqualTo(8L << 40));
        admin().get("/storage?pageToken=none").then().statusCode(400);
        as(person).get("/storage").then().statusCode(403);
        given().get("/storage").then().statusCode(401);
    }
}
