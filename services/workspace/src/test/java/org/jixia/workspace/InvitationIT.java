package org.jixia.workspace;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address that nobody has yet waits, and makes a member of who first signs in with it. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class InvitationIT {
    private final String newcomer = "newcomer-" + UUID.randomUUID();
    private final String address = newcomer + "@institution.example";
    private String workspace;
    private String path;

    @BeforeEach
    void aWorkspace() {
        workspace = create("alice", "Shared by mail");
        path = "/workspaces/" + workspace + "/invitations";
    }

    private ValidatableResponse invite(String person, String to, String role) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("to", to, "role", role))
                .post(path)
                .then();
    }

    private static void signsIn(String sub, String email, boolean verified) {
        given().auth()
                .oauth2(TestTokens.personWithEmail(sub, email, verified))
                .get("/me")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse members() {
        return as("alice").get("/workspaces/" + workspace + "/members").then().statusCode(200);
    }

    @Test
    void anInvitationWaitsForItsVerifiedAddressAndThenMakesAMember() {
        invite("alice", address, "WRITER")
                .statusCode(200)
                .body("member", nullValue())
                .body("invitation.email", equalTo(address))
                .body("invitation.role", equalTo("WRITER"));
        as("alice").get(path).then().body("items.email", contains(address));

        signsIn(newcomer, address, false);
        signsIn("another-" + UUID.randomUUID(), "another@institution.example", true);
        members().body("items.person", contains("alice"));

        signsIn(newcomer, address.toUpperCase(java.util.Locale.ROOT), true);
        members().body("items.person", hasItem(newcomer)).body("items.role", hasItem("WRITER"));
        as(newcomer).get("/workspaces/" + workspace).then().statusCode(200).body("role", equalTo("WRITER"));
        as("alice").get(path).then().body("items", hasSize(0));
    }

    @Test
    void whoHasBeenHereBecomesAMemberAtOnce() {
        signsIn(newcomer, address, true);
        invite("alice", newcomer, "READER")
                .statusCode(200)
                .body("invitation", nullValue())
                .body("member.person", equalTo(newcomer));
        invite("alice", address, "WRITER").statusCode(200).body("member.role", equalTo("WRITER"));
    }

    @Test
    void anInvitationTakenBackOrOfWhoMayNoLongerGiveItMakesNoMember() {
        var id = invite("alice", address, "READER").extract().<String>path("invitation.id");
        as("alice").delete(path + "/" + id).then().statusCode(204);
        as("alice").delete(path + "/" + id).then().statusCode(404);
        signsIn(newcomer, address, true);
        members().body("items.person", not(hasItem(newcomer)));

        var other = "other-" + UUID.randomUUID();
        signsIn("bob", "bob@institution.example", true);
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "READER", "canShare", true))
                .put("/workspaces/" + workspace + "/members/bob")
                .then()
                .statusCode(200);
        invite("bob", other + "@institution.example", "READER").statusCode(200);
        as("alice").delete("/workspaces/" + workspace + "/members/bob").then().statusCode(204);
        signsIn(other, other + "@institution.example", true);
        members().body("items.person", not(hasItem(other)));
        as("alice").get(path).then().body("items", hasSize(0));
    }

    @Test
    void onlyWhoMayShareInvitesAndSeesWhoIsWaitedFor() {
        given().get(path).then().statusCode(401);
        invite("mallory", address, "READER").statusCode(404);
        as("mallory").get(path).then().statusCode(404);
        as("mallory").delete(path + "/" + UUID.randomUUID()).then().statusCode(404);
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "WRITER", "canShare", true))
                .put("/workspaces/" + workspace + "/members/writer")
                .then()
                .statusCode(200);
        invite("writer", address, "OWNER").statusCode(409).body("code", equalTo("workspace.grant-too-high"));
    }

    @Test
    void whatNamesNobodyIsRefused() {
        invite("alice", "nobody-has-this-account", "READER")
                .statusCode(404)
                .body("detail", containsString("nobody-has-this-account"));
        invite("alice", "two@at@signs", "READER").statusCode(400).body("code", equalTo("workspace.address-invalid"));
        invite("alice", "a b@institution.example", "READER").statusCode(400);
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("to", address))
                .post(path)
                .then()
                .statusCode(400);
    }
}
