package org.jixia.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EdgeSurroundings.class)
class EdgeIT {

    @Test
    void forwardsOwnPathsWithoutTheirPrefixAndGa4ghPathsAsTheyAre() {
        given().urlEncodingEnabled(false)
                .get("/api/workspace/workspaces/a%2Fb?x=%20y")
                .then()
                .statusCode(200)
                .body("uri", is("/workspaces/a%2Fb?x=%20y"));
        given().get("/ga4gh/wes/v1/runs").then().statusCode(200).body("uri", is("/ga4gh/wes/v1/runs"));
    }

    @Test
    void passesABearerTokenOnAndKeepsCookiesAndForgedHeadersBack() {
        given().header("Authorization", "Bearer abc")
                .cookie("other", "1")
                .header("X-Jixia-Person", "somebody-else")
                .get("/api/workspace/workspaces")
                .then()
                .statusCode(200)
                .header("X-Jixia-Secret", nullValue())
                .body("authorization", is("Bearer abc"))
                .body("cookie", is("null"))
                .body("internal", is("null"));
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void passesBodiesOnWhoseLengthNobodyKnows(HttpClient.Version version) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            for (int time = 0; time < 2; time++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                                + "/api/workspace/workspaces/a/tables:import"))
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[200_000])))
                        .build();
                assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"length\": 200000}");
            }
        }
    }

    /** A client that writes first and reads then must not wait for ever on a refusal. */
    @ParameterizedTest
    @CsvSource({
        "/api/nobody/things, 404, HTTP_1_1",
        "/api/workspace/internal/x, 404, HTTP_1_1",
        "/api/audit/entries, 503, HTTP_1_1",
        "/api/nobody/things, 404, HTTP_2",
        "/api/audit/entries, 503, HTTP_2"
    })
    void refusesALargeBodyWithoutStallingItsSender(String path, int status, HttpClient.Version version)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            for (int time = 0; time < 2; time++) {
                assertThat(client.send(large(path).build(), BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(status);
            }
        }
    }

    @Test
    void refusesALargeBodyByForeignPageOrForgedSessionWithoutStallingItsSender()
            throws IOException, InterruptedException {
        String session = signIn("/").entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest foreign =
                    large("/api/workspace/workspaces").header("Cookie", session).build();
            assertThat(client.send(foreign, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
            HttpRequest forged = large("/api/workspace/workspaces")
                    .header("Cookie", "q_session=forged")
                    .header("Origin", EdgeSurroundings.PUBLIC_URL)
                    .build();
            assertThat(client.send(forged, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }

    private static HttpRequest.Builder large(String path) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(new byte[10_000_000]));
    }

    @Test
    void aForgedSessionIsToldAsEnded() {
        for (String cookie : new String[] {"forged", "a|b|c", "ey.ey.ey"}) {
            given().cookie("q_session", cookie)
                    .header("Accept-Language", "en")
                    .get("/api/workspace/workspaces")
                    .then()
                    .statusCode(401)
                    .body("code", is("edge.session-ended"))
                    .body("detail", containsString("Sign in again"));
        }
    }

    @Test
    void anExpiredSessionThatCannotBeRenewedIsToldAsEnded() {
        Map<String, String> session = signIn("/", FakeIdentityProvider.SHORT);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().cookies(session)
                                .get("/api/workspace/workspaces")
                                .statusCode()
                        == 401);
        given().cookies(session)
                .header("X-Requested-With", "JavaScript")
                .get("/api/workspace/workspaces")
                .then()
                .statusCode(401)
                .body("code", is("edge.session-ended"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/workspace/internal/members/1/2",
                "/api/workspace//internal/members/1/2",
                "/api/workspace/x/../internal/members/1/2",
                "/api/workspace/x/%2e%2e/internal/members/1/2",
                "/api/workspace/internal;a=b/members/1/2",
                "/api/workspace/q/health"
            })
    void neverReachesInternalPaths(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).body("code", is("edge.unknown-path"));
    }

    @Test
    void tellsProgramsThatTryAddressesThatNothingIsThere() {
        for (String path : new String[] {"/v1/tasks/1", "/tasks/1", "/workspaces"}) {
            given().auth().oauth2("any").get(path).then().statusCode(404).body("code", is("edge.unknown-path"));
        }
        for (String path : new String[] {"/v1/service-info", "/api/nobody/things", "/api"}) {
            given().get(path).then().statusCode(404).body("code", is("edge.unknown-path"));
            given().cookies(signIn("/")).get(path).then().statusCode(404).body("code", is("edge.unknown-path"));
        }
        given().get("/ga4gh/nobody/v1/things").then().statusCode(404).body("status_code", is(404));
        given().auth().oauth2("any").get("/service-registry/services").then().statusCode(200);
    }

    @Test
    void saysInBothLanguagesAndBothDialectsThatAServiceIsAway() {
        given().header("Accept-Language", "en")
                .get("/api/audit/entries")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("\"audit\""))
                .body("requestId", matchesPattern("[0-9a-f-]{36}"));
        given().header("Accept-Language", "zh-CN,zh;q=0.9")
                .get("/ga4gh/drs/v1/objects/1")
                .then()
                .statusCode(503)
                .body("status_code", is(503))
                .body("msg", containsString("暂时没有响应"));
    }

    @Test
    void keepsASafeRequestIdAndReplacesAnUnsafeOne() {
        given().header("X-Request-Id", "client-17")
                .get("/api/workspace/x")
                .then()
                .header("X-Request-Id", "client-17")
                .body("requestId", is("client-17"));
        given().header("X-Request-Id", "a b<script>")
                .get("/api/workspace/x")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void answersPreflightsOfGa4ghReadsOnlyAndLetsDrsOptionsThrough() {
        given().header("Origin", "https://elsewhere.test")
                .header("Access-Control-Request-Method", "GET")
                .options("/ga4gh/wes/v1/runs")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", "GET, HEAD");
        given().options("/ga4gh/wes/v1/objects/1").then().statusCode(200).body("method", is("OPTIONS"));
        given().header("Origin", "https://elsewhere.test")
                .get("/api/workspace/workspaces")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void setsSecurityHeadersWithoutInlineScripts() {
        String policy = given().get("/api/workspace/x").header("Content-Security-Policy");
        assertThat(policy).contains("script-src 'self';").contains("connect-src 'self' http://store.test:9000");
        given().get("/session").then().header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void anonymousSessionSaysSo() {
        given().get("/session")
                .then()
                .statusCode(200)
                .body("signedIn", is(false))
                .body("roles.size()", is(0));
    }

    @Test
    void signsInByCodeFlowAndTurnsTheSessionIntoABearerToken() {
        Map<String, String> session = signIn("/runs/17?tab=log");

        given().cookies(session)
                .get("/session")
                .then()
                .statusCode(200)
                .body("signedIn", is(true))
                .body("name", is("王芳"))
                .body("person", is(FakeIdentityProvider.PERSON))
                .body("roles", equalTo(List.of("researcher")));
        given().cookies(session)
                .get("/api/workspace/workspaces")
                .then()
                .statusCode(200)
                .body("authorization", matchesPattern("Bearer ey.+"))
                .body("cookie", is("null"));
    }

    @Test
    void refusesAChangeBySessionFromAForeignPage() {
        Map<String, String> session = signIn("/");

        given().cookies(session)
                .header("Origin", "https://evil.test")
                .post("/api/workspace/workspaces")
                .then()
                .statusCode(403)
                .body("code", is("edge.foreign-origin"));
        given().cookies(session).post("/api/workspace/workspaces").then().statusCode(403);
        given().cookies(session)
                .header("Origin", EdgeSurroundings.PUBLIC_URL)
                .post("/api/workspace/workspaces")
                .then()
                .statusCode(200)
                .body("method", is("POST"));
    }

    @Test
    void listsTheServicesThatDescribeThemselves() {
        given().get("/service-registry/services")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of("org.jixia.wes")))
                .body("[0].url", is(EdgeSurroundings.PUBLIC_URL + "/ga4gh/wes/v1"));
        given().get("/service-registry/services/types").then().statusCode(200).body("[0].artifact", is("wes"));
        given().get("/service-registry/services/nobody").then().statusCode(404).body("status", is(404));
        given().get("/service-registry/service-info").then().statusCode(200).body("type.version", is("1.0.0"));
    }

    @Test
    void tellsAdministratorsHowEveryPartIs() {
        given().cookies(signIn("/", FakeIdentityProvider.ADMINISTRATOR))
                .get("/service-registry/health")
                .then()
                .statusCode(200)
                .body("items.part", equalTo(List.of("edge", "audit", "drs", "people", "wes", "workspace")))
                .body("items.state", equalTo(List.of("UP", "DOWN", "DOWN", "WARNS", "WARNS", "WARNS")))
                .body("items[5].version", is("7"))
                .body("items[5].since", is("2026-01-01T00:00:00Z"))
                .body("items[5].checks.name", equalTo(List.of("database", "events")))
                .body("items[5].checks[1].data.dead", is(2))
                .body("items[1].version", nullValue());
        given().cookies(signIn("/")).get("/service-registry/health").then().statusCode(403);
        given().header("Accept-Language", "en")
                .get("/service-registry/health")
                .then()
                .statusCode(401)
                .body("code", is("platform.unauthenticated"));
    }

    @Test
    void slowsACallerDownWhoAsksTooMuchAndNobodyElse() {
        int refused = 0;
        for (int i = 0; i < 1_500 && refused == 0; i++) {
            refused += given().header("Authorization", "Bearer greedy")
                                    .get("/session")
                                    .statusCode()
                            == 429
                    ? 1
                    : 0;
        }
        assertThat(refused).isEqualTo(1);
        given().header("Authorization", "Bearer modest")
                .get("/api/workspace/x")
                .then()
                .statusCode(200);
    }

    /** The browser's part of the code flow; answers with the session's cookies. */
    private static Map<String, String> signIn(String target) {
        return signIn(target, "one-time");
    }

    private static Map<String, String> signIn(String target, String code) {
        Map<String, String> cookies = new HashMap<>();
        Response start =
                given().redirects().follow(false).queryParam("return", target).get("/session/sign-in");
        assertThat(start.statusCode()).isEqualTo(302);
        keep(cookies, start);
        String location = start.header("Location");
        assertThat(location).contains("code_challenge_method=S256");
        String state = location.replaceAll(".*[?&]state=([^&]+).*", "$1");
        Response back = given().redirects()
                .follow(false)
                .cookies(cookies)
                .queryParam("code", code)
                .queryParam("state", state)
                .get("/session/sign-in");
        keep(cookies, back);
        Response here = back;
        while (here.statusCode() == 302) {
            URI next = URI.create(here.header("Location"));
            here = given().redirects()
                    .follow(false)
                    .cookies(cookies)
                    .urlEncodingEnabled(false)
                    .get(next.getRawPath() + "?" + next.getRawQuery());
            keep(cookies, here);
        }
        assertThat(here.statusCode()).isEqualTo(303);
        assertThat(here.header("Location")).endsWith(target);
        return cookies;
    }

    private static void keep(Map<String, String> cookies, Response answer) {
        Cookies set = answer.detailedCookies();
        set.forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
    }
}
