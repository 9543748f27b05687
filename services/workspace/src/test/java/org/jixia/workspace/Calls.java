package org.jixia.workspace;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jixia.platform.testing.TestTokens;

/** What the tests of the service do again and again. */
final class Calls {
    private Calls() {}

    static RequestSpecification as(String person) {
        return given().auth().oauth2(TestTokens.person(person, "researcher"));
    }

    static String create(String person, String name) {
        return as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post("/workspaces")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse load(String workspace, String tsv) {
        return raw("alice")
                .contentType("text/tab-separated-values; charset=UTF-8")
                .body(tsv)
                .post("/workspaces/" + workspace + "/tables:import")
                .then();
    }

    /** For addresses with a colon, which the client would otherwise encode. */
    static RequestSpecification raw(String person) {
        return as(person).urlEncodingEnabled(false);
    }

    /** A configuration that gives the workflow of {@link Neighbours} the text of each row. */
    static String configure(String workspace) {
        return as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "conf",
                        "table",
                        "sample",
                        "workflow",
                        Map.of("wdl", "version 1.1"),
                        "inputs",
                        Map.of("text", "this.text")))
                .post("/workspaces/" + workspace + "/configurations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse launch(String workspace, String configuration) {
        return as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("configuration", configuration))
                .post("/workspaces/" + workspace + "/submissions")
                .then();
    }
}
