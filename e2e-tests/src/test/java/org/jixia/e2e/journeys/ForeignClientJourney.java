package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jixia.e2e.clients.Form;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.RunsClient;
import org.jixia.e2e.clients.TasksClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkflowClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Platform;
import org.jixia.e2e.fixtures.Refusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that know the standards and nothing of us: WES, TES and DRS as their stock clients speak them, with one bearer token. */
class ForeignClientJourney {
    private static final String MAIN = """
        version 1.1
        import "lib/tools.wdl" as tools
        workflow hello {
          input { String name }
          call tools.greet { input: name = name }
          output { String line = greet.line }
        }
        """;

    private static final String TOOLS = """
        version 1.1
        task greet {
          input { String name }
          command <<<
            echo "hello ~{name}"
            echo "a remark" >&2
          >>>
          output { String line = read_string(stdout()) }
          runtime { container: "debian:12" }
        }
        """;

    private static GatewayClient client;
    private static WorkspaceClient workspace;

    @BeforeAll
    static void aTokenAndAWorkspace() {
        client = GatewayClient.of("researcher");
        workspace = WorkspaceClient.create(client, "Foreign clients");
    }

    @ParameterizedTest
    @CsvSource({"wes, 1.1.0", "tes, 1.1.0", "drs, 1.5.0"})
    void servicesDescribeThemselvesToAnybody(String standard, String version) {
        var info = GatewayClient.anonymous()
                .get("/ga4gh/" + standard + "/v1/service-info")
                .expect(200)
                .json();
        assertThat(info.path("type").path("group").asText()).isEqualTo("org.ga4gh");
        assertThat(info.path("type").path("artifact").asText()).isEqualTo(standard);
        assertThat(info.path("type").path("version").asText()).isEqualTo(version);
        assertThat(info.path("organization").path("url").asText()).startsWith("http");
    }

    @Test
    void theRegistryListsThem() {
        var anybody = GatewayClient.anonymous();
        var services = anybody.get("/service-registry/services").expect(200).json();
        assertThat(services)
                .extracting(service -> service.path("type").path("artifact").asText())
                .contains("wes", "tes", "drs");
        for (JsonNode service : services) {
            var one = anybody.get(
                            "/service-registry/services/" + service.path("id").asText())
                    .expect(200)
                    .json();
            assertThat(one.path("url").asText()).startsWith(Platform.gateway().toString());
        }
        assertThat(anybody.get("/service-registry/services/types").expect(200).json())
                .isNotEmpty();
        assertThat(anybody.get("/service-registry/services/nobody").status()).isEqualTo(404);
    }

    @Test
    void aMultipartSubmissionWithAnImportRunsAndItsLogsAreStreamed() {
        var run = hello("Jixia", "first");
        var ended = new RunsClient(client).ended(run, Duration.ofMinutes(2));
        assertThat(ended.path("run").path("state").asText())
                .as(ended.toString())
                .isEqualTo("COMPLETE");

        assertThat(client.get(wes(run, "/status"))
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("COMPLETE");
        var log = client.get(wes(run, "")).expect(200).json();
        assertThat(log.path("outputs").path("hello.line").asText()).isEqualTo("hello Jixia");
        assertThat(log.path("request").path("workflow_url").asText()).isEqualTo("main.wdl");
        assertThat(log.path("request")
                        .path("workflow_params")
                        .path("hello.name")
                        .asText())
                .isEqualTo("Jixia");
        assertThat(log.path("request")
                        .path("workflow_engine_parameters")
                        .path("host_tools")
                        .asText())
                .isEqualTo("true");
        assertThat(log.path("request").path("tags").path("order").asText()).isEqualTo("first");
        assertThat(log.path("run_log").path("exit_code").asInt()).isZero();

        assertThat(client.get(log.path("run_log").path("stderr").asText())
                        .expect(200)
                        .text())
                .isNotBlank();
        logsOfTheCall(run);
    }

    private static void logsOfTheCall(String run) {
        var tasks = client.get(wes(run, "/tasks?page_size=1")).expect(200).json();
        assertThat(tasks.path("next_page_token").asText()).isEmpty();
        var task = tasks.path("task_logs").path(0);
        assertThat(task.path("exit_code").asInt()).isZero();
        assertThat(client.get(task.path("stdout").asText()).expect(200).text()).isEqualTo("hello Jixia\n");
        assertThat(client.get(task.path("stderr").asText()).expect(200).text()).isEqualTo("a remark\n");
        assertThat(GatewayClient.anonymous().get(task.path("stdout").asText()).status())
                .isEqualTo(401);
        assertThat(task.path("stdout").asText()).startsWith(Platform.gateway().toString());
        var one = client.get(wes(run, "/tasks/" + task.path("id").asText()))
                .expect(200)
                .json();
        assertThat(one.path("name").asText()).isEqualTo(task.path("name").asText());
        assertThat(one.path("cmd")).isNotEmpty();
    }

    @Test
    void runsAreListedPageByPageToTheEnd() {
        var mine = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            mine.add(hello("page " + i, "list"));
        }
        var listed = client.all("/ga4gh/wes/v1/runs?page_size=2", "runs", "next_page_token", "page_token").stream()
                .map(run -> run.path("run_id").asText())
                .toList();
        assertThat(listed).containsAll(mine).doesNotHaveDuplicates();
        mine.forEach(run -> new RunsClient(client).ended(run, Duration.ofMinutes(2)));
    }

    @Test
    void aRunIsCancelledAndStaysSo() {
        var sleeper = """
            version 1.1
            task sleep {
              command <<< sleep 600 >>>
            }
            workflow long { call sleep }
            """;
        var run = new WorkflowClient(workspace)
                .submit(sleeper, "{}")
                .expect(200)
                .json()
                .path("run_id")
                .asText();
        await("a running task")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !client.get(wes(run, "/tasks"))
                        .expect(200)
                        .json()
                        .path("task_logs")
                        .path(0)
                        .path("stdout")
                        .asText()
                        .isEmpty());
        assertThat(client.post(wes(run, "/cancel"), Map.of())
                        .expect(200)
                        .json()
                        .path("run_id")
                        .asText())
                .isEqualTo(run);
        var ended = new RunsClient(client).ended(run, Duration.ofMinutes(1));
        assertThat(ended.path("run").path("state").asText()).isEqualTo("CANCELED");
    }

    private static String hello(String name, String order) {
        var form = new Form()
                .field("workflow_params", WorkflowClient.json(Map.of("hello.name", name)))
                .field("workflow_type", "WDL")
                .field("workflow_type_version", "1.1")
                .field("workflow_url", "main.wdl")
                .field("tags", WorkflowClient.json(Map.of("order", order)))
                .field(
                        "workflow_engine_parameters",
                        WorkflowClient.json(Map.of("workspace", workspace.id(), "host_tools", "true")))
                .file("workflow_attachment", "main.wdl", MAIN)
                .file("workflow_attachment", "lib/tools.wdl", TOOLS);
        return client.post("/ga4gh/wes/v1/runs", form)
                .expect(200)
                .json()
                .path("run_id")
                .asText();
    }

    private static String wes(String run, String rest) {
        return "/ga4gh/wes/v1/runs/" + run + rest;
    }

    @Test
    void tasksAreCreatedSeenInEveryViewListedAndCancelled() {
        var tasks = new TasksClient(workspace);
        var prefix = "foreign " + UUID.randomUUID();
        var tags = Map.of("workspace", workspace.id(), "study", prefix);
        var greeting = List.of(Map.of("path", "/data/greeting", "content", "hello"));
        var one = tasks.start(
                "cat /data/greeting; echo",
                Map.of(),
                Map.of("name", prefix + " one", "inputs", greeting, "tags", tags));
        var sleeper = tasks.start(
                "sleep 600", Map.of(), Map.of("name", prefix + " two", "tags", Map.of("workspace", workspace.id())));

        var full = tasks.ended(one, Duration.ofMinutes(2));
        assertThat(full.path("state").asText()).as(full.toString()).isEqualTo("COMPLETE");
        assertThat(full.path("inputs").path(0).path("content").asText()).isEqualTo("hello");
        assertThat(full.path("logs").path(0).path("logs").path(0).path("stdout").asText())
                .isEqualTo("hello\n");
        assertThat(full.path("creation_time").asText()).isNotBlank();
        lessInTheOtherViews(one);
        listedBy(prefix, sleeper, one);

        client.post("/ga4gh/tes/v1/tasks/" + sleeper + ":cancel", Map.of()).expect(200);
        assertThat(tasks.ended(sleeper, Duration.ofMinutes(1)).path("state").asText())
                .isEqualTo("CANCELED");
        client.post("/ga4gh/tes/v1/tasks/" + sleeper + ":cancel", Map.of()).expect(200);
    }

    private static void lessInTheOtherViews(String task) {
        var tasks = new TasksClient(workspace);
        var basic = tasks.get(task, "BASIC").expect(200).json();
        assertThat(basic.path("inputs").path(0).has("content")).isFalse();
        assertThat(basic.path("executors").path(0).path("image").asText()).isEqualTo("debian:12");
        assertThat(basic.path("logs").path(0).path("logs").path(0).has("stdout"))
                .isFalse();
        var minimal = tasks.get(task, "MINIMAL").expect(200).json();
        assertThat(StreamSupport.stream(((Iterable<String>) minimal::fieldNames).spliterator(), false))
                .containsExactlyInAnyOrder("id", "state");
    }

    private static void listedBy(String prefix, String later, String earlier) {
        var path = "/ga4gh/tes/v1/tasks?view=BASIC&page_size=1&name_prefix=" + WorkspaceClient.encoded(prefix);
        assertThat(client.all(path, "tasks", "next_page_token", "page_token"))
                .extracting(task -> task.path("id").asText())
                .containsExactly(later, earlier);
        assertThat(client.get("/ga4gh/tes/v1/tasks?tag_key=study&tag_value=" + WorkspaceClient.encoded(prefix))
                        .expect(200)
                        .json()
                        .path("tasks"))
                .hasSize(1);
    }

    @Test
    void anObjectIsDescribedAndItsBytesAreEqual() {
        var bytes = "ACGT\n".repeat(5000).getBytes(StandardCharsets.US_ASCII);
        var uploads = new UploadClient(workspace);
        var id = uploads.store("drs/reads.txt", bytes);
        var object = client.get("/ga4gh/drs/v1/objects/" + id).expect(200).json();
        assertThat(object.path("size").asLong()).isEqualTo(bytes.length);
        assertThat(object.path("self_uri").asText()).startsWith("drs://").endsWith(id);
        assertThat(object.path("checksums"))
                .anyMatch(sum -> sum.path("type").asText().equals("sha-256")
                        && sum.path("checksum").asText().equals(UploadClient.sha256(bytes)));
        assertThat(object.path("access_methods").path(0).path("type").asText()).isEqualTo("https");
        assertThat(uploads.bytes(id)).isEqualTo(bytes);

        var options = client.send("OPTIONS", "/ga4gh/drs/v1/objects/" + id, BodyPublishers.noBody())
                .expect(200)
                .json();
        assertThat(options.path("supported_types").toString()).contains("BearerAuth");
        var bulk = client.post(
                "/ga4gh/drs/v1/objects",
                Map.of("bulk_object_ids", List.of(id, UUID.randomUUID().toString())));
        assertThat(bulk.expect(200).json().path("summary").path("resolved").asInt())
                .isEqualTo(1);
        assertThat(bulk.json().path("summary").path("unresolved").asInt()).isEqualTo(1);
        var access = client.get("/ga4gh/drs/v1/objects/" + id + "/access/nothing");
        Refusal.ga4gh(access, 404);
    }

    @Test
    void anUploadWhoseClientDiedGoesOnWhereItStopped() throws IOException {
        var uploads = new UploadClient(workspace);
        var bytes = new byte[(64 << 20) + 100_000];
        new Random(1).nextBytes(bytes);
        var opened = uploads.open("resumed/reads.bin", bytes.length, UploadClient.sha256(bytes))
                .expect(201)
                .json();
        var id = opened.path("id").asText();
        var partSize = opened.path("partSize").asInt();
        assertThat(opened.path("partCount").asInt()).isEqualTo(2);
        assertThat(uploads.put(id, 2, Arrays.copyOfRange(bytes, partSize, bytes.length)))
                .isEqualTo(200);
        diesInTheMiddle(uploads.address(id, 1), Arrays.copyOf(bytes, 1 << 20), partSize);

        var later = new UploadClient(workspace.as(GatewayClient.withToken(Platform.token("researcher"))));
        var there = later.get(id).expect(200).json();
        assertThat(there.path("state").asText()).isEqualTo("OPEN");
        assertThat(there.path("parts"))
                .extracting(part -> part.path("number").asInt())
                .containsExactly(2);
        assertThat(later.put(id, 1, Arrays.copyOf(bytes, partSize))).isEqualTo(200);
        later.complete(id).expect(202);
        var stored = later.verified(id);
        assertThat(stored.path("state").asText()).as(stored.toString()).isEqualTo("AVAILABLE");
        assertThat(later.bytes(stored.path("objectId").asText())).isEqualTo(bytes);
    }

    /** A client that is killed while it sends: the connection closes in the middle of the body. */
    private static void diesInTheMiddle(URI address, byte[] some, long stated) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var head = "PUT " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                    + address.getAuthority() + "\r\nContent-Length: " + stated + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(some);
            socket.getOutputStream().flush();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ga4gh/wes/v1/runs",
        "/ga4gh/wes/v1/runs/0198a0aa-0000-7000-8000-000000000000",
        "/ga4gh/tes/v1/tasks",
        "/ga4gh/tes/v1/tasks/0198a0aa-0000-7000-8000-000000000000",
        "/ga4gh/drs/v1/objects/0198a0aa-0000-7000-8000-000000000000"
    })
    void refusalsAreWordedAsTheStandardsDo(String path) {
        Refusal.ga4gh(GatewayClient.anonymous().get(path), 401);
        if (path.endsWith("0")) {
            Refusal.ga4gh(client.get(path), 404);
        } else {
            Refusal.ga4gh(client.get(path + "?page_token=nonsense"), 400);
        }
        Refusal.ga4gh(client.get(path.replaceAll("/v1/.*", "/v1/nothing-of-the-kind")), 404);
    }
}
