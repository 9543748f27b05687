package org.jixia.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.jixia.workspace.Calls.as;
import static org.jixia.workspace.Calls.create;
import static org.jixia.workspace.Calls.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jixia.platform.testing.EventSchemas;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Ends of runs come by the broker: taken once, written at once; wes, when asked, still says that the runs run. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "workspace"), @ResourceArg(name = "kafka", value = "true")})
@QuarkusTestResource(Neighbours.class)
class RunEventsIT {
    private static final String TOPIC = "jixia.wes.runs";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong POSITION = new AtomicLong();

    private record Launched(String workspace, String submission, UUID run) {
        String path() {
            return "/workspaces/" + workspace + "/submissions/" + submission;
        }
    }

    /** A submission of one row whose run never ends as far as wes says when asked. */
    private static Launched launched(String name) {
        var path = submitted(name, "endless");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> as("alice").get(path.path() + "/rows").then().body("items[0].run", notNullValue()));
        return new Launched(
                path.workspace(),
                path.submission(),
                UUID.fromString(as("alice").get(path.path() + "/rows").path("items[0].run")));
    }

    /** A submission of one row of which nobody has said yet which run it has. */
    private static Launched submitted(String name, String text) {
        var workspace = create("alice", name);
        load(workspace, "sample_id\ttext\ns1\t" + text + "\n").statusCode(200);
        var configuration = as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "c",
                        "table",
                        "sample",
                        "workflow",
                        Map.of("wdl", "version 1.1"),
                        "inputs",
                        Map.of("text", "this.text")))
                .post("/workspaces/" + workspace + "/configurations")
                .<String>path("id");
        var submission = as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("configuration", configuration))
                .post("/workspaces/" + workspace + "/submissions")
                .<String>path("id");
        return new Launched(workspace, submission, UUID.randomUUID());
    }

    private static Map<String, Object> finished(Launched launched, String state, Map<String, Object> more) {
        var data = new LinkedHashMap<String, Object>();
        data.put("run", launched.run());
        data.put("submission", launched.submission());
        data.put("row", "s1");
        data.put("workspace", launched.workspace());
        data.put("person", "alice");
        data.put("state", state);
        data.put("startedAt", "2026-01-01T00:00:00Z");
        data.put("endedAt", "2026-01-01T00:00:05Z");
        data.put("workflow", Map.of("name", "wf", "digest", "d"));
        data.put("billingAccount", UUID.randomUUID());
        data.put("calls", 1);
        data.put("cacheHits", 0);
        data.putAll(more);
        return data;
    }

    /** As wes' relay sends it. */
    private static void tell(Map<String, Object> data, long position) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", UUID.randomUUID());
        event.put("source", "/jixia/wes");
        event.put("type", "org.jixia.wes.RunFinished.v1");
        event.put("time", Instant.now().toString());
        event.put("topicposition", position);
        event.put("data", data);
        var settings = new Properties();
        settings.put("bootstrap.servers", ConfigProvider.getConfig().getValue("jixia.kafka.bootstrap", String.class));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var json = JSON.valueToTree(event);
            EventSchemas.told(
                    "wes", "RunFinished", JSON.readTree(json.path("data").toString()));
            producer.send(new ProducerRecord<>(TOPIC, String.valueOf(data.get("run")), json.toString()));
            producer.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void awaitState(Launched launched, String state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as("alice").get(launched.path()).then().body("state", equalTo(state)));
    }

    @Test
    void anEndIsTakenFromTheEventAndOnlyOnce() {
        var one = launched("Told");
        var end = finished(one, "COMPLETE", Map.of("outputs", Map.of("wf.out", "told")));
        var position = POSITION.incrementAndGet();
        tell(end, position);
        awaitState(one, "DONE");
        var row = "/workspaces/" + one.workspace() + "/tables/sample/rows/s1";
        as("alice").get(row).then().body("attributes.out", equalTo("told")).body("version", equalTo(2));
        as("alice")
                .get(one.path() + "/rows")
                .then()
                .body("items[0].state", equalTo("COMPLETE"))
                .body("items[0].written", equalTo(true))
                .body("items[0].endedAt", equalTo("2026-01-01T00:00:05Z"));

        tell(end, position);
        tell(finished(one, "EXECUTOR_ERROR", Map.of()), POSITION.incrementAndGet());
        tell(finished(one, "COMPLETE", Map.of("outputs", Map.of("wf.out", "other"))), POSITION.incrementAndGet());
        var marker = launched("Marker");
        tell(finished(marker, "COMPLETE", Map.of("outputs", Map.of("wf.out", "x"))), POSITION.incrementAndGet());
        awaitState(marker, "DONE");
        as("alice").get(row).then().body("attributes.out", equalTo("told")).body("version", equalTo(2));
        assertThat(told("jixia.workspace.submissions", "SubmissionEnded", one.submission()))
                .isEqualTo(1);
    }

    @Test
    void anEndThatComesBeforeTheStartIsNotedIsTakenToo() {
        var one = submitted("Early", "stuck");
        tell(finished(one, "COMPLETE", Map.of("outputs", Map.of("wf.out", "early"))), POSITION.incrementAndGet());
        awaitState(one, "DONE");
        as("alice")
                .get(one.path() + "/rows")
                .then()
                .body("items[0].state", equalTo("COMPLETE"))
                .body("items[0].run", equalTo(one.run().toString()));
        as("alice")
                .get("/workspaces/" + one.workspace() + "/tables/sample/rows/s1")
                .then()
                .body("attributes.out", equalTo("early"))
                .body("writtenBy.out.run", equalTo(one.run().toString()));
    }

    @Test
    void anAbortIsOverOnlyWhenWesHasTakenIt() {
        var one = launched("Aborting");
        refuseCancellations(true);
        try {
            as("alice")
                    .urlEncodingEnabled(false)
                    .contentType(ContentType.JSON)
                    .body(Map.of("reason", "enough"))
                    .post(one.path() + ":abort")
                    .then()
                    .statusCode(202);
            tell(finished(one, "CANCELED", Map.of()), POSITION.incrementAndGet());
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> as("alice")
                            .get(one.path())
                            .then()
                            .body("counts", equalTo(Map.of("CANCELED", 1)))
                            .body("state", equalTo("ABORTING")));
        } finally {
            refuseCancellations(false);
        }
        awaitState(one, "ABORTED");
    }

    private static void refuseCancellations(boolean refused) {
        var wes = ConfigProvider.getConfig().getValue("jixia.services.wes.url", String.class);
        io.restassured.RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("cancellations", refused))
                .put(wes + "/refusing")
                .then()
                .statusCode(200);
    }

    @Test
    void anOutputThatLeadsToNoRowMakesItsColumnText() {
        var one = launched("Leading");
        load(one.workspace(), "sample_id\tout:reference(sample)\ns2\ts1\n").statusCode(200);
        tell(finished(one, "COMPLETE", Map.of("outputs", Map.of("wf.out", "nobody"))), POSITION.incrementAndGet());
        awaitState(one, "DONE");
        var table = "/workspaces/" + one.workspace() + "/tables/sample";
        as("alice").get(table).then().body("columns.find { it.name == 'out' }.type", equalTo("text"));
        as("alice").get(table + "/rows/s1").then().body("attributes.out", equalTo("nobody"));
        as("alice").get(table + "/rows/s2").then().body("attributes.out", equalTo("s1"));
    }

    @Test
    void aFailureIsKeptWithItsSentence() {
        var one = launched("Failed");
        var failure = Map.of("code", "EXIT_CODE", "sentence", "it exited with 3", "kind", "TASK");
        tell(finished(one, "EXECUTOR_ERROR", Map.of("failure", failure)), POSITION.incrementAndGet());
        awaitState(one, "DONE");
        as("alice")
                .get(one.path() + "/rows")
                .then()
                .body("items[0].state", equalTo("FAILED"))
                .body("items[0].failure.sentence", equalTo("it exited with 3"));
    }

    @Test
    void anOutputThatNoColumnCouldHoldStillEndsItsSubmission() {
        var one = launched("Strange");
        load(one.workspace(), "sample_id\tout:number\ns2\t5\n").statusCode(200);
        tell(finished(one, "COMPLETE", Map.of("outputs", Map.of("wf.out", "nul \0 here"))), POSITION.incrementAndGet());
        awaitState(one, "DONE");
        as("alice")
                .get("/workspaces/" + one.workspace() + "/tables/sample/rows/s1")
                .then()
                .body("attributes.out", equalTo("nul \uFFFD here"));
        as("alice")
                .get("/workspaces/" + one.workspace() + "/tables/sample/rows/s2")
                .then()
                .body("attributes.out", equalTo("5"));
        as("alice")
                .get("/workspaces/" + one.workspace() + "/tables/sample")
                .then()
                .body("columns.find { it.name == 'out' }.type", equalTo("text"));
    }

    @Test
    void anEndOfARowThatWasDeletedMeanwhileStaysWithTheSubmission() {
        var one = launched("Deleted");
        as("alice")
                .delete("/workspaces/" + one.workspace() + "/tables/sample/rows/s1")
                .then()
                .statusCode(204);
        tell(finished(one, "COMPLETE", Map.of("outputs", Map.of("wf.out", "kept"))), POSITION.incrementAndGet());
        awaitState(one, "DONE");
        as("alice")
                .get(one.path() + "/rows")
                .then()
                .body("items[0].outputs", equalTo(Map.of("wf.out", "kept")))
                .body("items[0].written", equalTo(false));
    }

    @Test
    void everythingToldIsAsItsSchemaSays() throws IOException {
        var one = launched("Schemas");
        tell(finished(one, "COMPLETE", Map.of("outputs", Map.of("wf.out", "x"))), POSITION.incrementAndGet());
        awaitState(one, "DONE");
        var path = "/workspaces/" + one.workspace();
        as("alice")
                .contentType(ContentType.JSON)
                .body(Map.of("role", "WRITER"))
                .put(path + "/members/bob")
                .then()
                .statusCode(200);
        as("alice").delete(path + "/members/bob").then().statusCode(204);
        as("alice").put(path + "/lock").then().statusCode(200);
        as("alice").delete(path + "/lock").then().statusCode(200);
        as("alice").delete(path).then().statusCode(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as("alice").get(path).then().statusCode(404));
        var seen = new HashSet<String>();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (var topic : Set.of("members", "workspaces", "submissions", "decisions")) {
                for (var item : events("jixia.workspace." + topic)) {
                    var name = item.at("/event/type").asText().split("\\.")[3];
                    EventSchemas.told("workspace", name, item.at("/event/data"));
                    seen.add(name);
                }
            }
            assertThat(seen).isEqualTo(EventSchemas.of("workspace"));
        });
    }

    private static long told(String topic, String name, String submission) {
        return events(topic)
                .valueStream()
                .filter(item -> item.at("/event/type").asText().contains("." + name + "."))
                .filter(item -> item.at("/event/data/submission").asText().equals(submission))
                .count();
    }

    private static JsonNode events(String topic) {
        var all = JSON.createArrayNode();
        var after = 0L;
        for (var page = page(topic, after); !page.isEmpty(); page = page(topic, after)) {
            page.forEach(all::add);
            after = page.get(page.size() - 1).path("position").asLong();
        }
        return all;
    }

    private static JsonNode page(String topic, long after) {
        try {
            return JSON.readTree(io.restassured.RestAssured.given()
                            .auth()
                            .oauth2(TestTokens.service("audit"))
                            .get("/internal/events?topic=" + topic + "&after=" + after + "&limit=500")
                            .asString())
                    .path("items");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
