package org.jixia.tes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What a task uses, while it runs and afterwards. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        restrictToAnnotatedClass = false,
        initArgs = {@ResourceArg(name = "service", value = "tes"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(Neighbours.class)
class UsageIT {
    private static final String ALICE = TestTokens.person("alice");

    private static String create(String script) {
        var resources = Map.of("cpu_cores", 1, "ram_gb", 0.5);
        return TasksIT.post(ALICE, TasksIT.with(TasksIT.task(script), "resources", resources))
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static JsonPath usage(String id) {
        return given().auth()
                .oauth2(ALICE)
                .get("/tasks/" + id + "/usage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void showsACurveWhileTheTaskRunsAndKeepsItWhenItEnded() {
        var id = create("x=$(head -c 30000000 /dev/zero | tr '\\0' x); while :; do :; done");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> usage(id).getList("points").size() >= 2);
        var live = usage(id);
        assertThat(live.getBoolean("ended")).isFalse();
        assertThat(live.getInt("cpuMillisGranted")).isEqualTo(1000);
        assertThat(live.getLong("memoryBytesGranted")).isEqualTo(1L << 29);
        assertThat(live.getLong("points[0].memoryBytes")).isPositive();

        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(ALICE)
                .post(TasksIT.TASKS + "/" + id + ":cancel")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> usage(id).getBoolean("ended"));
        var kept = usage(id);
        assertThat(kept.getList("points").size()).isBetween(2, 120);
        assertThat(kept.getLong("memoryBytesPeak")).isPositive();
        assertThat(kept.getLong("runMs")).isPositive();
    }

    @Test
    void isOfThoseWhoMaySeeTheTask() {
        var id = create("true");
        var path = "/tasks/" + id + "/usage";

        given().get(path).then().statusCode(401);
        given().auth().oauth2(TestTokens.person("mallory")).get(path).then().statusCode(404);
        given().auth()
                .oauth2(ALICE)
                .get(path + "?attempt=99")
                .then()
                .statusCode(404)
                .body("code", equalTo("tes.attempt-not-found"));
        given().auth().oauth2(ALICE).get(path + "?attempt=one").then().statusCode(400);
        given().auth().oauth2(ALICE).get("/tasks/no-task/usage").then().statusCode(404);
    }

    @Test
    void theQueueTellsWhatOfARunWaits() {
        var run = UUID.randomUUID();
        var token = TestTokens.run("alice", Neighbours.WORKSPACE, run, Neighbours.ACCOUNT);
        String id = TasksIT.post(token, TasksIT.task("while :; do sleep 0.1; done"))
                .statusCode(200)
                .extract()
                .path("id");

        await().atMost(Duration.ofSeconds(60)).until(() -> queue(ALICE, run).getInt("items.active.sum()") == 1);
        assertThat(queue(ALICE, run).getLong("cpuMillisGranted")).isPositive();
        var processors = "/internal/accounts/" + Neighbours.ACCOUNT + "/processors";
        assertThat(given().auth()
                        .oauth2(TestTokens.service("billing"))
                        .get(processors)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getLong("cpuMillis"))
                .isPositive();
        given().auth().oauth2(TestTokens.service("wes")).get(processors).then().statusCode(404);
        given().auth().oauth2(ALICE).get(processors).then().statusCode(404);
        assertThat(queue(TestTokens.person("mallory"), run).getList("items")).isEmpty();
        given().get("/queue?run=" + run).then().statusCode(401);
        given().auth().oauth2(ALICE).get("/queue?run=one").then().statusCode(400);
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .post(TasksIT.TASKS + "/" + id + ":cancel")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> queue(ALICE, run).getList("items").isEmpty());
    }

    private static JsonPath queue(String token, UUID run) {
        return given().auth()
                .oauth2(token)
                .get("/queue?run=" + run)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
