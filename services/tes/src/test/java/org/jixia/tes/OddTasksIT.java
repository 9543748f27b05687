package org.jixia.tes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What tes says to odd requests, and what a task of no run may see. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        restrictToAnnotatedClass = false,
        initArgs = {@ResourceArg(name = "service", value = "tes"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(Neighbours.class)
class OddTasksIT {

    @Test
    void answersOddAddressesLikeAllThatAreMissing() {
        for (var odd : List.of("/ga4gh/tes/v1/tasks/%3A$1", "/ga4gh/tes/v1/tasks/$%3Acancel\\1", "//ga4gh%3A//$")) {
            var status = given().urlEncodingEnabled(false)
                    .auth()
                    .oauth2(TestTokens.person("alice"))
                    .get(odd.replace("\\", "%5C"))
                    .statusCode();
            assertThat(status).as(odd).isBetween(400, 499);
        }
        var doubled = List.of(Map.of("path", "//data//x", "content", "here"));
        var done = TasksIT.ended(TasksIT.create(TasksIT.with(TasksIT.task("cat /data/x"), "inputs", doubled)));
        assertThat(done.getString("logs[0].logs[0].stdout")).isEqualTo("here");
    }

    @Test
    void aTaskOfNoRunReadsTheTasksThatItCreated() {
        var parent = TasksIT.create(TasksIT.task("true"));
        var token =
                TestTokens.task("alice", Neighbours.WORKSPACE, null, Neighbours.ACCOUNT, UUID.fromString(parent), 1);
        String child = TasksIT.post(token, TasksIT.task("true"))
                .statusCode(200)
                .extract()
                .path("id");
        given().auth().oauth2(token).get(TasksIT.TASKS + "/" + child).then().statusCode(200);
        var stranger = TasksIT.create(TasksIT.task("true"));
        given().auth().oauth2(token).get(TasksIT.TASKS + "/" + stranger).then().statusCode(404);
    }

    @Test
    void aRefusalOfTheStoreEndsTheTaskWithoutRunningItAgain() {
        var output = List.of(Map.of("path", "/work/x", "url", Neighbours.bucket() + "refused/x"));
        var done = TasksIT.ended(TasksIT.create(TasksIT.with(TasksIT.task("echo once > x"), "outputs", output)));
        assertThat(done.getString("state")).isEqualTo("EXECUTOR_ERROR");
        assertThat(done.getList("logs")).hasSize(1);
        assertThat(TasksIT.reason(done)).contains("OUTPUT_MISSING", "quota");
    }
}
