package org.jixia.wes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.errors.Fault;
import org.jixia.wdl.language.Bundle;
import org.jixia.wdl.language.WdlCompiler;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.BundleRepository;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunRequest;
import org.jixia.wes.domain.RunRequest.Attachment;
import org.jixia.wes.engine.LaunchCheck.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each form of workflow_url brings the workflow with its imports, also those that lie beside or above its folder. */
class WorkflowSourcesTest {

    private static final UUID WORKSPACE = UUID.randomUUID();
    private static final String MAIN = """
            version 1.1
            import "lib/a.wdl" as a
            import "../tasks/b.wdl" as b
            workflow w { call a.t as one call b.t as two }
            """;
    private static final String A = "version 1.1\nimport \"c.wdl\" as c\ntask t { command <<< >>> }\n";
    private static final String LEAF = "version 1.1\ntask t { command <<< >>> }\n";

    private final Map<String, String> web = new HashMap<>();
    private final Map<String, String> store = new HashMap<>();
    private final Map<String, byte[]> bundles = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void readsAnHttpsAddressWithItsImports() {
        web.put("https://git.example.org/me/flow/wdl/main.wdl", MAIN);
        web.put("https://git.example.org/me/flow/wdl/lib/a.wdl", A);
        web.put("https://git.example.org/me/flow/wdl/lib/c.wdl", LEAF);
        web.put("https://git.example.org/me/flow/tasks/b.wdl", LEAF);
        assertRuns("https://git.example.org/me/flow/wdl/main.wdl", Map.of());
    }

    @Test
    void takesAttachmentsBeforeWhatTheWebHolds() {
        web.put("https://git.example.org/me/flow/wdl/main.wdl", MAIN);
        web.put("https://git.example.org/me/flow/tasks/b.wdl", LEAF);
        assertRuns("https://git.example.org/me/flow/wdl/main.wdl", Map.of("lib/a.wdl", A, "lib/c.wdl", LEAF));
    }

    @Test
    void readsARegisteredWorkflowAsJsonOrPlainWithPathsAboveIt() {
        var descriptor =
                "https://trs.example.org/ga4gh/trs/v2/tools/%23workflow%2Fx%2Fflow/versions/1.0/WDL/descriptor";
        web.put(descriptor, "{\"content\": " + new ObjectMapper().valueToTree(MAIN) + "}");
        web.put(descriptor + "/lib%2Fa.wdl", "{\"content\": " + new ObjectMapper().valueToTree(A) + "}");
        web.put(descriptor + "/lib%2Fc.wdl", LEAF);
        web.put(descriptor + "/..%2Ftasks%2Fb.wdl", LEAF);
        assertRuns("trs://trs.example.org/#workflow/x/flow/1.0".replace("#", "%23"), Map.of());
        assertRuns(descriptor, Map.of());
    }

    @Test
    void readsAnObjectWithWhatLiesBesideIt() {
        var root = "s3://ws-" + WORKSPACE + "/";
        store.put("drs://host/1", "flow/wdl/main.wdl|" + MAIN);
        store.put(root + "flow/wdl/lib/a.wdl", "flow/wdl/lib/a.wdl|" + A);
        store.put(root + "flow/wdl/lib/c.wdl", "flow/wdl/lib/c.wdl|" + LEAF);
        store.put(root + "flow/tasks/b.wdl", "flow/tasks/b.wdl|" + LEAF);
        assertRuns("drs://host/1", Map.of());
    }

    @Test
    void followsWebImportsOfAttachedDocuments() {
        web.put("https://git.example.org/lib/a.wdl", A);
        web.put("https://git.example.org/lib/c.wdl", LEAF);
        var main = MAIN.replace("lib/a.wdl", "https://git.example.org/lib/a.wdl");
        assertRuns("wdl/main.wdl", Map.of("wdl/main.wdl", main, "tasks/b.wdl", LEAF));
    }

    @Test
    void leavesAnImportThatIsNowhereToTheCheckAndNamesAWorkflowThatIsNowhere() {
        var digest = sources().store(request("main.wdl", Map.of("main.wdl", MAIN)), new Place("p", WORKSPACE), faults);
        assertThat(faults).isEmpty();
        assertThat(WdlCompiler.check(bundle(digest)).errors()).isNotEmpty();

        assertThat(sources().store(request("drs://host/none", Map.of()), new Place("p", WORKSPACE), faults))
                .isNull();
        assertThat(faults).hasSize(1);
    }

    @Test
    void readsTheTextBehindAPageOfGitHubAndKeepsNothing() {
        web.put("https://raw.githubusercontent.com/me/flow/main/wdl/a.wdl", A);
        web.put("https://raw.githubusercontent.com/me/flow/main/wdl/c.wdl", LEAF);
        var read = sources().read(" https://github.com/me/flow/blob/main/wdl/a.wdl#L2 ", new Place("p", WORKSPACE));
        assertThat(read.main()).isEqualTo("a.wdl");
        assertThat(read.files()).isEqualTo(Map.of("a.wdl", A, "c.wdl", LEAF));
        assertThat(bundles).isEmpty();
    }

    private void assertRuns(String url, Map<String, String> attached) {
        var digest = sources().store(request(url, attached), new Place("p", WORKSPACE), faults);
        assertThat(faults).isEmpty();
        var checked = WdlCompiler.check(bundle(digest));
        assertThat(checked.errors()).isEmpty();
        assertThat(checked.documents()).hasSize(4);
    }

    private Bundle bundle(String digest) {
        try {
            JsonNode json = new ObjectMapper().readTree(bundles.get(digest));
            var texts = new HashMap<String, String>();
            json.get("files")
                    .properties()
                    .forEach(file -> texts.put(file.getKey(), file.getValue().asText()));
            return new Bundle(json.get("main").asText(), texts);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private RunRequest request(String url, Map<String, String> attached) {
        var attachments = new ArrayList<Attachment>();
        attached.forEach((name, text) -> {
            try {
                var file = folder.resolve(name.replace('/', '_'));
                java.nio.file.Files.writeString(file, text);
                attachments.add(new Attachment(name, file, text.length()));
            } catch (IOException full) {
                throw new IllegalStateException(full);
            }
        });
        return new RunRequest(url, "WDL", "1.1", null, null, "{}", Map.of(), Map.of(), attachments, "{}");
    }

    private WorkflowSources sources() {
        var config = (WesConfig) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WesConfig.class}, (proxy, method, arguments) -> 1_000_000);
        return new WorkflowSources(
                (address, most) -> Optional.ofNullable(web.get(address)).orElseThrow(() -> new AssertionError(address)),
                new Store(),
                new Bundles(),
                config,
                new ObjectMapper());
    }

    private final class Bundles implements BundleRepository {
        @Override
        public void put(String digest, byte[] body) {
            bundles.put(digest, body);
        }

        @Override
        public Optional<byte[]> find(String digest) {
            return Optional.ofNullable(bundles.get(digest));
        }
    }

    /** Objects by address: path and text. */
    private final class Store implements Files {
        private final Map<UUID, String> texts = new HashMap<>();

        @Override
        public List<Found> resolve(String person, UUID workspace, List<String> references) {
            return references.stream().map(this::found).toList();
        }

        private Found found(String reference) {
            var kept = store.get(reference);
            if (kept == null) {
                return new Found(reference, null, null, null, null);
            }
            var id = UUID.randomUUID();
            int end = kept.indexOf('|');
            texts.put(id, kept.substring(end + 1));
            return new Found(
                    reference,
                    new Stored(id, "drs://host/" + id, WORKSPACE, kept.substring(0, end), 1, null),
                    null,
                    null,
                    null);
        }

        @Override
        public byte[] read(String person, UUID workspace, RunId run, UUID object, long most) {
            return texts.get(object).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void registerInputs(Run run, List<UUID> objects) {}

        @Override
        public Set<UUID> confirm(List<Pinned> objects) {
            return Set.of();
        }

        @Override
        public Stored write(Run run, String path, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Stored write(Run run, String path, Path content) {
            throw new UnsupportedOperationException();
        }
    }
}
