package org.jixia.billing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jixia.platform.testing.TestTokens;

/** Who calls billing in its tests, and what they do again and again. */
abstract class BillingSteps {

    static String personal(String person) {
        return service("workspace")
                .put("/internal/people/" + person + "/account")
                .then()
                .statusCode(200)
                .extract()
                .path("billingAccount");
    }

    /** An administrator sets a limit, from the version that is there. */
    static ValidatableResponse limit(Object account, String scope, String id, String resource, String value) {
        Map<String, String> body = new HashMap<>(Map.of("scope", scope, "resource", resource, "value", value));
        if (id != null) {
            body.put("id", id);
        }
        String limits = "/accounts/" + account + "/limits";
        return admin().body(body)
                .header("If-Match", admin().get(limits).header("ETag"))
                .put(limits)
                .then();
    }

    static RequestSpecification as(String person) {
        return bearer(TestTokens.person(person, "researcher"));
    }

    static RequestSpecification admin() {
        return bearer(TestTokens.person("root", "administrator"));
    }

    static RequestSpecification service(String name) {
        return bearer(TestTokens.service(name));
    }

    private static RequestSpecification bearer(String token) {
        return given().urlEncodingEnabled(false).auth().oauth2(token).contentType(ContentType.JSON);
    }
}
