package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.GatewayClient.Answer;
import org.jixia.e2e.clients.RunsClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkflowClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Keycloak;
import org.jixia.e2e.fixtures.Platform;
import org.jixia.e2e.fixtures.Processes;
import org.jixia.e2e.fixtures.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers who are not who they say, no longer, or not entitled: 401 for a token that proves nobody; for the rest, nothing is there. */
class BadCallersJourney {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OWN = List.of(
            "/api/workspace/workspaces",
            "/api/workspace/me",
            "/api/drs/address-maps",
            "/api/wes/runs",
            "/api/billing/accounts",
            "/api/audit/entries",
            "/api/people/tokens",
            "/api/people/preferences");
    private static final List<String> GA4GH =
            List.of("/ga4gh/wes/v1/runs", "/ga4gh/tes/v1/tasks", "/ga4gh/drs/v1/objects/" + UUID.randomUUID());
    private static final String HELLO = """
        version 1.1
        task greet {
          command <<< echo hello >>>
          output { String line = read_string(stdout()) }
        }
        workflow hello {
          call greet
          output { String line = greet.line }
        }
        """;

    private static Processes processes;
    private static GatewayClient researcher;
    private static WorkspaceClient workspace;

    @BeforeAll
    static void aWorkspace() {
        processes = Processes.now();
        researcher = GatewayClient.of("researcher");
        workspace = WorkspaceClient.create(researcher, "Nobody else's");
    }

    @AfterAll
    static void allIsWell() {
        processes.areUnharmed();
    }

    @Test
    void withoutATokenNothingAnswersBut401() {
        unauthenticated(GatewayClient.anonymous());
    }

    @Test
    void forgedTokensProveNobody() throws GeneralSecurityException, IOException {
        for (String forged : forgeries(Platform.token("researcher"))) {
            unauthenticated(GatewayClient.withToken(forged));
        }
    }

    @Test
    void expiredTokensProveNobodyAnyMore() {
        try (var keycloak = Keycloak.withTokensOf(3)) {
            var client = GatewayClient.withToken(keycloak.token("researcher"));
            client.get("/api/workspace/me").expect(200);
            await("the end of a token of three seconds")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> client.get("/api/workspace/me").status() != 200);
            unauthenticated(client);
        }
    }

    private static void unauthenticated(GatewayClient client) {
        for (String path : OWN) {
            assertThat(Refusal.of(client.get(path), 401).code())
                    .isIn("platform.unauthenticated", "platform.token-refused");
        }
        for (String path : GA4GH) {
            Refusal.ga4gh(client.get(path), 401);
        }
        Refusal.of(client.post("/api/workspace/workspaces", Map.of("name", "x")), 401);
        Refusal.ga4gh(client.post("/ga4gh/tes/v1/tasks", Map.of("executors", List.of())), 401);
    }

    /** The token's parts put together wrongly in every way that has once worked somewhere. */
    private static List<String> forgeries(String token) throws GeneralSecurityException, IOException {
        var parts = token.split("\\.");
        var forgeries = new ArrayList<>(List.of("not-a-token", "a.b.c", "x".repeat(4000)));
        List<Consumer<ObjectNode>> lies = List.of(
                claims -> claims.put("sub", UUID.randomUUID().toString()),
                claims -> claims.putObject("realm_access").putArray("roles").add("administrator"),
                claims -> claims.put("exp", Instant.now().plusSeconds(9_999_999).getEpochSecond()),
                claims -> claims.put("iss", "https://somebody.example/realms/jixia"),
                claims -> claims.put("iss", "jixia-wes"));
        for (Consumer<ObjectNode> lie : lies) {
            forgeries.add(parts[0] + "." + changed(parts[1], lie) + "." + parts[2]);
        }
        forgeries.add(changed(parts[0], head -> head.put("alg", "none")) + "." + parts[1] + ".");
        forgeries.add(parts[0] + "." + parts[1] + ".");
        forgeries.add(parts[0] + "." + parts[1]);
        forgeries.add(signedByAnother(parts[0] + "." + parts[1]));
        forgeries.add(signedWithASecret(changed(parts[0], head -> head.put("alg", "HS256")) + "." + parts[1]));
        return forgeries;
    }

    private static String signedByAnother(String text) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var own = Signature.getInstance("SHA256withRSA");
        own.initSign(generator.generateKeyPair().getPrivate());
        own.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + encoded(own.sign());
    }

    private static String signedWithASecret(String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("guessed".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String changed(String part, Consumer<ObjectNode> change) throws IOException {
        var node = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(part));
        change.accept(node);
        return encoded(JSON.writeValueAsBytes(node));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void whatBelongsToSomebodyElseLooksLikeWhatIsNotThere() {
        var stranger = GatewayClient.of("researcher2");
        ids().forEach((address, id) -> {
            var foreign = seen(stranger, address, id);
            var missing = seen(stranger, address, UUID.randomUUID().toString());
            assertThat(foreign).as(address).isEqualTo(missing).startsWith("404 ");
        });
        researcher.get(workspace.path()).expect(200);
        assertThat(workspace.export("sample")).contains("A\tfirst");
    }

    /** Method and address, with the thing's id; each exists and is the first researcher's. */
    private static Map<String, String> ids() {
        var ids = new LinkedHashMap<>(inWorkspace());
        ids.putAll(ofFiles());
        ids.putAll(ofRuns());
        var account =
                researcher.get(workspace.path()).json().path("billingAccount").asText();
        ids.put("GET /api/billing/accounts/{id}", account);
        ids.put("GET /api/billing/accounts/{id}/statement", account);
        return ids;
    }

    private static Map<String, String> ofFiles() {
        var ids = new LinkedHashMap<String, String>();
        var uploads = new UploadClient(workspace);
        var upload = uploads.open("open.txt", 4, "0".repeat(64)).expect(201).id();
        for (String address : List.of("GET", "DELETE", "POST")) {
            ids.put(address + " /api/drs/uploads/{id}" + (address.equals("POST") ? "/complete" : ""), upload);
        }
        var object = uploads.store("reads.txt", "ACGT".getBytes(StandardCharsets.US_ASCII));
        ids.put("GET /ga4gh/drs/v1/objects/{id}", object);
        ids.put("GET /ga4gh/drs/v1/objects/{id}/access/https", object);
        ids.put("DELETE /api/drs/objects/{id}", object);
        return ids;
    }

    private static Map<String, String> ofRuns() {
        var ids = new LinkedHashMap<String, String>();
        var run = new WorkflowClient(workspace)
                .submit(HELLO, "{}")
                .expect(200)
                .json()
                .path("run_id")
                .asText();
        new RunsClient(researcher).ended(run, Duration.ofMinutes(2));
        for (String rest : List.of("", "/status", "/tasks", "/tasks/1-1", "/logs/stderr")) {
            ids.put("GET /ga4gh/wes/v1/runs/{id}" + rest, run);
        }
        ids.put("POST /ga4gh/wes/v1/runs/{id}/cancel", run);
        ids.put("GET /api/wes/runs/{id}", run);
        for (String view : List.of("calls", "calls/hello.greet", "graph", "timeline", "provenance", "stream")) {
            ids.put("GET /api/wes/runs/{id}/" + view, run);
        }
        ids.put("GET /api/billing/costs?run={id}", run);
        var task = taskOf(run);
        ids.put("GET /ga4gh/tes/v1/tasks/{id}?view=FULL", task);
        ids.put("POST /ga4gh/tes/v1/tasks/{id}:cancel", task);
        ids.put("GET /api/tes/tasks/{id}/logs/1/0/stdout", task);
        ids.put("GET /api/tes/tasks/{id}/usage", task);
        return ids;
    }

    private static Map<String, String> inWorkspace() {
        workspace.load("entity:sample_id\tname\nA\tfirst\n").expect(200);
        var configuration = workspace.configure("hello", HELLO, Map.of());
        var ids = new LinkedHashMap<String, String>();
        for (String rest : List.of(
                "",
                "/members",
                "/tables",
                "/tables/sample/rows",
                "/tables/sample/rows/A",
                "/tables/sample:export",
                "/data",
                "/configurations",
                "/submissions",
                "/configurations/" + configuration)) {
            ids.put("GET /api/workspace/workspaces/{id}" + rest, workspace.id());
        }
        ids.put("DELETE /api/workspace/workspaces/{id}", workspace.id());
        ids.put("DELETE /api/workspace/workspaces/{id}/tables/sample/rows/A", workspace.id());
        ids.put("POST /api/workspace/workspaces/{id}:clone", workspace.id());
        ids.put("PUT /api/workspace/workspaces/{id}/lock", workspace.id());
        ids.put("GET /api/drs/workspaces/{id}/files", workspace.id());
        ids.put("GET /api/billing/costs?workspace={id}", workspace.id());
        return ids;
    }

    private static String taskOf(String run) {
        var calls = researcher
                .get("/ga4gh/wes/v1/runs/" + run + "/tasks")
                .expect(200)
                .json();
        var address = calls.path("task_logs").path(0).path("tes_uri").asText();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Status and body, without what differs between any two answers. */
    private static String seen(GatewayClient client, String address, String id) {
        var words = address.replace("{id}", id).split(" ");
        Answer answer = client.send(
                words[0],
                words[1],
                words[0].equals("POST") ? BodyPublishers.ofString("{\"name\": \"mine\"}") : BodyPublishers.noBody(),
                "Content-Type",
                "application/json");
        return answer.status() + " "
                + answer.text().replace(id, "ID").replaceAll("\"requestId\":\"[^\"]*\"", "\"requestId\":\"\"");
    }

    @Test
    void rolesOfThePlatformAreAskedForByName() {
        for (String path : List.of("/api/audit/entries", "/api/audit/export")) {
            assertThat(researcher.get(path).status()).isIn(403, 404);
        }
        var prices = researcher.post("/api/billing/prices", Map.of());
        assertThat(prices.status()).as(prices.text()).isIn(400, 403, 404);
        for (String path : List.of(
                "/api/workspace/internal/people/x/workspace",
                "/api/drs/internal/objects:lookup",
                "/api/tes/q/health")) {
            assertThat(researcher.get(path).status()).isEqualTo(404);
        }
    }
}
