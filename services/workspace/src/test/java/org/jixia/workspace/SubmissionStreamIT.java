package org.jixia.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.configure;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.launch;
import static org.jixia.workspace.Calls.load;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** A submission is told as it changes, to those who may read it. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class SubmissionStreamIT {
    private static final Pattern ID = Pattern.compile("id:\\s*(\\S+)");

    @Test
    void isToldUntilItHasEndedAndGoesOnFromTheLastEvent() {
        var workspace = create("alice", "Told");
        load(workspace, "sample_id\ttext\ns1\tgood\ns2\tbad\n").statusCode(200);
        var submission = launch(workspace, configure(workspace))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var stream = "/workspaces/" + workspace + "/submissions/" + submission + "/stream";

        var told = as("alice").get(stream).then().statusCode(200).extract().asString();
        assertThat(told).contains("event:submission", "\"state\":\"DONE\"", "\"FAILED\":1", "\"COMPLETE\":1");

        var last = ID.matcher(told).results().toList().getLast().group(1);
        assertThat(as("alice")
                        .header("Last-Event-ID", last)
                        .get(stream)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("event:");
    }

    @Test
    void nobodyElseHearsOfIt() {
        var workspace = create("alice", "Not told");
        load(workspace, "sample_id\ttext\ns1\tgood\n").statusCode(200);
        var submission = launch(workspace, configure(workspace))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var stream = "/workspaces/" + workspace + "/submissions/" + submission + "/stream";
        given().get(stream).then().statusCode(401);
        as("bob").get(stream).then().statusCode(404);
        as("alice")
                .get("/workspaces/" + create("alice", "Other") + "/submissions/" + submission + "/stream")
                .then()
                .statusCode(404);
        as("alice")
                .get("/workspaces/" + workspace + "/submissions/" + UUID.randomUUID() + "/stream")
                .then()
                .statusCode(404);
    }
}
