package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.GatewayClient.Answer;
import org.jixia.e2e.clients.RunsClient;
import org.jixia.e2e.clients.TasksClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkflowClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Processes;
import org.jixia.e2e.fixtures.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that misbehave: each ends by itself or by its limit, says why, leaves no file behind, and takes nobody else with it. */
class BadTasksJourney {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static Processes processes;
    private static TasksClient tasks;
    private static final Map<String, String> started = new TreeMap<>();

    /** All at once, so that they wait for each other as little as they can. */
    @BeforeAll
    static void theyAllStart() {
        processes = Processes.now();
        tasks = new TasksClient(WorkspaceClient.create(GatewayClient.of("researcher"), "Bad tasks"));
        var reads = new UploadClient(tasks.workspace()).store("mine.txt", "ACGT".getBytes());
        var limit = Map.of("timeLimitMs", "3000");

        start("gigabyte", "head -c 1000000000 /dev/zero | tr '\\0' x; echo the end", Map.of());
        start("exit3", "echo to stdout; echo to stderr >&2; echo half > half.txt; exit 3", Map.of(), output("half"));
        start("memory", "python3 -c 'x = bytearray(2 << 30)'; tail /dev/zero", Map.of("memoryBytes", "" + (100 << 20)));
        start(
                "disk",
                "dd if=/dev/zero of=big bs=1M count=500 status=none; sleep 60",
                Map.of("diskBytes", "" + (50 << 20)));
        start("endless", "while :; do :; done", limit);
        start("stubborn", "trap '' TERM INT HUP; (trap '' TERM; sleep 1000) & wait; sleep 1000", limit);
        start("homeless", "rm -rf \"$PWD\"; echo still here", Map.of());
        start("wrecker", "rm -rf --no-preserve-root / 2>/dev/null; echo still here", Map.of(), output("wrecked"));
        start(
                "commandless",
                "",
                Map.of(),
                Map.of("executors", List.of(Map.of("image", "debian:12", "command", List.of("/no/such/command")))));
        start("outputless", "true", Map.of(), output("nothing"));
        start("misnamed", "mkdir -p /data; echo 1 > /data/$'two\\nlines.txt'", Map.of(), output("*"));
        start(
                "misled",
                "mkdir -p /data; touch /data/" + "a".repeat(200) + ".txt",
                Map.of(),
                output("*a".repeat(30) + "b"));
        start("unprintable", "head -c 5000 /dev/zero; head -c 5000 /dev/urandom; echo the end", Map.of());
        start("missing object", "cat /data/x", Map.of(), input("drs://localhost/" + UUID.randomUUID()));
        start(
                "missing path",
                "cat /data/x",
                Map.of(),
                input("s3://ws-" + tasks.workspace().id() + "/no/such.txt"));
        start("loopback", "cat /data/x", Map.of(), input("https://127.0.0.1:1/x"));
        var other = new TasksClient(WorkspaceClient.create(GatewayClient.of("researcher2"), "Bad tasks too"));
        started.put("not permitted", other.start("cat /data/x", Map.of(), input("drs://localhost/" + reads)));
    }

    private static void start(String name, String script, Map<String, String> parameters) {
        start(name, script, parameters, Map.of());
    }

    private static void start(String name, String script, Map<String, String> parameters, Map<String, ?> members) {
        started.put(name, tasks.start(script, parameters, members));
    }

    private static Map<String, ?> input(String address) {
        return Map.of("inputs", List.of(Map.of("url", address, "path", "/data/x")));
    }

    private static Map<String, ?> output(String name) {
        var address =
                "s3://ws-" + tasks.workspace().id() + "/results" + (name.contains("*") ? "" : "/" + name + ".txt");
        return Map.of(
                "outputs", List.of(Map.of("url", address, "path", "/data/" + name + ".txt", "path_prefix", "/data")));
    }

    @AfterAll
    static void theNextTaskRunsAsIfNothingHadBeen() {
        var good = tasks.ended(tasks.start("echo fine; ls /", Map.of(), Map.of()), LONGEST);
        assertThat(good.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(log(good).path("stdout").asText()).startsWith("fine\n").contains("usr");
        processes.areUnharmed();
    }

    @ParameterizedTest
    @CsvSource({
        "memory, OUT_OF_MEMORY: needed more than the 100 MiB of memory granted",
        "disk, DISK_FULL: wrote more than the 50 MiB of disk granted",
        "endless, TIME_LIMIT: ran longer than the 3000 ms it may",
        "stubborn, TIME_LIMIT: ran longer than the 3000 ms it may"
    })
    void limitsEndATaskAndAreNamedAsItsReason(String name, String reason) {
        var task = ended(name);
        assertThat(task.path("state").asText()).isEqualTo("EXECUTOR_ERROR");
        assertThat(reason(task)).isEqualTo(reason);
        assertThat(task.path("logs")).as("attempts").hasSize(1);
    }

    @Test
    void anExitCodeIsTheTasksOwnAndItsFilesAreNotKept() {
        var task = ended("exit3");
        assertThat(task.path("state").asText()).isEqualTo("EXECUTOR_ERROR");
        assertThat(reason(task)).isEqualTo("EXIT_CODE: the command ended with code 3");
        assertThat(log(task).path("exit_code").asInt()).isEqualTo(3);
        assertThat(log(task).path("stdout").asText()).isEqualTo("to stdout\n");
        assertThat(log(task).path("stderr").asText()).isEqualTo("to stderr\n");
        assertThat(tasks.workspace().files("results/half")).isEmpty();
    }

    @Test
    void aGigabyteOfOutputIsKeptAndReadByRange() {
        var task = ended("gigabyte");
        assertThat(task.path("state").asText())
                .as(task.path("logs").toString().length() + " characters")
                .isEqualTo("COMPLETE");
        assertThat(log(task).path("stdout").asText()).endsWith("xxxthe end\n").hasSizeLessThanOrEqualTo(64 * 1024);
        assertThat(stdout("gigabyte", "bytes=0-4").text()).isEqualTo("xxxxx");
        assertThat(stdout("gigabyte", "bytes=1000000000-").text()).isEqualTo("the end\n");
    }

    private static Answer stdout(String name, String range) {
        var address = "/api/tes/tasks/" + started.get(name) + "/logs/1/0/stdout";
        return tasks.workspace()
                .gateway()
                .send("GET", address, BodyPublishers.noBody(), "Range", range)
                .expect(206);
    }

    @Test
    void aTaskMayDeleteItsOwnDirectoryAndHarmsOnlyItself() {
        var homeless = ended("homeless");
        assertThat(homeless.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(log(homeless).path("stdout").asText()).isEqualTo("still here\n");

        var wrecker = ended("wrecker");
        assertThat(wrecker.path("state").asText()).isEqualTo("EXECUTOR_ERROR");
        assertThat(log(wrecker).path("stdout").asText()).isEqualTo("still here\n");
        assertThat(reason(wrecker)).startsWith("OUTPUT_MISSING: ").contains("/data/wrecked.txt");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(reason(ended("outputless"))).startsWith("OUTPUT_MISSING: ").contains("/data/nothing.txt");
        assertThat(reason(ended("commandless")))
                .startsWith("COMMAND_NOT_FOUND: ")
                .contains("/no/such/command");
        assertThat(tasks.workspace().files("results/")).isEmpty();
    }

    @Test
    void namesAndPatternsThatCannotBeAreTold() {
        var misnamed = ended("misnamed");
        assertThat(misnamed.path("state").asText()).isEqualTo("EXECUTOR_ERROR");
        assertThat(reason(misnamed)).startsWith("OUTPUT_MISSING: /data/two?lines.txt cannot be kept");
        assertThat(ended("misled").path("state").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void bytesThatAreNoTextAreKeptAsTheyAre() {
        var task = ended("unprintable");
        assertThat(task.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(log(task).path("stdout").asText()).endsWith("the end\n");
        assertThat(stdout("unprintable", "bytes=0-3").text()).isEqualTo("\0\0\0\0");
    }

    @Test
    void inputsThatAreMissingAndInputsThatAreNotPermittedLookAlike() {
        var missing = reason(ended("missing object"));
        assertThat(missing).startsWith("INPUT_MISSING: there is no file drs://localhost/");
        var task = new TasksClient(new WorkspaceClient(GatewayClient.of("researcher2"), ""))
                .ended(started.get("not permitted"), LONGEST);
        assertThat(task.path("state").asText()).isEqualTo("EXECUTOR_ERROR");
        assertThat(reason(task).replaceAll("[0-9a-f-]{36}", "ID")).isEqualTo(missing.replaceAll("[0-9a-f-]{36}", "ID"));
        assertThat(reason(ended("missing path"))).startsWith("INPUT_MISSING: ").contains("/no/such.txt");
        assertThat(reason(ended("loopback"))).startsWith("INPUT_REFUSED: ").contains("internal address");
    }

    @Test
    void whatCannotBeATaskIsRefusedWithAllItsFaults() {
        var refusal = Refusal.ga4gh(
                tasks.create(
                        "true",
                        Map.of("timeLimitMs", "-1"),
                        Map.of(
                                "inputs",
                                        List.of(
                                                Map.of("url", "file:///etc/passwd", "path", "/data/x"),
                                                Map.of("content", "x", "path", "/data/../../etc/passwd"),
                                                Map.of("content", "x", "path", "/data/" + "名".repeat(300))),
                                "outputs",
                                        List.of(
                                                Map.of("url", "s3://ws-" + UUID.randomUUID() + "/x", "path", "/data/y"),
                                                Map.of(
                                                        "url",
                                                        "s3://ws-"
                                                                + tasks.workspace()
                                                                        .id() + "/../x",
                                                        "path",
                                                        "/data/z")))),
                400);
        refusal.lines().hasSize(6);
        refusal.lines()
                .anyMatch(line -> line.startsWith("inputs[0].url: The address \"file:///etc/passwd\" is not allowed"));
        refusal.lines().anyMatch(line -> line.startsWith("inputs[1].path: "));
        refusal.lines().anyMatch(line -> line.startsWith("inputs[2].path: Names in a path have at most 255 bytes"));
        refusal.lines().anyMatch(line -> line.startsWith("outputs[0].url: "));
        refusal.lines().anyMatch(line -> line.startsWith("outputs[1].url: "));
        Refusal.ga4gh(tasks.create("echo a\0b", Map.of(), Map.of()), 400);
        Refusal.ga4gh(tasks.create("true", Map.of(), Map.of("executors", List.of())), 400);
        Refusal.ga4gh(tasks.create("true", Map.of(), Map.of("executors", "none")), 400);
        Refusal.ga4gh(tasks.create("true", Map.of(), Map.of("resources", Map.of("cpu_cores", -1))), 400);
        Refusal.ga4gh(tasks.create("true", Map.of(), Map.of("resources", Map.of("ram_gb", 1e300))), 400);
    }

    @Test
    void aRunSaysWhichCallEndedItAndHow() {
        var run = new WorkflowClient(tasks.workspace())
                .submit("""
                    version 1.1
                    task fail {
                      command <<<
                        echo half > half.txt
                        echo "what went wrong" >&2
                        exit 3
                      >>>
                      output { File half = "half.txt" }
                    }
                    workflow failing {
                      call fail
                      output { File half = fail.half }
                    }
                    """, "{}")
                .expect(200)
                .json()
                .path("run_id")
                .asText();
        var ended = new RunsClient(tasks.workspace().gateway()).ended(run, LONGEST);
        assertThat(ended.path("run").path("state").asText()).isEqualTo("EXECUTOR_ERROR");
        assertThat(ended.path("failure").path("call").asText()).contains("fail");
        assertThat(ended.path("failure").path("kind").asText()).isEqualTo("TASK");
        assertThat(ended.path("failure").path("sentence").asText())
                .contains("exit code 3")
                .contains("main.wdl:11:");
        var log = tasks.workspace()
                .gateway()
                .get("/ga4gh/wes/v1/runs/" + run)
                .expect(200)
                .json();
        assertThat(log.path("task_logs").path(0).path("exit_code").asInt()).isEqualTo(3);
        var stderr = log.path("task_logs").path(0).path("stderr").asText();
        assertThat(tasks.workspace().gateway().get(stderr).expect(200).text()).isEqualTo("what went wrong\n");
        assertThat(ended.path("outputs").isEmpty()).isTrue();
    }

    private static JsonNode ended(String name) {
        return tasks.ended(started.get(name), LONGEST);
    }

    private static JsonNode log(JsonNode task) {
        return task.path("logs").path(0).path("logs").path(0);
    }

    private static String reason(JsonNode task) {
        return task.path("logs").path(0).path("system_logs").path(0).asText();
    }
}
