package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jixia.e2e.clients.GatewayClient;
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
import org.junit.jupiter.params.provider.ValueSource;

/** People name things as they like: honest names come back letter by letter, and those that would lead elsewhere are refused. */
class BadNamesJourney {
    private static final String LONG = "名".repeat(300);
    private static final List<String> HONEST =
            List.of("a \"b\" 'c'", "sp ace", "样本 甲", "../up", "a/b", "100%25", "x".repeat(300), LONG, "😀 e\u0301");

    private static final List<String> NOBODY_COULD_READ = List.of("", "   ", "two\nlines", "a\0b", "x".repeat(301));

    private static Processes processes;
    private static GatewayClient researcher;
    private static WorkspaceClient workspace;
    private static UploadClient uploads;

    @BeforeAll
    static void aWorkspace() {
        processes = Processes.now();
        researcher = GatewayClient.of("researcher");
        workspace = WorkspaceClient.create(researcher, "引用 \"quoted\" ../ 名字");
        uploads = new UploadClient(workspace);
        workspace.load("entity:sample_id\tnote\nA\tfirst\n").expect(200);
    }

    @AfterAll
    static void allIsWell() {
        processes.areUnharmed();
    }

    @Test
    void workspacesTakeAnyNameOfOneLine() {
        for (String name : HONEST) {
            var made = WorkspaceClient.create(researcher, name);
            assertThat(researcher
                            .get(made.path())
                            .expect(200)
                            .json()
                            .path("name")
                            .asText())
                    .isEqualTo(name);
        }
        var found = researcher.get("/api/workspace/workspaces?search=" + WorkspaceClient.encoded("%_\\'\""));
        assertThat(found.expect(200).json().path("items")).isEmpty();
    }

    @Test
    void workspacesRefuseNamesThatNobodyCouldRead() {
        for (String name : NOBODY_COULD_READ) {
            var refusal = Refusal.of(researcher.post("/api/workspace/workspaces", Map.of("name", name)), 400);
            assertThat(refusal.code()).isEqualTo("workspace.name-invalid");
        }
    }

    private static final String ONE = """
        version 1.1
        workflow one {
          output { Int number = 1 }
        }
        """;

    @Test
    void configurationsTakeAnyNameOfOneLineOnceEach() {
        for (String name : HONEST) {
            var made = configure(name).expect(201).json();
            assertThat(researcher
                            .get(workspace.path() + "/configurations/"
                                    + made.path("id").asText())
                            .expect(200)
                            .json()
                            .path("name")
                            .asText())
                    .isEqualTo(name);
            assertThat(Refusal.of(configure(name), 409).code()).isEqualTo("workspace.configuration-exists");
        }
        for (String name : NOBODY_COULD_READ) {
            assertThat(Refusal.of(configure(name), 400).code()).isEqualTo("workspace.name-invalid");
        }
    }

    private static GatewayClient.Answer configure(String name) {
        var workflow = Map.of("main", "one.wdl", "files", Map.of("one.wdl", ONE));
        return researcher.post(workspace.path() + "/configurations", Map.of("name", name, "workflow", workflow));
    }

    @Test
    void workspaceDataTakeOnlyKeysThatAnExpressionCanName() {
        var data = workspace.path() + "/data/";
        researcher.put(data + "ref_1-b", Map.of("value", "x")).expect(200);
        for (String key : List.of("a b", "a\"b", "1a", "x".repeat(201), "$HOME")) {
            Refusal.of(researcher.put(data + WorkspaceClient.encoded(key), Map.of("value", "x")), 422)
                    .places()
                    .singleElement()
                    .asString()
                    .endsWith(": workspace.column-name");
        }
        assertThat(researcher.get(workspace.path() + "/data").expect(200).json().path("items"))
                .singleElement()
                .satisfies(datum -> assertThat(datum.path("key").asText()).isEqualTo("ref_1-b"));
    }

    @Test
    void runsAndTasksKeepTheNamesTheyWereGiven() {
        var workflows = new WorkflowClient(workspace);
        var tasks = new TasksClient(workspace);
        for (String name : HONEST) {
            var fields = workflows.fields("{}");
            fields.put("tags", WorkflowClient.json(Map.of("name", name)));
            var run = workflows
                    .submit(fields, Map.of("main.wdl", ONE))
                    .expect(200)
                    .json();
            var seen = researcher.get("/api/wes/runs/" + run.path("run_id").asText());
            assertThat(seen.expect(200).json().path("run").path("name").asText())
                    .isEqualTo(name);
            var task = tasks.start("true", Map.of(), Map.of("name", name));
            assertThat(tasks.get(task, "BASIC").expect(200).json().path("name").asText())
                    .isEqualTo(name);
        }
        var fields = workflows.fields("{}");
        fields.put("tags", WorkflowClient.json(Map.of("name", "a\0b")));
        Refusal.ga4gh(workflows.submit(fields, Map.of("main.wdl", ONE)), 400);
        Refusal.ga4gh(tasks.create("true", Map.of(), Map.of("name", "a\0b")), 400);
    }

    @Test
    void rowsKeepTheirNamesAndAreFoundByThem() {
        var lines = HONEST.stream()
                .map(name -> "\"" + name.replace("\"", "\"\"") + "\"\tnote of " + name.length())
                .collect(Collectors.joining("\n"));
        workspace.load("entity:odd_id\tnote\n" + lines + "\n").expect(200);
        for (String name : HONEST) {
            var row = workspace.row("odd", name).expect(200).json();
            assertThat(row.path("name").asText()).isEqualTo(name);
            assertThat(row.path("attributes").path("note").asText()).isEqualTo("note of " + name.length());
        }
        var exported = workspace.export("odd");
        var copy = WorkspaceClient.create(researcher, "Copy of odd rows");
        copy.load(exported).expect(200);
        assertThat(copy.export("odd")).isEqualTo(exported);
    }

    @Test
    void rowsRefuseNamesThatHaveNoAddress() {
        Refusal.of(workspace.load("entity:lost_id\tn\n..\t1\n.\t2\n" + "x".repeat(301) + "\t3\n \t4\n"), 422)
                .places()
                .containsExactly(
                        "row 2, column 1: workspace.row-name",
                        "row 3, column 1: workspace.row-name",
                        "row 4, column 1: workspace.row-name",
                        "row 5, column 1: workspace.row-name");
        Refusal.of(workspace.row("sample", "a\0b"), 400);
        Refusal.of(researcher.get(workspace.path() + "/tables/sample/rows?search=%00"), 400);
        Refusal.of(researcher.get("/api/workspace/workspaces?search=%00"), 400);
        Refusal.of(researcher.get("/api/drs/workspaces/" + workspace.id() + "/files?prefix=%00"), 400);
    }

    /** However a name's characters are composed, it is one name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dir \"q\"/sp ace/中文.txt",
                "'q'",
                "...",
                "~/x",
                "a?b#c%20d",
                "e\u0301.txt",
                "a+b&c=d;e,f.txt",
                "-rf"
            })
    void filesKeepTheirPathsAndBytes(String path) {
        var bytes = ("content of " + path).getBytes(StandardCharsets.UTF_8);
        var object = uploads.store("odd/" + path, bytes);
        assertThat(uploads.bytes(object)).isEqualTo(bytes);
        var composed = Normalizer.normalize("odd/" + path, Normalizer.Form.NFC);
        assertThat(paths("odd/" + path)).containsExactly(composed);
        assertThat(researcher
                        .get("/ga4gh/drs/v1/objects/" + object)
                        .expect(200)
                        .json()
                        .path("name")
                        .asText())
                .as("the name as DRS writes it")
                .matches("[A-Za-z0-9._-]+");
    }

    @Test
    void filesTakeNamesAsLongAsFileSystemsDo() {
        var longest = "名".repeat(85);
        uploads.store("long/" + longest, new byte[] {1});
        assertThat(paths("long/")).containsExactly("long/" + longest);
    }

    @ParameterizedTest
    @CsvSource({
        "../etc/passwd, path-dots",
        "a/../b, path-dots",
        "a/./b, path-dots",
        "/etc/passwd, path-empty-segment",
        "a//b, path-empty-segment",
        "a\\b, path-character",
        "'', path-empty"
    })
    void pathsThatLeadElsewhereAreRefused(String path, String code) {
        refusedPath(path, code);
        assertThat(paths(path.isEmpty() ? "\u0001" : path)).isEmpty();
    }

    @Test
    void pathsThatNoFileSystemTakesAreRefused() {
        refusedPath("a\nb", "path-character");
        refusedPath("a\0b", "path-character");
        refusedPath("x".repeat(300), "path-segment-too-long");
        refusedPath(LONG, "path-segment-too-long");
        refusedPath("y".repeat(200) + ("/" + "y".repeat(200)).repeat(6), "path-too-long");
    }

    private static void refusedPath(String path, String code) {
        Refusal.of(uploads.open(path, 1, "0".repeat(64)), 400).places().containsExactly("path: drs." + code);
    }

    private static List<String> paths(String prefix) {
        return StreamSupport.stream(workspace.files(prefix).spliterator(), false)
                .map(file -> file.path("path").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../main.wdl", "/etc/x.wdl", "lib/../../x.wdl", "a\\b.wdl", "a//b.wdl", "./x.wdl"})
    void attachmentsRefuseNamesThatLeadElsewhere(String name) {
        var workflows = new WorkflowClient(workspace);
        var attachments = Map.of("main.wdl", ECHO, name, ECHO);
        var refusal = Refusal.ga4gh(workflows.submit(workflows.fields("{}"), attachments), 400);
        refusal.lines().first().asString().startsWith("workflow_attachment: ").contains(name);
    }

    @Test
    void attachmentsRefuseNamesThatNobodyMeans() {
        var workflows = new WorkflowClient(workspace);
        for (String name : List.of("", "x".repeat(5000))) {
            var attachments = Map.of("main.wdl", ECHO, name, ECHO);
            Refusal.ga4gh(workflows.submit(workflows.fields("{}"), attachments), 400)
                    .lines()
                    .anyMatch(line -> line.startsWith("workflow_attachment: "));
        }
    }

    private static final String ECHO = """
        version 1.1
        import "库 1/tools 样.wdl" as tools
        workflow odd {
          input {
            File reads
            String text
          }
          call tools.copy { input: reads = reads, text = text }
          output {
            File copied = copy.copied
            String said = copy.said
          }
        }
        """;

    private static final String TOOLS = """
        version 1.1
        task copy {
          input {
            File reads
            String text
          }
          command <<<
            cat '~{reads}' > "样 本 'q' \\"d\\".txt"
            cat <<'END'
            ~{text}
            END
          >>>
          output {
            File copied = "样 本 'q' \\"d\\".txt"
            String said = read_string(stdout())
          }
        }
        """;

    @Test
    void aRunTakesAndGivesFilesOfAnyName() {
        var bytes = "ACGT 样\n".getBytes(StandardCharsets.UTF_8);
        var path = "run/中文 sp ace \"d\" (1) $HOME `x` &.txt";
        uploads.store(path, bytes);
        var text = "quotes \" and ' and $HOME and `x` and 样本";
        var workflows = new WorkflowClient(workspace);
        var parameters = WorkflowClient.json(Map.of("odd.reads", path, "odd.text", text));
        var attachments = new LinkedHashMap<String, String>();
        attachments.put("main.wdl", ECHO);
        attachments.put("库 1/tools 样.wdl", TOOLS);
        var run = workflows
                .submit(workflows.fields(parameters), attachments)
                .expect(200)
                .json()
                .path("run_id")
                .asText();

        var ended = new RunsClient(researcher).ended(run, Duration.ofMinutes(2));
        assertThat(ended.path("run").path("state").asText())
                .as(ended.toString())
                .isEqualTo("COMPLETE");
        var outputs =
                researcher.get("/ga4gh/wes/v1/runs/" + run).expect(200).json().path("outputs");
        assertThat(outputs.path("odd.said").asText().strip()).isEqualTo(text);
        var copied = outputs.path("odd.copied").asText();
        assertThat(uploads.bytes(copied.substring(copied.lastIndexOf('/') + 1))).isEqualTo(bytes);
    }
}
