package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.RunsClient;
import org.jixia.e2e.fixtures.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * With a run of 200 tasks under way, process after process dies without warning and is started again. The run ends as if nothing had
 * happened: each task's effect is there once, bill and trail are complete, and events come at once again.
 */
class KilledProcessesJourney {
    private static final int TASKS = 200;
    /** Who dies at a time. */
    private static final List<List<String>> VICTIMS = List.of(
            List.of("tes"),
            List.of("wes"),
            List.of("postgres"),
            List.of("kafka"),
            List.of("drs", "workspace"),
            List.of("billing", "audit", "people"));

    /** What the tasks would take on idle cores, so that on any machine the run is under way while processes die. */
    private static final double SECONDS_UNDISTURBED = 60;

    /** How often a service looks for what the broker did not bring. */
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private static final String SQUARES = """
            version 1.1
            task square {
              input { Int number Float pause String salt }
              command <<<
                sleep ~{pause}
                echo "~{number} ~{salt}" > number.txt
                echo $((~{number} * ~{number}))
              >>>
              output {
                Int result = read_int(stdout())
                File made = "number.txt"
              }
              runtime { cpu: 1 memory: "64 MiB" maxRetries: 0 }
            }
            workflow squares {
              input { Int count Float pause String salt }
              scatter (number in range(count)) {
                call square { input: number = number, pause = pause, salt = salt }
              }
              output {
                Array[Int] results = square.result
                Array[File] made = square.made
              }
            }
            """;

    private static final GatewayClient RESEARCHER = GatewayClient.of("researcher");
    private static final GatewayClient ADMINISTRATOR = GatewayClient.of("administrator");
    private static final GatewayClient AUDITOR = GatewayClient.of("auditor");

    private static String run;
    private static JsonNode end;
    private static List<JsonNode> tasks;

    @BeforeAll
    static void runAmongDyingProcesses() {
        RunsClient runs = new RunsClient(RESEARCHER);
        double pause = SECONDS_UNDISTURBED * Runtime.getRuntime().availableProcessors() / TASKS;
        run = runs.start(
                SQUARES,
                Map.of(
                        "squares.count", TASKS,
                        "squares.pause", pause,
                        "squares.salt", Instant.now().toString()));
        for (List<String> victims : VICTIMS) {
            awaitProgress(runs);
            victims.forEach(Platform::kill);
            Platform.repair();
        }
        end = runs.ended(run, Duration.ofMinutes(8));
        tasks = RESEARCHER.all(
                "/ga4gh/tes/v1/tasks?view=FULL&page_size=100&tag_key=run&tag_value=" + run,
                "tasks",
                "next_page_token",
                "page_token");
    }

    /** Until more calls are done than at the question before; what has ended already leaves nothing to disturb. */
    private static void awaitProgress(RunsClient runs) {
        int before = done(runs.view(run));
        JsonNode view = await("progress of run " + run)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> runs.view(run), later -> done(later) > before);
        assertThat(view.path("run").path("state").asText()).isEqualTo("RUNNING");
    }

    private static int done(JsonNode view) {
        return view.path("counts").path("squares.square").path("DONE").asInt();
    }

    @Test
    void theRunEndsWithEveryResult() {
        assertThat(end.path("run").path("state").asText())
                .as(end.path("failure").toString())
                .isEqualTo("COMPLETE");
        assertThat(end.path("outputs").path("squares.results").valueStream().map(JsonNode::asInt))
                .isEqualTo(IntStream.range(0, TASKS)
                        .map(number -> number * number)
                        .boxed()
                        .toList());
    }

    @Test
    void eachTaskTookEffectOnce() {
        assertThat(tasks).hasSize(TASKS);
        assertThat(tasks).extracting(task -> task.path("state").asText()).containsOnly("COMPLETE");
        assertThat(tasks)
                .extracting(task -> task.path("tags").path("node").asText())
                .doesNotHaveDuplicates();
        assertThat(tasks.stream().filter(task -> successes(task) != 1).map(task -> task.path("logs")))
                .isEmpty();

        List<String> made = end.path("outputs")
                .path("squares.made")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        assertThat(made).hasSize(TASKS).doesNotHaveDuplicates().allMatch(uri -> uri.startsWith("drs://"));
        assertThat(filesKeptOf(run)).hasSize(TASKS);
    }

    private static long successes(JsonNode task) {
        return task.path("logs")
                .valueStream()
                .filter(attempt -> attempt.path("logs")
                        .valueStream()
                        .anyMatch(executor -> executor.path("exit_code").asInt(-1) == 0
                                && !executor.path("end_time").asText().isEmpty()))
                .count();
    }

    private static List<JsonNode> filesKeptOf(String run) {
        String workspace = end.path("run").path("workspace").asText();
        return RESEARCHER.all("/api/drs/workspaces/" + workspace + "/files?pageSize=500").stream()
                .filter(file -> file.path("path").asText().contains(run))
                .filter(file -> file.path("path").asText().endsWith("number.txt"))
                .toList();
    }

    @Test
    void theBillIsComplete() {
        List<JsonNode> lines = await("two lines a task in the bill")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> RESEARCHER.all("/api/billing/costs/lines?pageSize=500&run=" + run),
                        all -> all.size() >= 2 * TASKS);
        Map<String, List<JsonNode>> byTask = lines.stream()
                .collect(Collectors.groupingBy(line -> line.path("task").asText()));

        assertThat(byTask.keySet()).isEqualTo(byId().keySet());
        byTask.forEach((task, ofTask) -> {
            assertThat(ofTask)
                    .extracting(line -> line.path("resource").asText())
                    .as(task)
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(ofTask)
                    .allSatisfy(line -> assertThat(line.path("durationMs").asLong())
                            .isBetween(measured(task, line) - 1, measured(task, line) + 1));
        });
        String whole = RESEARCHER
                .get("/api/billing/costs?by=resource&run=" + run)
                .expect(200)
                .json()
                .path("total")
                .asText();
        assertThat(lines.stream()
                        .map(line -> new BigDecimal(line.path("amount").asText()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isPositive()
                .isEqualByComparingTo(whole);
    }

    private static Map<String, JsonNode> byId() {
        return tasks.stream().collect(Collectors.toMap(task -> task.path("id").asText(), Function.identity()));
    }

    /** How long the attempt of a line took as tes tells it, in whole milliseconds of either end. */
    private static long measured(String task, JsonNode line) {
        JsonNode attempt = byId().get(task)
                .path("logs")
                .valueStream()
                .filter(log -> log.path("metadata").path("attempt").asInt()
                        == line.path("attempt").asInt())
                .findFirst()
                .orElseThrow();
        return Duration.between(
                        Instant.parse(attempt.path("start_time").asText()),
                        Instant.parse(attempt.path("end_time").asText()))
                .toMillis();
    }

    @Test
    void theTrailIsComplete() {
        await("the end of each task in the trail")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(endsInTheTrail().toList()).containsExactlyInAnyOrderElementsOf(byId().keySet()));

        JsonNode verified =
                AUDITOR.post("/api/audit/verifications", Map.of()).expect(200).json();
        assertThat(verified.path("ok").asBoolean()).as(verified.toString()).isTrue();
    }

    /** A broker that came back and a service that it lets read no more look well from outside: the sweep hides them. */
    @Test
    void everyServiceReadsFromTheBrokerAgain() {
        await("every service that reads events, at the broker")
                .atMost(SWEEP)
                .untilAsserted(() -> assertThat(readers())
                        .containsAllEntriesOf(Map.of("audit", "READING", "billing", "READING", "wes", "READING"))
                        .doesNotContainValue("AWAY"));
    }

    /** What the broker is to each service, as administrators see it. */
    private static Map<String, String> readers() {
        return ADMINISTRATOR
                .get("/service-registry/health")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .flatMap(part -> part.path("checks")
                        .valueStream()
                        .filter(check -> check.path("name").asText().equals("events"))
                        .map(check -> Map.entry(
                                part.path("part").asText(),
                                check.path("data").path("broker").asText())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void eventsComeByTheBrokerAgainAndNotByTheSweepEachMinute() {
        for (int time = 1; time <= 3; time++) {
            String made = RESEARCHER
                    .post("/api/workspace/workspaces", Map.of("name", "After the broker's death " + time))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            await("the workspace in the trail")
                    .atMost(SWEEP.dividedBy(3))
                    .until(() ->
                            !AUDITOR.all("/api/audit/entries?workspace=" + made).isEmpty());
        }
    }

    /** The tasks of the run whose end was told, as often as it was. */
    private static Stream<String> endsInTheTrail() {
        return AUDITOR.all("/api/audit/entries?pageSize=500&q=" + run).stream()
                .map(entry -> entry.path("body").path("data").path("results"))
                .flatMap(JsonNode::valueStream)
                .filter(result -> Objects.equals(result.path("run").asText(), run))
                .map(result -> result.path("task").asText());
    }
}
