package org.jixia.people;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.outbox.CloudEvents;
import org.jixia.platform.testing.EventSchemas;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An administrator of each test alone, what they do again and again, and what the trail was told of it. */
abstract class AccountSteps extends PeopleSteps {
    @Inject
    Jdbi jdbi;

    String root;

    @BeforeEach
    void anAdministrator() {
        root = person("researcher", "administrator");
    }

    @AfterEach
    void mend() {
        NEIGHBOURS.realm().mend();
    }

    void intended(String person, Instant until) {
        jdbi.useHandle(
                handle -> handle.execute("""
                insert into account_change (id, kind, person, account, username, roles_before, roles_wanted,
                                            enabled_before, enabled_wanted, intended, claimed_until)
                values (?, 'ROLES', ?, ?, ?, 'researcher', 'researcher,auditor', true, true, true, ?)
                """, UUID.randomUUID(), root, person, person, java.sql.Timestamp.from(until)));
    }

    RequestSpecification administrator() {
        return bearer(TestTokens.person(root, "researcher", "administrator"));
    }

    ValidatableResponse details(String id) {
        return administrator().get("/accounts/" + id).then().statusCode(200);
    }

    long version(String id) {
        return details(id).extract().jsonPath().getLong("account.version");
    }

    ValidatableResponse setRoles(String id, long version, String... roles) {
        return administrator()
                .header("If-Match", quoted(version))
                .body(Map.of("roles", List.of(roles)))
                .put("/accounts/" + id + "/roles")
                .then();
    }

    ValidatableResponse setEnabled(String id, long version, boolean enabled) {
        return administrator()
                .header("If-Match", quoted(version))
                .body(Map.of("enabled", enabled))
                .put("/accounts/" + id + "/enabled")
                .then();
    }

    private static String quoted(long version) {
        return "\"" + version + "\"";
    }

    static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("code", is(code)).body("detail", not(containsString("{")));
    }

    /** The reasons of what the trail was told that this test's administrator did. */
    List<String> told(String action) {
        var told = jdbi.withHandle(handle -> handle.createQuery(
                        "select body from outbox where topic = 'jixia.people.decisions' and key = ? order by id")
                .bind(0, root)
                .mapTo(String.class)
                .map(body -> JsonPath.from(body).getMap("data"))
                .list());
        told.forEach(data -> EventSchemas.told(
                "people", "DecisionRecorded", CloudEvents.json().valueToTree(data)));
        return told.stream()
                .filter(data -> action.equals(data.get("action")))
                .map(data -> String.valueOf(data.get("reason")))
                .toList();
    }
}
