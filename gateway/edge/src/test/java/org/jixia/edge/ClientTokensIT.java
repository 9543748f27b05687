package org.jixia.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** A program's opaque token on its way through the edge. */
@QuarkusTest
@QuarkusTestResource(EdgeSurroundings.class)
class ClientTokensIT {

    @Test
    void exchangesAClientTokenAndBelievesTheAnswerForAWhile() {
        String first = programs("jixia_good1")
                .get("/api/workspace/workspaces")
                .then()
                .statusCode(200)
                .body("authorization", matchesPattern("Bearer exchanged-\\d+"))
                .extract()
                .path("authorization");
        programs("jixia_good1")
                .body(new byte[200_000])
                .post("/ga4gh/wes/v1/runs")
                .then()
                .statusCode(200)
                .body("authorization", is(first))
                .body("length", is(200_000));
        programs("jixia_good2")
                .body(new byte[200_000])
                .post("/api/workspace/workspaces")
                .then()
                .statusCode(200)
                .body("authorization", not(is(first)))
                .body("length", is(200_000));
    }

    @Test
    void refusesAClientTokenThatPeopleDoesNotAcceptAndSaysWhenPeopleIsAway() {
        programs("jixia_revoked")
                .header("Accept-Language", "en")
                .get("/api/workspace/workspaces")
                .then()
                .statusCode(401)
                .body("code", is("edge.client-token-refused"))
                .body("detail", containsString("under Account"));
        programs("jixia_revoked")
                .get("/ga4gh/wes/v1/runs")
                .then()
                .statusCode(401)
                .body("status_code", is(401));
        programs("jixia_away")
                .get("/api/workspace/workspaces")
                .then()
                .statusCode(503)
                .body("detail", containsString("people"));
        programs("jixia_good3")
                .get("/api/people/internal/tokens:exchange")
                .then()
                .statusCode(404);
    }

    private static RequestSpecification programs(String clientToken) {
        return given().header("Authorization", "Bearer " + clientToken);
    }
}
