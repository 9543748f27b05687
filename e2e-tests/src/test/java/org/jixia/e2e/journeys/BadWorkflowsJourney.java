package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.RunsClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkflowClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Processes;
import org.jixia.e2e.fixtures.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflows and inputs that cannot run: refused before anything starts, each fault with line and column, or ended with its place. */
class BadWorkflowsJourney {
    private static final String THREE_FAULTS = """
        version 1.1
        task greet {
          input { Int n }
          command <<< echo ~{m} >>>
          output { String line = read_strin(stdout()) }
        }
        workflow hello {
          call greet { input: n = 1, q = 1 }
          output { String line = greet.line }
        }
        """;

    private static final String GOOD = """
        version 1.1
        task greet {
          input {
            String name
            File? reads
          }
          command <<< cat ~{reads}; echo ~{name} >>>
          output { String line = read_string(stdout()) }
        }
        workflow hello {
          input {
            String name
            File? reads
          }
          call greet { input: name = name, reads = reads }
          output { String line = greet.line }
        }
        """;

    private static Processes processes;
    private static WorkflowClient workflows;
    private static WorkflowClient others;
    private static String reads;

    @BeforeAll
    static void twoPeople() {
        processes = Processes.now();
        var mine = WorkspaceClient.create(GatewayClient.of("researcher"), "Bad workflows");
        workflows = new WorkflowClient(mine);
        others = new WorkflowClient(WorkspaceClient.create(GatewayClient.of("researcher2"), "Bad workflows too"));
        reads = new UploadClient(mine).store("reads.txt", "ACGT\n".getBytes());
        mine.load("entity:sample_id\tname\nA\tfirst\n").expect(200);
    }

    @AfterAll
    static void allIsWell() {
        processes.areUnharmed();
    }

    @Test
    void threeFaultsAreThreeDiagnosticsWithLineAndColumn() {
        var configuration = Map.of(
                "name", "faulty", "table", "sample", "workflow", Map.of("wdl", THREE_FAULTS), "inputs", Map.of());
        Refusal.of(mine().gateway().post(mine().path() + "/configurations", configuration), 422)
                .places()
                .containsExactly(
                        "main.wdl, line 4, column 22: wdl.unknown-name",
                        "main.wdl, line 5, column 26: wdl.unknown-function",
                        "main.wdl, line 8, column 30: wdl.unknown-call-input");
        assertThat(mine().gateway()
                        .get(mine().path() + "/configurations")
                        .json()
                        .path("items"))
                .noneMatch(kept -> kept.path("name").asText().equals("faulty"));

        var refusal = Refusal.ga4gh(workflows.submit(THREE_FAULTS, "{}"), 400);
        refusal.lines()
                .containsExactly(
                        "main.wdl:4:22: There is no `m` here. Did you mean `n`?",
                        "main.wdl:5:26: There is no function `read_strin`. Did you mean `read_string`?",
                        "main.wdl:8:30: `greet` has no input `q`. Did you mean `n`?");
        nothingStarted();
    }

    static Stream<Arguments> endlessExpressions() {
        return Stream.of(
                Arguments.of("parentheses", "(".repeat(100_000) + "1" + ")".repeat(100_000), "levels deep"),
                Arguments.of("open parentheses", "(".repeat(100_000), "levels deep"),
                Arguments.of("sum", "n" + " + n".repeat(100_000), "operators in one expression"),
                Arguments.of("signs", "-".repeat(100_000) + "1", "levels deep"),
                Arguments.of("calls", "floor(".repeat(50_000) + "1.0" + ")".repeat(50_000), "levels deep"),
                Arguments.of("indexes", "n" + "[0]".repeat(50_000), "operators in one expression"),
                Arguments.of("conditions", "if true then ".repeat(20_000) + "1", "levels deep"),
                Arguments.of("open text", "length(\"abc", "not closed on its line"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessExpressions")
    void expressionsWithoutEndAreRefusedWhereTheyAreTooMuch(String kind, String expression, String words) {
        var wdl = "version 1.1\nworkflow endless {\n  input { Int n }\n  Int x = " + expression + "\n}\n";
        var refusal = Refusal.ga4gh(workflows.submit(wdl, "{\"endless.n\": 1}"), 400);
        assertThat(refusal.message()).contains(words).contains("main.wdl:4:");
        assertThat(refusal.message().length()).isLessThan(10_000);
        nothingStarted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workflow loop { call loop }|main.wdl:2:22: The workflow `loop` calls itself.",
                "struct A { B b } struct B { A a } workflow w { }|contains itself",
                "workflow w { Int x = y Int y = x }|depends on itself",
                "import \"main.wdl\" as m workflow w { }|circle of imports",
                "import \"../../x.wdl\" as x workflow w { }|leads out of the folder",
                "import \"file:///etc/passwd\" as x workflow w { }|names a file of the machine",
                "import \"nowhere.wdl\" as x workflow w { }|is not among the files"
            })
    void circlesAndWaysOutAreRefused(String document, String words) {
        var refusal = Refusal.ga4gh(workflows.submit("version 1.1\n" + document + "\n", "{}"), 400);
        assertThat(refusal.message()).contains(words);
        nothingStarted();
    }

    static Stream<Arguments> endlessEvaluations() {
        var doubling = new StringBuilder("  String s0 = \"xxxxxxxxxxxxxxxx\"\n");
        for (int i = 0; i < 40; i++) {
            doubling.append("  String s%d = \"~{s%d}~{s%d}\"\n".formatted(i + 1, i, i));
        }
        return Stream.of(
                Arguments.of("  Array[Int] x = range(1000000000000)\n", "more than 5000000 items"),
                Arguments.of(
                        "  Array[Pair[Int, Int]] x = cross(range(100000), range(100000))\n", "more than 5000000 items"),
                Arguments.of(doubling.toString(), "more than 16777216 characters"),
                Arguments.of("  Int x = 1 / 0\n", "Division by zero"));
    }

    @ParameterizedTest
    @MethodSource("endlessEvaluations")
    void evaluationsWithoutEndEndTheirRunWithThePlace(String declarations, String words) {
        var run = workflows
                .submit("version 1.1\nworkflow endless {\n" + declarations + "}\n", "{}")
                .expect(200)
                .json()
                .path("run_id")
                .asText();
        var ended = new RunsClient(mine().gateway()).ended(run, Duration.ofMinutes(1));
        assertThat(ended.path("run").path("state").asText()).isEqualTo("EXECUTOR_ERROR");
        assertThat(ended.path("failure").path("sentence").asText())
                .contains(words)
                .containsPattern("main\\.wdl:\\d+:\\d+");
    }

    @Test
    void inputsThatDoNotFitAreNamed() {
        var refusal = Refusal.ga4gh(workflows.submit(GOOD, "{\"hello.name\": {\"a\": 1}, \"hello.nam\": 3}"), 400);
        refusal.lines()
                .containsExactly(
                        "hello.name: The value {\"a\":1} is not of type String.",
                        "hello.nam: There is no input hello.nam. Was one of these meant: hello.name?");
        Refusal.ga4gh(workflows.submit(GOOD, "{}"), 400)
                .lines()
                .containsExactly("hello.name: The input hello.name (String) is required. Add it to the inputs.");
        nothingStarted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hello.name\":", "[1]", "\"text\"", "{\"hello.name\": \"a\\u0000b\"}"})
    void parametersThatAreNoObjectOfJsonAreNamed(String parameters) {
        Refusal.ga4gh(workflows.submit(GOOD, parameters), 400)
                .lines()
                .singleElement()
                .asString()
                .startsWith("workflow_params: ");
        nothingStarted();
    }

    @Test
    void deepJsonIsRefusedByEveryDoor() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        Refusal.ga4gh(workflows.submit(GOOD, "{\"hello.name\": " + deep + "}"), 400)
                .lines()
                .singleElement()
                .asString()
                .startsWith("workflow_params: ");
        var objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        for (String path : List.of("/api/workspace/workspaces", "/api/drs/uploads", mine().path() + "/submissions")) {
            var answer = mine().gateway()
                    .send(
                            "POST",
                            path,
                            java.net.http.HttpRequest.BodyPublishers.ofString("{\"other\": " + objects + "}"),
                            "Content-Type",
                            "application/json");
            assertThat(Refusal.of(answer, 400).code()).isEqualTo("platform.json-limits");
        }
        var task = mine().gateway()
                .send(
                        "POST",
                        "/ga4gh/tes/v1/tasks",
                        java.net.http.HttpRequest.BodyPublishers.ofString("{\"executors\": " + objects + "}"),
                        "Content-Type",
                        "application/json");
        Refusal.ga4gh(task, 400);
        nothingStarted();
    }

    @Test
    void filesThatAreMissingAndFilesThatAreNotYoursLookAlike() {
        var foreign = refusedFile(others, "drs://localhost/" + reads);
        var missing = refusedFile(others, "drs://localhost/" + UUID.randomUUID());
        assertThat(foreign.replaceAll("[0-9a-f-]{36}", "ID")).isEqualTo(missing.replaceAll("[0-9a-f-]{36}", "ID"));
        assertThat(refusedFile(workflows, "no/such.txt")).contains("no/such.txt");
        assertThat(others.runs()).isEmpty();
        nothingStarted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "/etc/passwd",
                "../reads.txt",
                "http://127.0.0.1:1/x",
                "gs://nobody-mapped-this/x",
                "ftp://example.org/x"
            })
    void addressesThatNobodyMayReadAreRefused(String address) {
        assertThat(refusedFile(workflows, address)).contains(address);
        nothingStarted();
    }

    private static String refusedFile(WorkflowClient client, String address) {
        var parameters = WorkflowClient.json(Map.of("hello.name", "x", "hello.reads", address));
        return Refusal.ga4gh(client.submit(GOOD, parameters), 400).message();
    }

    @Test
    void formsWithoutTheirFieldsAreTold() {
        Refusal.ga4gh(workflows.submit(Map.of("tags", "{}"), Map.of("main.wdl", GOOD)), 400)
                .lines()
                .containsExactly(
                        "workflow_type: The field workflow_type is missing.",
                        "workflow_type_version: The field workflow_type_version is missing.",
                        "workflow_url: The field workflow_url is missing.");
        Refusal.ga4gh(workflows.submit(Map.of(), Map.of()), 400);
        for (String url : List.of("other.wdl", "file:///etc/passwd", "https://no host/%zz", "trs://x", "ht!tp://%%%")) {
            var fields = new HashMap<>(workflows.fields("{\"hello.name\": \"x\"}"));
            fields.put("workflow_url", url);
            Refusal.ga4gh(workflows.submit(fields, Map.of("main.wdl", GOOD)), 400)
                    .lines()
                    .singleElement()
                    .asString()
                    .startsWith("workflow_url: ");
        }
        var inside = new HashMap<>(workflows.fields("{}"));
        inside.put("workflow_url", "https://127.0.0.1:1/x.wdl");
        assertThat(Refusal.ga4gh(workflows.submit(inside, Map.of()), 400).message())
                .contains("inside this installation");
        nothingStarted();
    }

    @Test
    void engineParametersThatAreNoneAreNamed() {
        var fields = new LinkedHashMap<>(workflows.fields("{\"hello.name\": \"x\"}"));
        fields.put(
                "workflow_engine_parameters",
                WorkflowClient.json(
                        Map.of("workspace", mine().id(), "max_retries", "many", "read_from_cache", "perhaps")));
        Refusal.ga4gh(workflows.submit(fields, Map.of("main.wdl", GOOD)), 400)
                .lines()
                .containsExactlyInAnyOrder(
                        "workflow_engine_parameters.max_retries: The engine parameter max_retries cannot be \"many\";"
                                + " it takes 0 - 20.",
                        "workflow_engine_parameters.read_from_cache: The engine parameter read_from_cache cannot be"
                                + " \"perhaps\"; it takes true, false.");
        nothingStarted();
    }

    @Test
    void optionsThatAreNoneStartNothing() {
        var launch = mine().gateway()
                .post(
                        mine().path() + "/submissions",
                        Map.of("configuration", configured("options", GOOD), "options", Map.of("maxRetries", "many")));
        assertThat(Refusal.of(launch, 400).sentence()).contains("maxRetries");
        var nobody = mine().gateway()
                .post(
                        mine().path() + "/submissions",
                        Map.of("configuration", configured("rows", GOOD), "rows", List.of("A", "Z")));
        Refusal.of(nobody, 422).places().contains("row Z: workspace.row-unknown");
        assertThat(mine().gateway().get(mine().path() + "/submissions").json().path("items"))
                .isEmpty();
        nothingStarted();
    }

    /** What no table can hold must not keep a submission from its end. */
    @Test
    void outputsWithUnprintableCharactersEndTheirSubmission() {
        var own = WorkspaceClient.create(GatewayClient.of("researcher"), "Unprintable outputs");
        own.load("entity:sample_id\tname\nA\tfirst\n").expect(200);
        var wdl = GOOD.replace("cat ~{reads}; echo ~{name}", "printf 'a\\0b\\001c\\377'");
        var configuration = configured(own, "unprintable", wdl);
        var submission = own.gateway()
                .post(
                        own.path() + "/submissions",
                        Map.of("configuration", configuration, "options", Map.of("hostTools", true)))
                .expect(201)
                .json()
                .path("id")
                .asText();
        await("the end of the submission")
                .atMost(Duration.ofMinutes(2))
                .until(() -> own.gateway()
                        .get(own.path() + "/submissions/" + submission)
                        .expect(200)
                        .json()
                        .path("state")
                        .asText()
                        .equals("DONE"));
        var row = own.row("sample", "A").expect(200).json().path("attributes");
        assertThat(row.path("line").asText()).isEqualTo("a\uFFFDb\u0001c\uFFFD");
    }

    private static String configured(String name, String wdl) {
        return configured(mine(), name, wdl);
    }

    private static String configured(WorkspaceClient workspace, String name, String wdl) {
        return workspace.configure(name, wdl, Map.of("hello.name", "this.name"));
    }

    private static WorkspaceClient mine() {
        return workflows.workspace();
    }

    /** Runs that ended by their evaluation are the only ones there. */
    private static void nothingStarted() {
        for (var run : workflows.runs()) {
            assertThat(run.path("name").asText()).isEqualTo("endless");
        }
    }
}
