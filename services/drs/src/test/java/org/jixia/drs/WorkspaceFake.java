package org.jixia.drs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * Answers as the workspace and billing services do: who is a member of what, what an account may store. Facts live in system
 * properties, because tests and the service under test see this class through different class loaders.
 */
public final class WorkspaceFake implements QuarkusTestResourceLifecycleManager {
    static final UUID ACCOUNT = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    static final UUID POOR_ACCOUNT = UUID.fromString("0190aaaa-0000-7000-8000-000000000002");
    /** An account on which alice may keep 1,000 bytes, everybody else as much as they like. */
    static final UUID RATIONED_ACCOUNT = UUID.fromString("0190aaaa-0000-7000-8000-000000000003");

    /** The only workspace that may register from the root "kept". */
    static final UUID FAVOURED_WORKSPACE = UUID.fromString("0190aaaa-0000-7000-8000-000000000004");

    /** Made by the first test that needs it: while the service starts, all system properties must be texts. */
    private static final String FACTS = "jixia.test.members";

    private static final String FOLDER = "jixia.test.cohorts";

    private HttpServer server;

    static void member(UUID workspace, String person, String role) {
        member(workspace, person, role, ACCOUNT);
    }

    static void member(UUID workspace, String person, String role, UUID account) {
        facts().setProperty("/internal/members/" + workspace + "/" + person, """
            {"workspace":"%s","person":"%s","role":"%s","canShare":false,"canCompute":%s,"version":1,
             "state":"ACTIVE","billingAccount":"%s"}
            """.formatted(
                        workspace, person, role, !role.equals("READER"), account));
    }

    /** The same in a workspace that is locked. */
    static void lockedMember(UUID workspace, String person, String role) {
        member(workspace, person, role);
        facts().computeIfPresent(
                        "/internal/members/" + workspace + "/" + person,
                        (path, fact) -> fact.toString().replace("{\"workspace\"", "{\"locked\":true,\"workspace\""));
    }

    /** Of this workspace nothing can be asked any more. */
    static void away(UUID workspace) {
        facts().setProperty("away " + workspace, "");
    }

    /** Of this person there nothing can be asked, until {@link #back}. */
    static void away(UUID workspace, String person) {
        facts().setProperty("away " + workspace + "/" + person, "");
    }

    static void back(UUID workspace, String person) {
        facts().remove("away " + workspace + "/" + person);
    }

    static void removeMember(UUID workspace, String person) {
        facts().remove("/internal/members/" + workspace + "/" + person);
    }

    /** The folder of the root "cohorts". */
    static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    private static Properties facts() {
        return (Properties) System.getProperties().computeIfAbsent(FACTS, k -> new Properties());
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
            Path folder = Files.createTempDirectory("jixia-test-root");
            Files.writeString(folder.resolve("cohort.vcf"), "##fileformat=VCFv4.2\n");
            System.setProperty(FOLDER, folder.toString());
            Files.createSymbolicLink(folder.resolve("escape"), Path.of("/etc/hostname"));
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            var settings = new HashMap<>(Map.of(
                    "jixia.services.workspace.url", url,
                    "jixia.services.billing.url", url,
                    "jixia.storage.internal", "${jixia.test.object-store.endpoint}",
                    "jixia.storage.external", "${jixia.test.object-store.endpoint}",
                    "jixia.storage.access-key", "${jixia.test.object-store.access-key}",
                    "jixia.storage.secret-key", "${jixia.test.object-store.secret-key}",
                    "jixia.drs.part-size", "5242880",
                    "jixia.drs.sweep-every", "PT0.2S",
                    "jixia.drs.authority", "drs.test:18000",
                    "jixia.drs.roots.cohorts.folder", folder.toString()));
            settings.put("jixia.drs.roots.sequencer.bucket", "sequencer");
            settings.put("jixia.drs.roots.sequencer.prefix", "runs/");
            settings.put("jixia.drs.roots.kept.folder", folder.toString());
            settings.put("jixia.drs.roots.kept.workspaces", FAVOURED_WORKSPACE.toString());
            settings.put("jixia.drs.resolvers.\"partner.test\"", url);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var body = facts().getProperty(path);
        if (path.startsWith("/ga4gh/drs/v1/objects/open/access/")) {
            body = "{\"url\":\"https://store.partner.test/open\"}";
        } else if (path.equals("/ga4gh/drs/v1/objects/open")) {
            body = "{\"access_methods\":[{\"type\":\"s3\"},{\"type\":\"https\",\"access_id\":\"1\"}]}";
        } else if (path.equals("/ga4gh/drs/v1/objects/behind-headers")) {
            body = "{\"access_methods\":[{\"type\":\"https\",\"access_url\":{\"url\":\"https://x\",\"headers\":[\"a:"
                    + " b\"]}}]}";
        } else if (path.equals("/internal/limits/" + POOR_ACCOUNT)) {
            body = """
                {"account":"%s","version":1,"limits":[
                  {"scope":"ACCOUNT","id":"%s","resource":"STORAGE_BYTES","value":"1000"}]}
                """.formatted(POOR_ACCOUNT, POOR_ACCOUNT);
        } else if (path.equals("/internal/limits/" + RATIONED_ACCOUNT)) {
            body = """
                {"account":"%s","version":1,"limits":[
                  {"scope":"PERSON","id":"alice","resource":"STORAGE_BYTES","value":"1000"}]}
                """.formatted(RATIONED_ACCOUNT);
        } else if (path.startsWith("/internal/limits/")) {
            body = "{\"account\":\"" + ACCOUNT + "\",\"version\":1,\"limits\":[]}";
        }
        var bytes = (body == null ? "{\"code\":\"platform.not-found\",\"detail\":\"none\"}" : body)
                .getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        var away = path.startsWith("/internal/members/")
                && (facts().containsKey("away " + path.split("/")[3])
                        || facts().containsKey(path.replace("/internal/members/", "away ")));
        call.sendResponseHeaders(away ? 503 : body == null ? 404 : 200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
