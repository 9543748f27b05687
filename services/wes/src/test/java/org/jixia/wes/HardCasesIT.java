package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What goes wrong around a run ends it in words or passes; it never holds others, and nothing stays as it is for ever. */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class HardCasesIT {

    private static final String RUNS = "/ga4gh/wes/v1/runs";
    private static final Set<String> ENDS = Set.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED");

    private static final String SAY = """
            version 1.1
            task say {
              input { String words }
              command <<< ~{words} >>>
              output { String said = read_string(stdout()) }
              runtime { maxRetries: 1 }
            }
            workflow %s {
              input { String words }
              call say { input: words = words }
              output { String said = say.said }
            }
            """;

    @Inject
    Jdbi jdbi;

    private static RequestSpecification alice() {
        return given().auth().oauth2(TestTokens.person("alice", "researcher"));
    }

    private static RequestSpecification form(String wdl, String inputs) {
        return alice().multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.0")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_params", inputs)
                .multiPart("workflow_engine_parameters", "{\"read_from_cache\": \"false\"}")
                .multiPart("workflow_attachment", "main.wdl", wdl.getBytes(StandardCharsets.UTF_8));
    }

    private static String submit(String wdl, String inputs) {
        return form(wdl, inputs).post(RUNS).then().statusCode(200).extract().path("run_id");
    }

    private static String say(String name, String words) {
        return submit(SAY.formatted(name), "{\"%s.words\": \"%s\"}".formatted(name, words));
    }

    private static String state(String run) {
        return alice().get(RUNS + "/" + run + "/status")
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    private static JsonPath ended(String run) {
        await().atMost(Duration.ofSeconds(90)).until(() -> ENDS.contains(state(run)));
        return alice().get(RUNS + "/" + run).then().statusCode(200).extract().jsonPath();
    }

    private static String lines(JsonPath log) {
        return log.getList("run_log.system_logs").toString();
    }

    private boolean cancelledAtTes(String run) {
        var tes = ConfigProvider.getConfig().getValue("jixia.services.tes.url", String.class);
        return given().get(tes + "/test/cancelled/" + run).then().extract().path("cancelled");
    }

    private static int shard(String run) {
        return (int) (UUID.fromString(run).getLeastSignificantBits() & 0xff);
    }

    @Test
    void aNulInWhatATaskPrintedEndsTheRunAndNoOther() {
        var wdl = SAY.replace("String said = read_string", "Int said = read_int")
                .replace("String said = say", "Int said = say");
        var nul = submit(wdl.formatted("nul"), "{\"nul.words\": \"print a nul\"}");
        var other = say("well", "echo well");

        assertThat(ended(other).getString("state")).isEqualTo("COMPLETE");
        var log = ended(nul);
        assertThat(log.getString("state")).isEqualTo("EXECUTOR_ERROR");
        assertThat(lines(log)).contains("a\uFFFDb").contains("workflow_type_version says 1.0, the document 1.1");
    }

    @Test
    void aRunWhoseRowsAreRefusedEndsAndOthersGoOn() {
        trigger("poison", "new.call like 'poison.%'", "22000");
        var poison = say("poison", "echo poison");
        var other = say("well", "echo beside it");

        assertThat(ended(other).getString("state")).isEqualTo("COMPLETE");
        var log = ended(poison);
        assertThat(log.getString("state")).isEqualTo("SYSTEM_ERROR");
        assertThat(lines(log)).contains("could not be stored");
        await().atMost(Duration.ofSeconds(30)).until(() -> cancelledAtTes(poison));
    }

    @Test
    void aDatabaseThatFailsForAWhileEndsNoRun() {
        jdbi.useHandle(handle -> handle.execute("create sequence trouble"));
        trigger("trouble", "new.call like 'troubled.%' and nextval('trouble') < 4", "53300");

        assertThat(ended(say("troubled", "echo at last")).getString("state")).isEqualTo("COMPLETE");
    }

    private void trigger(String name, String condition, String state) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    create function %s() returns trigger language plpgsql as $$ begin
                      if %s then raise exception 'refused by the test' using errcode = '%s'; end if;
                      return new;
                    end $$
                    """.formatted(name, condition, state));
            handle.execute("create trigger %1$s before insert or update on node for each row execute function %1$s()"
                    .formatted(name));
        });
    }

    @Test
    void aFullStoreEndsTheCallInItsWords() {
        var run = submit("""
                version 1.1
                workflow full { input { String text }  output { File f = write_lines([text]) } }
                """, "{\"full.text\": \"%s\"}".formatted("x".repeat((int) Neighbours.TOO_LARGE - 1)));

        var log = ended(run);
        assertThat(log.getString("state")).isEqualTo("EXECUTOR_ERROR");
        assertThat(lines(log)).contains("The storage of this workspace is full.");
    }

    @Test
    void aShardThatCameBackIsDrivenFromItsRows() {
        var run = say("stolen", "wait for ever");
        await().atMost(Duration.ofSeconds(60)).until(() -> state(run).equals("RUNNING"));
        steal(run);
        await().atMost(Duration.ofSeconds(60)).until(() -> !owner(run).equals("nobody"));

        alice().post(RUNS + "/" + run + "/cancel").then().statusCode(200);

        assertThat(ended(run).getString("state")).isEqualTo("CANCELED");
    }

    /** Another replica had the shard for a moment, and is not there any more. */
    private void steal(String run) {
        jdbi.useHandle(handle -> handle.execute(
                "update shard_lease set owner = 'nobody', epoch = epoch + 1 where shard = ?", shard(run)));
    }

    private String owner(String run) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(owner, 'nobody') from shard_lease where shard = :shard")
                        .bind("shard", shard(run))
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void aRunOfOtherSemanticsIsEndedRatherThanDrivenOnInAnotherWay() {
        var run = say("older", "wait for ever");
        await().atMost(Duration.ofSeconds(60)).until(() -> state(run).equals("RUNNING"));
        jdbi.useHandle(handle -> handle.execute("update run set engine = 'wdl-0' where id = ?", UUID.fromString(run)));
        steal(run);

        var log = ended(run);
        assertThat(log.getString("state")).isEqualTo("SYSTEM_ERROR");
        assertThat(lines(log)).contains("wdl-0").contains("wdl-1");
        await().atMost(Duration.ofSeconds(30)).until(() -> cancelledAtTes(run));
    }

    @Test
    void aWideRunStarvesNoOther() {
        var wide = submit("""
                version 1.1
                task say { input { Int i }  command <<< wait for ever ~{i} >>> }
                workflow wide { scatter (i in range(3000)) { call say { input: i = i } } }
                """, "{}");
        await().atMost(Duration.ofSeconds(60)).until(() -> state(wide).equals("RUNNING"));

        assertThat(ended(say("small", "echo small")).getString("state")).isEqualTo("COMPLETE");

        assertThat(state(wide)).isEqualTo("RUNNING");
        alice().post(RUNS + "/" + wide + "/cancel").then().statusCode(200);
        assertThat(ended(wide).getString("state")).isEqualTo("CANCELED");
    }

    @Test
    void gpusThatAreNotThereAreRefusedAtLaunch() {
        form("""
                version 1.1
                task learn { command <<< nvidia-smi >>> runtime { gpuCount: 2 } }
                workflow learning { call learn }
                """, "{}").post(RUNS).then().statusCode(400).body("msg", containsString("2 GPUs"));
    }

    @Test
    void everyAttemptIsAnEntryAndPagesAreForgiving() {
        var run = say("again", "exit 3");
        assertThat(ended(run).getList("task_logs.id")).hasSize(2).doesNotHaveDuplicates();

        var first = alice().get(RUNS + "/" + run + "/tasks?page_size=1")
                .then()
                .statusCode(200)
                .body("task_logs", hasSize(1));
        var token = first.extract().<String>path("next_page_token");
        alice().get(RUNS + "/" + run + "/tasks?page_size=5000&page_token=" + token)
                .then()
                .statusCode(200)
                .body("task_logs", hasSize(1));
        alice().get(RUNS + "?page_size=5000").then().statusCode(200);
        var forged = org.jixia.platform.http.PageToken.encode(List.of("no number", "x"), "tasks" + run);
        alice().get(RUNS + "/" + run + "/tasks?page_token=" + forged).then().statusCode(400);
        forged = org.jixia.platform.http.PageToken.encode(List.of("x"), run + " null null");
        alice().get("/runs/" + run + "/calls?pageToken=" + forged).then().statusCode(400);
    }

    @Test
    void largeFieldsAreRefused() {
        var wdl = SAY.formatted("large");
        var text = "{\"large.words\": \"" + "x".repeat(5_000_000) + "\"}";
        form(wdl, text).post(RUNS).then().statusCode(413);
        alice().multiPart("workflow_type", "WDL")
                .multiPart("workflow_type_version", "1.1")
                .multiPart("workflow_url", "main.wdl")
                .multiPart("workflow_params", "params.json", text.getBytes(StandardCharsets.UTF_8))
                .multiPart("workflow_attachment", "main.wdl", wdl.getBytes(StandardCharsets.UTF_8))
                .post(RUNS)
                .then()
                .statusCode(413);
        form(wdl, "{\"large.words\": [" + "[],".repeat(300_000) + "[]]}")
                .post(RUNS)
                .then()
                .statusCode(400)
                .body("msg", containsString("values"));
    }
}
