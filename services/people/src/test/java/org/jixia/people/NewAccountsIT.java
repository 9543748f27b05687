package org.jixia.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Accounts that administrators make, and passwords that hold once. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "people"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(PeopleSurroundings.class)
class NewAccountsIT extends AccountSteps {

    @Test
    void aNewAccountHasAPasswordThatIsShownOnceAndMustBeChanged() {
        var name = "n" + UUID.randomUUID();
        var made = create(name, name)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("password", matchesPattern("([a-z2-9]{5}-){3}[a-z2-9]{5}"))
                .body("account.name", is("芳 王"))
                .body("account.roles", contains("researcher"))
                .extract()
                .jsonPath();
        var id = made.getString("account.id");
        var kept = NEIGHBOURS.realm().user(id).shown();
        assertThat(kept.path("requiredActions").path(0).asText()).isEqualTo("UPDATE_PASSWORD");
        assertThat(kept.path("credentials").path(0).path("temporary").asBoolean())
                .isTrue();
        assertThat(told("admin.person.create")).containsExactly(id + " " + name + ": +researcher");

        String another = administrator()
                .post("/accounts/" + id + "/password")
                .then()
                .statusCode(200)
                .extract()
                .path("password");
        assertThat(another).isNotEqualTo(made.getString("password"));
        assertThat(told("admin.person.password")).hasSize(1);
    }

    @Test
    void whatIsTakenOrHasNoFormIsRefusedWithAllItsFaults() {
        var name = "n" + UUID.randomUUID();
        create(name, name).statusCode(201);

        refused(create(name, name), 409, "people.username-taken");
        refused(create(name + "2", name), 409, "people.email-taken");
        administrator()
                .body(Map.of(
                        "username",
                        "A B",
                        "firstName",
                        "a<b",
                        "lastName",
                        " ",
                        "email",
                        "nowhere",
                        "roles",
                        List.of("king")))
                .post("/accounts")
                .then()
                .statusCode(400)
                .body("faults.where", containsInAnyOrder("username", "firstName", "lastName", "email", "roles[0]"));
        administrator().post("/accounts").then().statusCode(400);
        refused(administrator().post("/accounts/" + root + "/password").then(), 409, "people.own-password");
        administrator().post("/accounts/nobody/password").then().statusCode(404);
    }

    private ValidatableResponse create(String username, String mailbox) {
        return administrator()
                .body(Map.of(
                        "username",
                        username,
                        "firstName",
                        "芳",
                        "lastName",
                        "王",
                        "email",
                        mailbox + "@jixia.test",
                        "roles",
                        List.of("researcher")))
                .post("/accounts")
                .then();
    }
}
