package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/**
 * Cost caps: what has ended and what runs is counted once, at billing's prices, and a cap that is reached stops the run. Launches
 * of foreign clients are promised by billing first, and counted for whom a limit is set.
 */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class SpendingIT {

    private static final String RUNS = "/ga4gh/wes/v1/runs";
    private static final Set<String> ENDS = Set.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED");

    private static final String WORKFLOW = """
            version 1.1
            task say { input { String words } command <<< ~{words} >>> }
            workflow talk {
              input { String first  String next }
              call say as one { input: words = first }
              call say as two after one { input: words = next }
            }
            """;

    @Inject
    Jdbi jdbi;

    private static RequestSpecification alice() {
        return given().auth().oauth2(TestTokens.person("alice", "researcher"));
    }

    private static ValidatableResponse launch(String first, String then, String cap) {
        return launch("alice", first, then, cap);
    }

    private static ValidatableResponse launch(String person, String first, String then, String cap) {
        return given().auth()
                .oauth2(TestTokens.person(person, "researcher"))
                .multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_params", "{\"talk.first\": \"" + first + "\", \"talk.next\": \"" + then + "\"}")
                .multiPart(
                        "workflow_engine_parameters", "{\"read_from_cache\": \"false\", \"cost_cap\": \"" + cap + "\"}")
                .multiPart("workflow_attachment", "main.wdl", WORKFLOW.getBytes(StandardCharsets.UTF_8))
                .post(RUNS)
                .then();
    }

    @Test
    void aTaskThatRunsOnReachesTheCap() {
        var run = started("ends at once", "wait for ever", "50");

        assertThat(ended(run).getString("state")).isEqualTo("CANCELED");
        var failure = alice().get("/runs/" + run).then().extract().jsonPath();
        assertThat(failure.getString("failure.code")).isEqualTo("wes.cost-cap-reached");
        assertThat(failure.getString("failure.sentence"))
                .startsWith("The cost cap of 50 CNY is reached: 0.00 are charged for ended tasks, ");
        assertThat(alice().header("Accept-Language", "zh")
                        .get("/runs/" + run)
                        .then()
                        .extract()
                        .<String>path("failure.sentence"))
                .contains("费用上限 50 CNY");
    }

    @Test
    void endedTasksReachTheCapAndWhatFollowsIsStopped() {
        var run = started("second try", "wait for ever, just begun", "50.5");

        assertThat(ended(run).getString("state")).isEqualTo("CANCELED");
        assertThat(alice().get("/runs/" + run).then().extract().<String>path("failure.sentence"))
                .contains("cost cap of 50.5 CNY", "60.00 are charged for ended tasks");
    }

    @Test
    void aRunBelowItsCapEndsAndCountsEachTryOnce() {
        var run = started("second try", "second try again", "200 CNY");

        assertThat(ended(run).getString("state")).isEqualTo("COMPLETE");
        var cpu = jdbi.withHandle(handle -> handle.createQuery("select cpu from spending where scope = :run")
                .bind("run", UUID.fromString(run))
                .mapTo(Long.class)
                .one());
        assertThat(cpu).isEqualTo(2 * 60_000L * 1000);
    }

    @Test
    void aCapThatNothingIsChargedInIsRefused() {
        launch("a", "b", "5 EUR").statusCode(400).body("msg", containsString("CNY"));
        launch("a", "b", "much").statusCode(400).body("msg", containsString("cost_cap"));
        launch("a", "b", "0.00").statusCode(400).body("msg", containsString("cost_cap"));
    }

    @Test
    void aLaunchThatBillingDoesNotPromiseIsRefusedWithWhomToAsk() {
        launch("poor", "a", "b", "5").statusCode(409).body("msg", containsString("10 is used. Ask olga"));

        assertThat(runsOf("poor")).isZero();
    }

    @Test
    void openRunsAreCountedForWhomTheLimitIsSet() {
        launch("alice", "ends at once", "second try", "200").statusCode(200);
        String run = launch("limited", "wait for ever", "b", "200")
                .statusCode(200)
                .extract()
                .path("run_id");

        launch("limited", "wait for ever", "b", "200")
                .statusCode(409)
                .body("msg", containsString("Of PERSON limited at most 1 runs may be open: 1 are"))
                .body("msg", containsString("ask olga"));
        assertThat(runsOf("limited")).isEqualTo(1);

        given().auth()
                .oauth2(TestTokens.person("limited", "researcher"))
                .post(RUNS + "/" + run + "/cancel")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        launch("limited", "ends at once", "second try", "200").statusCode(200));
    }

    /** Billing knows a run of a foreign client by the promise under its id, as it knows submissions. */
    @Test
    void billingStopsARunThatBelongsToNoSubmission() {
        var run = started("wait for ever", "b", "200");

        given().auth()
                .oauth2(TestTokens.service("billing"))
                .contentType("application/json")
                .body("{\"reason\": \"cost cap of 200 reached\"}")
                .put("/internal/submissions/" + run + "/cancellation")
                .then()
                .statusCode(204);

        assertThat(ended(run).getString("state")).isEqualTo("CANCELED");
    }

    private int runsOf(String person) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from run where person = :person")
                .bind("person", person)
                .mapTo(Integer.class)
                .one());
    }

    private static String started(String first, String then, String cap) {
        return launch(first, then, cap).statusCode(200).extract().path("run_id");
    }

    private static JsonPath ended(String run) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ENDS.contains(alice().get(RUNS + "/" + run + "/status")
                        .then()
                        .extract()
                        .<String>path("state")));
        return alice().get(RUNS + "/" + run).then().statusCode(200).extract().jsonPath();
    }
}
