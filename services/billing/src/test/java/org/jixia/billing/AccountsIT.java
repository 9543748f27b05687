package org.jixia.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Who has an account, belongs to it, may change its limits, and what is told of that. */
@QuarkusTest
@QuarkusTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "billing"))
class AccountsIT extends BillingSteps {

    private static final Map<String, String> PRICES =
            Map.of("CPU_HOUR", "1", "MEMORY_GIB_HOUR", "1", "GPU_HOUR", "1", "STORAGE_GIB_MONTH", "1");

    @Inject
    Jdbi jdbi;

    @Test
    void everyoneHasOnePersonalAccountWithTheDefaultQuota() {
        String account = personal("ann");

        assertThat(personal("ann")).isEqualTo(account);
        as("ann")
                .get("/accounts/" + account + "/limits")
                .then()
                .statusCode(200)
                .body("limits.resource", hasItem("BUDGET"))
                .body("limits.find { it.resource == 'RUNS' }.value", equalTo("2000"));
        as("bob").get("/accounts/" + account).then().statusCode(404);
        given().get("/accounts/" + account).then().statusCode(401);
        as("ann").put("/internal/people/ann/account").then().statusCode(404);
    }

    @Test
    void limitsAreToldToThoseWhoHoldThem() {
        String account = personal("lea");
        as("lea")
                .body(Map.of("scope", "ACCOUNT", "resource", "BUDGET", "value", "9"))
                .header("If-Match", "\"1\"")
                .put("/accounts/" + account + "/limits")
                .then()
                .statusCode(403);

        limit(account, "ACCOUNT", null, "BUDGET", "12.5").statusCode(200).body("version", equalTo(2));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> service("audit")
                        .get("/internal/events?topic=jixia.billing.limits&after=0")
                        .then()
                        .statusCode(200)
                        .body("items.event.findAll { it.data.account == '" + account + "' }.size()", equalTo(2)));
        service("tes")
                .get("/internal/limits/" + account)
                .then()
                .body("limits.find { it.resource == 'BUDGET' }.value", equalTo("12.5"));
    }

    @Test
    void limitsAreShownToThoseWhomTheyHold() {
        String account = personal("max");
        limit(account, "PERSON", "mia", "RUNS", "3").statusCode(200);
        as("mia")
                .get("/limits?scope=PERSON&id=mia")
                .then()
                .statusCode(200)
                .body("items[0].account", equalTo(account))
                .body("items[0].value", equalTo("3"));
        as("max")
                .get("/limits?scope=ACCOUNT&id=" + account)
                .then()
                .statusCode(200)
                .body("items.resource", hasItem("BUDGET"));
        admin().get("/limits?scope=PERSON&id=mia").then().statusCode(200);
        as("mia").get("/limits?scope=ACCOUNT&id=" + account).then().statusCode(404);
        as("max").get("/limits?scope=PERSON&id=mia").then().statusCode(404);
        as("max").get("/limits?scope=MOON&id=1").then().statusCode(400);
        given().get("/limits?scope=PERSON&id=mia").then().statusCode(401);
    }

    @Test
    void presentLimitsAreThereForServicesThatAreNew() {
        String account = personal("ned");
        service("drs")
                .get("/internal/facts/jixia.billing.limits?limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + account + "' }.data.limits.resource", hasItem("STORAGE_BYTES"));
        as("ned").get("/internal/facts/jixia.billing.limits").then().statusCode(404);
    }

    @Test
    void pricesStartInTheFutureAndHoldFromTheirStart() {
        Map<String, String> prices =
                Map.of("CPU_HOUR", "1", "MEMORY_GIB_HOUR", "1", "GPU_HOUR", "1", "STORAGE_GIB_MONTH", "1");

        admin().body(Map.of("startsAt", Instant.now().minusSeconds(5), "prices", prices))
                .post("/prices")
                .then()
                .statusCode(422);
        admin().body(Map.of("startsAt", Instant.parse("2099-01-01T00:00:00Z"), "prices", prices))
                .post("/prices")
                .then()
                .statusCode(201);
        as("ann")
                .get("/prices/current")
                .then()
                .body("version", equalTo(1))
                .body("prices.CPU_HOUR", equalTo("0.30000000"));
        as("ann")
                .body(Map.of("startsAt", "2099-02-01T00:00:00Z", "prices", prices))
                .post("/prices")
                .then()
                .statusCode(403);
    }

    @Test
    void aMistakeIsMendedByALineOfItsOwn() {
        String account = personal("lou");
        String adjustment = "/accounts/" + account + "/adjustments/" + UUID.randomUUID();
        Map<String, String> body = Map.of("resource", "CPU_HOUR", "amount", "-1.25", "reason", "failed disk on node 3");
        admin().body(body).put(adjustment).then().statusCode(200).body("amount", equalTo("-1.25000000"));
        admin().body(body).put(adjustment).then().statusCode(200).body("note", equalTo("failed disk on node 3"));
        admin().body(Map.of("resource", "CPU_HOUR", "amount", "-2", "reason", "other"))
                .put(adjustment)
                .then()
                .statusCode(409);
        admin().body(Map.of("resource", "MOON", "amount", "0"))
                .put(adjustment)
                .then()
                .statusCode(422);
        as("lou").body(body).put(adjustment).then().statusCode(403);
        as("lou").get("/costs?account=" + account).then().body("total", equalTo("-1.25000000"));
        service("audit")
                .get("/internal/events?topic=jixia.billing.decisions&after=0")
                .then()
                .body("items.event.findAll { it.data.action == 'admin.account.adjust' }.size()", equalTo(1));
    }

    @Test
    void aLimitIsChangedFromTheVersionThatWasRead() {
        String account = personal("oda");
        Map<String, String> body = Map.of("scope", "ACCOUNT", "resource", "RUNS", "value", "7");
        String limits = "/accounts/" + account + "/limits";

        as("oda")
                .get(limits)
                .then()
                .header("ETag", "\"1\"")
                .body("contact", equalTo("oda"))
                .body("maySet", containsInAnyOrder("WORKSPACE", "PERSON"));
        admin().get(limits).then().body("maySet", hasItem("ACCOUNT"));
        admin().body(body).put(limits).then().statusCode(428);
        admin().body(body).header("If-Match", "\"9\"").put(limits).then().statusCode(412);
        admin().body(body)
                .header("If-Match", "\"1\"")
                .put(limits)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        admin().body(body).header("If-Match", "\"1\"").put(limits).then().statusCode(412);
        admin().body(Map.of("scope", "ACCOUNT", "resource", "RUNS"))
                .header("If-Match", "\"2\"")
                .put(limits)
                .then()
                .statusCode(200)
                .body("limits.resource", not(hasItem("RUNS")));
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        String account = personal("pia");
        limit(account, "PERSON", "x".repeat(101), "RUNS", "1").statusCode(422);
        limit(account, "PERSON", "a\u0007b", "RUNS", "1").statusCode(422);
        limit(account, "WORKSPACE", "no workspace", "RUNS", "1").statusCode(422);
        limit(account, "ACCOUNT", null, "RUNS", "1e2147483647").statusCode(400);
        limit(account, "ACCOUNT", null, "RUNS", "1e-2147483647").statusCode(400);
        limit(account, "ACCOUNT", null, "RUNS", "-1").statusCode(400);
        as("pia")
                .body(Map.of("role", "USER"))
                .put("/accounts/" + account + "/members/" + "x".repeat(101))
                .then()
                .statusCode(400);
        as("pia")
                .get("/costs?account=" + account + "&from=%2B999999999-01-01")
                .then()
                .statusCode(400);
        as("pia")
                .get("/costs?account=" + account + "&to=-999999999-01-01")
                .then()
                .statusCode(400);
        String none = org.jixia.platform.http.PageToken.encode(List.of(), "accounts");
        String noId = org.jixia.platform.http.PageToken.encode(List.of("no id"), "accounts");
        as("pia").get("/accounts?pageToken=" + none).then().statusCode(400);
        as("pia").get("/accounts?pageToken=" + noId).then().statusCode(400);
    }

    @Test
    void anAccountTakesAsManyLimitsAsAnEventCanTell() {
        String account = personal("quy");
        jdbi.useHandle(handle -> handle.execute("""
                insert into spending_limit (account, scope, id, resource, value)
                select ?::uuid, 'PERSON', repeat('龙', 95) || n, 'RUNS', 1 from generate_series(1, 494) n
                """, account));

        limit(account, "PERSON", "龙".repeat(100), "RUNS", "1").statusCode(200);
        limit(account, "PERSON", "one more", "RUNS", "1")
                .statusCode(409)
                .body("code", equalTo("billing.limits-too-many"));
    }

    @Test
    void anAdministratorOpensAnAccountOnceHoweverOftenItIsSent() {
        Map<String, String> body = Map.of("name", "Sequencing", "owner", "rui");
        String first = admin().header("Idempotency-Key", "k1")
                .body(body)
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        admin().header("Idempotency-Key", "k1")
                .body(body)
                .post("/accounts")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        admin().header("Idempotency-Key", "k1")
                .body(Map.of("name", "Other", "owner", "rui"))
                .post("/accounts")
                .then()
                .statusCode(422);
        admin().body(Map.of("name", " ", "owner", "rui"))
                .post("/accounts")
                .then()
                .statusCode(400);
        as("rui").body(body).post("/accounts").then().statusCode(403);
        as("rui").get("/accounts/" + first).then().statusCode(200).body("name", equalTo("Sequencing"));
        as("rui").get("/accounts").then().body("items.id", hasItem(first));
    }

    @Test
    void aCommandThatStillRunsIsNotBegunAgain() {
        try (Handle other = jdbi.open()) {
            other.begin();
            other.execute("select pg_advisory_xact_lock(hashtextextended(?, 7))", "person:root\naccounts\nk2");
            admin().header("Idempotency-Key", "k2")
                    .body(Map.of("name", "Twice", "owner", "sam"))
                    .post("/accounts")
                    .then()
                    .statusCode(409)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("platform.key-running"));
            other.rollback();
        }
    }

    @Test
    void ownersChangeMembersAndTheTrailHearsWhoGotWhat() {
        String account = personal("tea");
        String members = "/accounts/" + account + "/members";
        as("tea").body(Map.of("role", "USER")).put(members + "/uli").then().statusCode(200);
        as("uli").get("/accounts/" + account).then().statusCode(200);
        as("uli").get(members).then().statusCode(404);
        as("uli").body(Map.of("role", "OWNER")).put(members + "/uli").then().statusCode(404);
        as("uli").delete(members + "/tea").then().statusCode(404);
        as("tea").body(Map.of("role", "CHIEF")).put(members + "/uli").then().statusCode(400);
        as("tea").body(Map.of("role", "USER")).put(members + "/tea").then().statusCode(409);
        as("tea").delete(members + "/tea").then().statusCode(409).body("code", equalTo("billing.last-owner"));
        as("tea").get(members).then().body("items.person", contains("tea", "uli"));
        as("tea").delete(members + "/uli").then().statusCode(204);
        as("uli").get("/accounts/" + account).then().statusCode(404);

        assertThat(told("tea"))
                .anyMatch(body ->
                        body.contains("\"account-member\"") && body.contains("\"uli\"") && body.contains("\"USER\""));
        assertThat(told("tea"))
                .anyMatch(body -> body.contains("\"account-member-removed\"") && body.contains("\"uli\""));
        assertThat(told("uli")).anyMatch(body -> body.contains("REFUSED") && body.contains("/members"));
    }

    @Test
    void whoeverTriesToRaiseALimitIsTold() {
        String account = personal("van");
        as("van")
                .body(Map.of("scope", "ACCOUNT", "resource", "BUDGET", "value", "9"))
                .header("If-Match", "\"1\"")
                .put("/accounts/" + account + "/limits")
                .then()
                .statusCode(403);

        assertThat(told("van")).anyMatch(body -> body.contains("REFUSED") && body.contains("/limits"));
    }

    @Test
    void priceListsAddedAtTheSameMomentAreAllTaken() throws Exception {
        List<Callable<Integer>> added = new ArrayList<>();
        for (int day = 1; day <= 4; day++) {
            String start = "2097-01-0" + day + "T00:00:00Z";
            added.add(() -> admin().body(Map.of("startsAt", start, "prices", PRICES))
                    .post("/prices")
                    .statusCode());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(added)) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        admin().body(Map.of("startsAt", "2097-01-01T00:00:00Z", "prices", PRICES))
                .post("/prices")
                .then()
                .statusCode(422);
        Map<String, Object> once = Map.of("startsAt", "2097-02-01T00:00:00Z", "prices", PRICES);
        int version = admin().header("Idempotency-Key", "p1")
                .body(once)
                .post("/prices")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        admin().header("Idempotency-Key", "p1")
                .body(once)
                .post("/prices")
                .then()
                .statusCode(201)
                .body("version", equalTo(version));
        admin().body(Map.of("startsAt", "+200000-01-01T00:00:00Z", "prices", PRICES))
                .post("/prices")
                .then()
                .statusCode(422);
    }

    private List<String> told(String person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select body from outbox where topic = 'jixia.billing.decisions' and key = :person")
                .bind("person", person)
                .mapTo(String.class)
                .list());
    }
}
