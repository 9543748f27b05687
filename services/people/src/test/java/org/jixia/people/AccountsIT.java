package org.jixia.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Accounts and their roles as administrators see and change them, with what the trail and the persons hear of it. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "people"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(PeopleSurroundings.class)
class AccountsIT extends AccountSteps {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void accountsAreSearchedAndPagedByTheRealm() {
        var name = "s" + UUID.randomUUID();
        for (var one : List.of("c", "a", "b")) {
            NEIGHBOURS.realm().add(name + one, name + one, one + name + "@jixia.test", List.of("researcher"));
        }
        var first = administrator()
                .get("/accounts?pageSize=2&search=" + name)
                .then()
                .statusCode(200)
                .body("items.username", contains(name + "a", name + "b"))
                .body("items[0].name", is("Fang Wang"))
                .body("items[0].enabled", is(true))
                .body("items[0].roles", contains("researcher"))
                .body("items[0].createdAt", is("2026-02-02T02:40:00Z"))
                .extract()
                .jsonPath();
        administrator()
                .get("/accounts?pageSize=2&search=" + name + "&pageToken=" + first.getString("nextPageToken"))
                .then()
                .body("items.username", contains(name + "c"))
                .body("nextPageToken", is((String) null));
        administrator()
                .get("/accounts?pageSize=2&search=other&pageToken=" + first.getString("nextPageToken"))
                .then()
                .statusCode(400);
        administrator().get("/accounts?search=" + name + "b").then().body("items.id", contains(name + "b"));
    }

    @Test
    void thoseWithARoleAreFoundAlsoByWords() {
        var auditor = person("auditor");
        var other = person("auditor");
        administrator()
                .get("/accounts?pageSize=500&role=auditor")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(auditor))
                .body("items.id", not(hasItem(root)));
        administrator()
                .get("/accounts?pageSize=1&role=auditor&search=" + auditor.toUpperCase())
                .then()
                .body("items.id", contains(auditor))
                .body("items[0].roles", contains("auditor"));
        var first = administrator().get("/accounts?pageSize=1&role=auditor").jsonPath();
        assertThat(first.getString("nextPageToken")).isNotNull();
        administrator().get("/accounts/" + other).then().body("account.roles", contains("auditor"));
        administrator().get("/accounts?role=king").then().statusCode(400).body("detail", containsString("steward"));
        administrator().get("/accounts?search=" + "x".repeat(101)).then().statusCode(400);
    }

    @Test
    void rolesAreChangedAsAWholeWithAnEntryInTheTrailAndNewsToThePerson() {
        var person = person("researcher", "steward");
        mail(person, "ACCESS");
        var seen = details(person);
        seen.body("sessions", is(1)).body("lastSeenAt", notNullValue()).body("tokenSeconds", is(300));

        setRoles(person, version(person), "researcher", "auditor")
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("account.roles", contains("researcher", "auditor"));

        assertThat(NEIGHBOURS.realm().user(person).direct()).containsExactlyInAnyOrder("researcher", "auditor");
        assertThat(told("admin.person.roles")).containsExactly(person + " " + person + ": +auditor -steward");
        await().atMost(LIMIT).until(() -> MAIL.getReceivedMessagesForDomain(person + "@jixia.test").length == 1);
        as(person)
                .get("/notifications/deliveries")
                .then()
                .body("items[0].type", is("ROLES_CHANGED"))
                .body("items[0].facts.given", contains("auditor"))
                .body("items[0].facts.taken", contains("steward"));

        setRoles(person, 1, "auditor", "researcher").statusCode(200);
        assertThat(told("admin.person.roles")).hasSize(1);
    }

    @Test
    void whoLooksAtAnOlderStateChangesNothing() {
        var person = person("researcher");
        var seen = version(person);
        setRoles(person, seen, "researcher", "auditor").statusCode(200);
        setRoles(person, seen, "researcher", "steward").statusCode(412);
        administrator()
                .body(Map.of("roles", List.of("steward")))
                .put("/accounts/" + person + "/roles")
                .then()
                .statusCode(428);
        setEnabled(person, seen, false).statusCode(412);
        assertThat(NEIGHBOURS.realm().user(person).direct()).containsExactlyInAnyOrder("researcher", "auditor");
    }

    @Test
    void aDisabledAccountIsSignedOutAndMayBeEnabledAgain() {
        var person = person("researcher");
        NEIGHBOURS.realm().user(person).shown().put("kept", "as it was");
        setEnabled(person, version(person), false).statusCode(200).body("account.enabled", is(false));
        setEnabled(person, 1, false).statusCode(200);
        assertThat(NEIGHBOURS.realm().changes())
                .filteredOn(request -> request.contains(person))
                .containsExactly("PUT /users/" + person, "POST /users/" + person + "/logout");
        assertThat(NEIGHBOURS.realm().user(person).shown().path("kept").asText())
                .isEqualTo("as it was");
        setEnabled(person, version(person), true).statusCode(200).body("account.enabled", is(true));
        var whom = person + " " + person;
        assertThat(told("admin.person.disable")).containsExactly(whom);
        assertThat(told("admin.person.enable")).containsExactly(whom);
    }

    @Test
    void oneAdministratorWhoMaySignInAlwaysStays() {
        refused(setRoles(root, version(root), "researcher"), 409, "people.own-administration");
        refused(setEnabled(root, version(root), false), 409, "people.own-account");

        var last = person("administrator");
        NEIGHBOURS.realm().onlyAdministrators(last);
        refused(setRoles(last, version(last), "researcher"), 409, "people.last-administrator");
        refused(setEnabled(last, version(last), false), 409, "people.last-administrator");
        var asleep = person("administrator");
        NEIGHBOURS.disable(asleep);
        refused(setRoles(last, version(last), "researcher"), 409, "people.last-administrator");

        person("administrator");
        setRoles(last, version(last), "researcher").statusCode(200);
        setRoles(asleep, version(asleep)).statusCode(200).body("account.roles", empty());
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        var person = person("researcher");
        setRoles(person, version(person), "researcher", "king", "Auditor")
                .statusCode(400)
                .body("faults.where", contains("roles[1]", "roles[2]"))
                .body("faults[0].detail", containsString("steward"));
        administrator().body("{}").put("/accounts/" + person + "/roles").then().statusCode(400);
        administrator()
                .body("{}")
                .put("/accounts/" + person + "/enabled")
                .then()
                .statusCode(400);
        for (var id : List.of("nobody", UUID.randomUUID().toString(), "..", "%2e%2e", "a%2Fb")) {
            administrator().get("/accounts/" + id).then().statusCode(404);
        }
        setRoles(UUID.randomUUID().toString(), 1, "auditor").statusCode(404);

        NEIGHBOURS.realm().user(person).byGroup().add("steward");
        details(person).body("inherited", contains("steward"));
        refused(setRoles(person, version(person), "researcher"), 409, "people.role-inherited");
        var program = bearer(TestTokens.program(root, UUID.randomUUID(), "administrator"));
        refused(
                program.body(Map.of("enabled", false))
                        .put("/accounts/" + person + "/enabled")
                        .then(),
                403,
                "people.sign-in-needed");
    }

    @Test
    void onlyAdministratorsSeeAndChangeAccounts() {
        var person = person("researcher");
        var roles = Map.of("roles", List.of("administrator"));
        as(person).get("/accounts").then().statusCode(403);
        as(person).get("/accounts/" + person).then().statusCode(403);
        as(person).body(roles).put("/accounts/" + person + "/roles").then().statusCode(403);
        as(person)
                .body(Map.of("enabled", false))
                .put("/accounts/" + root + "/enabled")
                .then()
                .statusCode(403);
        as(person).body(roles).post("/accounts").then().statusCode(403);
        as(person).post("/accounts/" + root + "/password").then().statusCode(403);
        given().get("/accounts").then().statusCode(401);
        given().get("/accounts/" + person).then().statusCode(401);
        assertThat(NEIGHBOURS.realm().user(person).direct()).containsExactly("researcher");
    }

    @Test
    void auditorsLearnHowPersonsAreCalledWhoNeverCame() {
        var never = person("researcher");
        var disabled = person("researcher");
        NEIGHBOURS.disable(disabled);
        var unknown = "&person=nobody&person=..&person=a%2Fb&person=" + UUID.randomUUID();
        auditor()
                .get("/names?person=" + never + "&person=" + disabled + unknown)
                .then()
                .statusCode(200)
                .body("people.person", containsInAnyOrder(never, disabled))
                .body("people.find { it.person == '" + never + "' }.account", is(never))
                .body("people.name", everyItem(is("Fang Wang")));
        auditor().get("/names").then().statusCode(200).body("people", empty());
        var many = IntStream.range(0, 201).mapToObj(one -> "person=" + one).collect(Collectors.joining("&"));
        auditor().get("/names?" + many).then().statusCode(400).body("detail", containsString("200"));
        as(never).get("/names?person=" + never).then().statusCode(403);
        administrator().get("/names?person=" + never).then().statusCode(403);
        given().get("/names").then().statusCode(401);
    }

    private static RequestSpecification auditor() {
        return bearer(TestTokens.person("ning", "auditor"));
    }

    @Test
    void aRealmThatIsAwayOrRefusesIsToldAndLeavesNothingBehind() {
        var person = person("researcher");
        var seen = version(person);
        NEIGHBOURS.realm().fail(request -> true, 503);
        administrator().get("/accounts").then().statusCode(503);
        administrator().get("/accounts/" + person).then().statusCode(503);
        setRoles(person, seen, "auditor").statusCode(503);
        NEIGHBOURS.realm().fail(request -> request.startsWith("POST"), 403);
        refused(setRoles(person, seen, "researcher", "auditor"), 409, "people.identity-rights");
        NEIGHBOURS.realm().mend();
        assertThat(NEIGHBOURS.realm().user(person).direct()).containsExactly("researcher");
        assertThat(told("admin.person.roles")).isEmpty();
        setRoles(person, seen, "auditor").statusCode(200);
    }

    @Test
    void aChangeThatWasBrokenOffIsFinishedAndTold() {
        var person = person("researcher");
        NEIGHBOURS.realm().fail(request -> request.startsWith("DELETE"), 500);
        refused(setRoles(person, version(person), "auditor"), 503, "people.change-waits");
        NEIGHBOURS.realm().mend();

        await().atMost(LIMIT).until(() -> !told("admin.person.roles").isEmpty());
        assertThat(NEIGHBOURS.realm().user(person).direct()).containsExactly("auditor");
        assertThat(told("admin.person.roles")).containsExactly(person + " " + person + ": +auditor -researcher");
    }

    @Test
    void aProcessThatDiesInBetweenLeavesNoChangeWithoutItsEntry() {
        var person = person("researcher");
        intended(person, Instant.now().plusSeconds(600));
        refused(setRoles(person, version(person), "steward"), 409, "people.change-under-way");
        // The realm was asked, and nothing after it happened.
        NEIGHBOURS.realm().user(person).direct().add("auditor");
        jdbi.useHandle(handle -> handle.execute("update account_change set claimed_until = now()"));

        await().atMost(LIMIT).until(() -> !told("admin.person.roles").isEmpty());
        assertThat(told("admin.person.roles")).containsExactly(person + " " + person + ": +auditor");
        setRoles(person, version(person), "researcher").statusCode(200);
    }
}
