package org.jixia.tes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.outbox.ReceivedEvent;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.jixia.tes.events.MembersConsumer;
import org.junit.jupiter.api.Test;

/** Who may compute in a workspace no longer has no tasks there, and whose account has nothing left gets none. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        restrictToAnnotatedClass = false,
        initArgs = {@ResourceArg(name = "service", value = "tes"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(Neighbours.class)
class MembersIT {
    private static final String TASKS = "/ga4gh/tes/v1/tasks";

    @Inject
    MembersConsumer consumer;

    private static String create(String person) {
        var executor = Map.of("image", "host", "command", List.of("sleep", "120"));
        return given().auth()
                .oauth2(TestTokens.person(person))
                .contentType("application/json")
                .body(Map.of("executors", List.of(executor)))
                .post(TASKS)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static String state(String id) {
        return given().auth()
                .oauth2(TestTokens.person("alice"))
                .get(TASKS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    private void told(String person, boolean canCompute, boolean removed, Instant at) {
        var data = new ObjectMapper()
                .valueToTree(Map.of(
                        "workspace",
                        Neighbours.WORKSPACE,
                        "person",
                        person,
                        "canCompute",
                        canCompute,
                        "removed",
                        removed));
        consumer.consume(List.of(new ReceivedEvent(
                UUID.randomUUID(),
                "jixia.workspace.members",
                Neighbours.WORKSPACE.toString(),
                1L,
                "/jixia/workspace",
                "MemberChanged",
                1,
                at,
                Neighbours.WORKSPACE,
                person,
                null,
                1L,
                data,
                "{}")));
    }

    @Test
    void takesNoNewTasksInALockedWorkspaceButThoseOfARunUnderWay() {
        var task = Map.of("executors", List.of(Map.of("image", "host", "command", List.of("true"))));
        var refused = post(TestTokens.person("larry"), task);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.<String>path("msg")).contains("locked");

        var run = UUID.randomUUID();
        var begun = post(TestTokens.run("larry", Neighbours.WORKSPACE, run, Neighbours.ACCOUNT), task);
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(200);
        var cancelled = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.person("larry"))
                .post(TASKS + "/" + begun.path("id") + ":cancel");
        assertThat(cancelled.statusCode()).as(cancelled.asString()).isEqualTo(200);
    }

    private static Response post(String token, Map<String, ?> task) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(task)
                .post(TASKS);
    }

    @Test
    void whatEveryoneMayReadCancelsNothing() {
        var hers = create("erin");
        told("*", false, true, Instant.now());
        told("*", false, false, Instant.now());
        assertThat(state(hers)).isIn("QUEUED", "INITIALIZING", "RUNNING");
        told("erin", false, false, Instant.now());
        await().atMost(Duration.ofSeconds(30)).until(() -> state(hers).equals("CANCELED"));
    }

    @Test
    void cancelsTheTasksOfAFormerMember() {
        var before = Instant.now().minusSeconds(60);
        var hers = create("carol");
        var his = create("dave");
        told("carol", true, false, Instant.now());
        told("carol", true, true, before);
        assertThat(state(hers)).as("begun after old news").isIn("QUEUED", "INITIALIZING", "RUNNING");
        told("carol", true, true, Instant.now());
        await().atMost(Duration.ofSeconds(30)).until(() -> state(hers).equals("CANCELED"));
        assertThat(state(his)).isIn("QUEUED", "INITIALIZING", "RUNNING");
        told("dave", false, false, Instant.now());
        await().atMost(Duration.ofSeconds(30)).until(() -> state(his).equals("CANCELED"));
    }

    @Test
    void aTaskOfAnAccountThatHasNothingLeftIsRefusedWithWhomToAsk() {
        given().auth()
                .oauth2(TestTokens.person("poor"))
                .contentType("application/json")
                .body(Map.of("executors", List.of(Map.of("image", "host", "command", List.of("true")))))
                .post(TASKS)
                .then()
                .statusCode(409)
                .body("msg", containsString("10 is used. Ask olga"));
    }
}
