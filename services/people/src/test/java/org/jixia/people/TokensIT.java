package org.jixia.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.outbox.CloudEvents;
import org.jixia.platform.testing.EventSchemas;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Client tokens from their making to their end, and a person's preferences. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "people"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(PeopleSurroundings.class)
class TokensIT extends PeopleSteps {

    @Inject
    Jdbi jdbi;

    @Test
    void aTokenIsShownOnceAndExchangedForItsPersonWithTheRolesOfThatMoment() {
        var person = person("researcher", "auditor");
        var made = create(person, "notebook", 30);
        var text = made.getString("token");

        assertThat(text).matches("jixia_[0-9A-Za-z]{49}");
        as(person)
                .get("/tokens")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].name", is("notebook"))
                .body("items[0].state", is("GOOD"))
                .body("items[0].lastUsedAt", nullValue())
                .body("items[0].token", nullValue());
        assertThat(everythingKept()).doesNotContain(text, text.substring(10));

        var claims = claims(exchange(text).then().statusCode(200).extract().path("token"));
        assertThat(claims.getString("sub")).isEqualTo(person);
        assertThat(claims.getString("aud")).isEqualTo("jixia");
        assertThat(claims.getString("iss")).isEqualTo("urn:jixia:people");
        assertThat(claims.getString("name")).isEqualTo("Fang Wang");
        assertThat(claims.getString("email")).isEqualTo(person + "@jixia.test");
        assertThat(claims.getList("realm_access.roles")).containsExactly("auditor", "researcher");
        assertThat(claims.getString("client_token")).isEqualTo(made.getString("id"));
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(60);
        as(person).get("/tokens").then().body("items[0].lastUsedAt", notNullValue());
        given().get("/internal/jwks").then().statusCode(200).body("keys", hasSize(1));

        NEIGHBOURS.person(person, person + "@jixia.test", "researcher");
        assertThat(claims(exchange(text).path("token")).getList("realm_access.roles"))
                .containsExactly("researcher");
    }

    @Test
    void aRevokedOrEndedTokenAndOneOfADisabledAccountAreRefusedAtTheNextExchange() {
        var person = person("researcher");
        var revoked = create(person, "one", 1);
        as(person).delete("/tokens/" + revoked.getString("id")).then().statusCode(204);
        as(person).delete("/tokens/" + revoked.getString("id")).then().statusCode(204);
        exchange(revoked.getString("token"))
                .then()
                .statusCode(401)
                .body("code", is("people.token-unknown"))
                .body("detail", containsString("under Account"));

        var ended = create(person, "two", 1);
        jdbi.useHandle(handle -> handle.execute(
                "update client_token set expires_at = now() where id = ?", UUID.fromString(ended.getString("id"))));
        exchange(ended.getString("token")).then().statusCode(401);

        var good = create(person, "three", 1);
        exchange(good.getString("token")).then().statusCode(200);
        NEIGHBOURS.disable(person);
        exchange(good.getString("token")).then().statusCode(401);
        var gone = "p-" + UUID.randomUUID();
        exchange(create(gone, "four", 1).getString("token")).then().statusCode(401);

        as(person).get("/tokens").then().body("items.state", contains("GOOD", "EXPIRED", "REVOKED"));
        for (var text : List.of("", "jixia_", "jixia_" + "a".repeat(49), revoked.getString("token") + "x")) {
            exchange(text).then().statusCode(401);
        }
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .post("/internal/tokens:exchange")
                .then()
                .statusCode(401);
    }

    @Test
    void makingAndRevokingAreToldToTheTrail() {
        var person = person();
        var made = create(person, "script", 7);
        as(person).delete("/tokens/" + made.getString("id")).then().statusCode(204);

        var told = jdbi.withHandle(handle -> handle.createQuery(
                        "select body from outbox where topic = 'jixia.people.decisions' and key = ? order by id")
                .bind(0, person)
                .mapTo(String.class)
                .map(body -> JsonPath.from(body).getMap("data"))
                .list());
        assertThat(told).extracting("action").containsExactly("token.create", "token.revoke");
        assertThat(told).extracting("reason").containsOnly(made.getString("id") + " script");
        told.forEach(data -> EventSchemas.told(
                "people", "DecisionRecorded", CloudEvents.json().valueToTree(data)));
    }

    @Test
    void aProgramMakesNoTokensAndNoChannels() {
        var person = person("researcher");
        var program = TestTokens.program(person, UUID.randomUUID(), "researcher");

        bearer(program)
                .body(Map.of("name", "child", "days", 365))
                .post("/tokens")
                .then()
                .statusCode(403)
                .body("code", is("people.sign-in-needed"));
        bearer(program)
                .body(Map.of("kind", "WEBHOOK", "url", "https://example.org/x", "topics", List.of("ACCESS")))
                .post("/notifications/channels")
                .then()
                .statusCode(403);
        bearer(program).get("/tokens").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void badInputIsAnsweredWithAllItsFaultsAndTheNumberIsLimited() {
        var person = person();
        as(person)
                .body(Map.of("name", " ", "days", 366))
                .post("/tokens")
                .then()
                .statusCode(400)
                .body("faults.where", containsInAnyOrder("name", "days"));
        for (var body : List.of("", "{}", "[]", "{\"days\": \"x\"}", "{\"name\": \"a\\nb\", \"days\": 0}")) {
            as(person).body(body).post("/tokens").then().statusCode(400);
        }
        create(person, "Laptop", 1);
        as(person)
                .body(Map.of("name", "laptop ", "days", 1))
                .post("/tokens")
                .then()
                .statusCode(409)
                .body("detail", containsString("\"laptop\""));
        for (int i = 1; i < 20; i++) {
            create(person, "t" + i, 1);
        }
        as(person)
                .body(Map.of("name", "more", "days", 1))
                .post("/tokens")
                .then()
                .statusCode(409)
                .body("code", is("people.too-many-tokens"));
    }

    @Test
    void tokensPageNewestFirstAndOthersAreNotSeen() {
        var person = person();
        var first = create(person, "a", 1);
        create(person, "b", 1);
        create(person, "c", 1);

        var page = as(person).get("/tokens?pageSize=2").jsonPath();
        assertThat(page.getList("items.name")).containsExactly("c", "b");
        as(person)
                .get("/tokens?pageSize=2&pageToken=" + page.getString("nextPageToken"))
                .then()
                .body("items.name", contains("a"))
                .body("nextPageToken", nullValue());
        as(person()).get("/tokens").then().body("items", hasSize(0));
        as(person()).delete("/tokens/" + first.getString("id")).then().statusCode(404);
        exchange(first.getString("token")).then().statusCode(200);
        as(person).delete("/tokens/none").then().statusCode(404);
    }

    @Test
    void strangersAndServicesHaveNothingHere() {
        for (var path : List.of("/tokens", "/preferences", "/notifications/channels", "/notifications/deliveries")) {
            given().get(path).then().statusCode(401);
            bearer(TestTokens.service("wes")).get(path).then().statusCode(404);
            as(person()).get(path).then().statusCode(200);
        }
        given().delete("/tokens/" + UUID.randomUUID()).then().statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .post("/tokens")
                .then()
                .statusCode(401);
    }

    @Test
    void preferencesAreReplacedAsAWhole() {
        var person = person();
        as(person).get("/preferences").then().statusCode(200).body("language", nullValue());
        as(person)
                .body(Map.of("language", "zh", "timeZone", "Asia/Shanghai"))
                .put("/preferences")
                .then()
                .statusCode(200);
        as(person).get("/preferences").then().body("language", is("zh")).body("timeZone", is("Asia/Shanghai"));
        as(person).body(Map.of("language", "en")).put("/preferences").then().statusCode(200);
        as(person).get("/preferences").then().body("language", is("en")).body("timeZone", nullValue());
        as(person)
                .body(Map.of("language", "xx", "timeZone", "Moon/Crater"))
                .put("/preferences")
                .then()
                .statusCode(400)
                .body("faults.where", containsInAnyOrder("language", "timeZone"));
        as(person()).get("/preferences").then().body("language", not(is("en")));
        given().contentType("application/json")
                .body("{}")
                .put("/preferences")
                .then()
                .statusCode(401);
    }

    private static JsonPath create(String person, String name, int days) {
        return as(person)
                .body(Map.of("name", name, "days", days))
                .post("/tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static JsonPath claims(String jwt) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1])));
    }

    private String everythingKept() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select t::text from client_token t union all select o::text from outbox o")
                .mapTo(String.class)
                .list()
                .toString());
    }
}
