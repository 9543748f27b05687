package org.jixia.drs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DrsService
class WorkFilesIT {
    private static final String DRS = "/ga4gh/drs/v1/objects/";

    @Inject
    Jdbi jdbi;

    private final UUID workspace = Ids.next();
    private final UUID run = Ids.next();
    private final Client alice = Client.person("alice");
    private final Client tes = Client.service("tes");
    private final Client wes = Client.service("wes");

    @BeforeEach
    void members() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
        WorkspaceFake.member(workspace, "rita", "READER");
    }

    @Test
    void stagedInputsAreReadableByTheirTaskOnly() {
        var object = alice.upload(workspace, "in/reads 一.fq", bytes("ACGT"));
        var task = Ids.next();
        var staged = stage(
                task,
                workspace,
                "drs://drs.test/" + object,
                "s3://ws-" + workspace + "/in/reads 一.fq",
                "drs://drs.test/" + Ids.next(),
                "https://example.org/x.fa",
                "gs://nowhere/x",
                "file:///etc/passwd");
        assertThat(staged.statusCode()).as(staged.asString()).isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            assertThat(staged.<String>path("tasks[0].inputs[" + i + "].object.id"))
                    .isEqualTo(object);
            assertThat(Client.fetch(staged.path("tasks[0].inputs[" + i + "].accessUrl")))
                    .isEqualTo(bytes("ACGT"));
        }
        assertThat(staged.<String>path("tasks[0].inputs[2].fault.code")).isEqualTo("drs.reference-not-found");
        assertThat(staged.<String>path("tasks[0].inputs[3].accessUrl")).isEqualTo("https://example.org/x.fa");
        assertThat(staged.<String>path("tasks[0].inputs[4].fault.code")).isEqualTo("drs.reference-unmapped");
        assertThat(staged.<String>path("tasks[0].inputs[5].fault.code")).isEqualTo("drs.reference-scheme");

        var granted = Client.with(TestTokens.task("alice", workspace, run, WorkspaceFake.ACCOUNT, task, 1));
        var other = Client.with(TestTokens.task("alice", workspace, run, WorkspaceFake.ACCOUNT, Ids.next(), 1));
        assertThat(granted.get(DRS + object).statusCode()).isEqualTo(200);
        assertThat(other.get(DRS + object).statusCode()).isEqualTo(404);
        assertThat(decided("object.stage", object)).isEqualTo(2);
    }

    @Test
    void inputsOfOtherWorkspacesMustBeListedForTheRun() {
        var elsewhere = Ids.next();
        WorkspaceFake.member(elsewhere, "alice", "WRITER");
        var object = alice.upload(elsewhere, "ref.fa", bytes(">x"));
        var url = "drs://drs.test/" + object;
        assertThat(stage(Ids.next(), workspace, url).<String>path("tasks[0].inputs[0].fault.code"))
                .isEqualTo("drs.not-an-input");
        var runToken = Client.with(TestTokens.run("alice", workspace, run, WorkspaceFake.ACCOUNT));
        assertThat(runToken.get(DRS + object).statusCode()).isEqualTo(404);
        var inputs = Map.of("person", "alice", "workspace", workspace, "objects", List.of(object));
        assertThat(wes.put("/internal/runs/" + run + "/inputs", inputs).statusCode())
                .isEqualTo(204);
        assertThat(stage(Ids.next(), workspace, url).<String>path("tasks[0].inputs[0].object.id"))
                .isEqualTo(object);
        assertThat(runToken.get(DRS + object).statusCode()).isEqualTo(200);
        var refused = wes.put(
                "/internal/runs/" + run + "/inputs",
                Map.of("person", "rita", "workspace", workspace, "objects", List.of(object)));
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.<String>path("faults[0].where")).isEqualTo("objects[0]");
    }

    @Test
    void outputsBecomeObjectsOnceTheirBytesAreThere() {
        var task = Ids.next();
        var small = bytes("small output");
        var large = Client.random(6 << 20, 9);
        var declared = declare(task, 1, file("out/small.txt", small), file("out/large.bam", large));
        assertThat(declared.statusCode()).as(declared.asString()).isEqualTo(200);
        assertThat(declared.<List<String>>path("files.upload.method")).containsExactly("PUT", "MULTIPART");
        String first = declared.path("files[0].objectId");
        assertThat(alice.get(DRS + first).statusCode()).isEqualTo(404);
        var early = complete(task, declared.<List<String>>path("files.objectId"));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.<List<?>>path("faults")).hasSize(2);

        assertThat(declared.<Map<String, String>>path("files[0].upload.headers"))
                .containsExactly(Map.entry("If-None-Match", "*"));
        String once = declared.path("files[0].upload.urls[0]");
        assertThat(Client.putBytes(once, small)).as("without the signed header").isEqualTo(403);
        assertThat(Client.putOnce(once, small)).isEqualTo(200);
        Client.putBytes(declared.path("files[1].upload.urls[0]"), Arrays.copyOf(large, 5 << 20));
        Client.putBytes(declared.path("files[1].upload.urls[1]"), Arrays.copyOfRange(large, 5 << 20, large.length));
        var completed = complete(task, declared.<List<String>>path("files.objectId"));
        assertThat(completed.statusCode()).as(completed.asString()).isEqualTo(200);
        assertThat(completed.<List<String>>path("files.path")).containsExactly("out/small.txt", "out/large.bam");
        assertThat(Client.fetch(alice.accessUrl(completed.path("files[1].id")))).isEqualTo(large);
        assertThat(complete(task, declared.<List<String>>path("files.objectId")).statusCode())
                .isEqualTo(200);
        assertThat(Client.putOnce(once, bytes("other output")))
                .as("nothing replaces what is complete")
                .isEqualTo(412);
        assertThat(Client.fetch(alice.accessUrl(first))).isEqualTo(small);

        bytesKeptAlreadyAreNotSentAgain(first, small);
    }

    private void bytesKeptAlreadyAreNotSentAgain(String first, byte[] small) {
        var again = declare(Ids.next(), 1, file("elsewhere.txt", small));
        assertThat(again.<Map<?, ?>>path("files[0].upload"))
                .as("bytes kept already")
                .isNull();
        assertThat(Client.fetch(alice.accessUrl(again.path("files[0].objectId"))))
                .isEqualTo(small);
        var confirmed = wes.post(
                "/internal/objects:confirm",
                Map.of(
                        "objects",
                        List.of(
                                Map.of("id", first, "sha256", Client.sha256(small)),
                                Map.of("id", Ids.next(), "sha256", Client.sha256(small)))));
        assertThat(confirmed.<List<String>>path("confirmed")).containsExactly(first);
    }

    @Test
    void aShortOutputIsNotRegistered() {
        var task = Ids.next();
        var declared = declare(task, 1, file("short.txt", bytes("12345")));
        String url = declared.path("files[0].upload.urls[0]");
        Client.putOnce(url, bytes("1234"));
        var refused = complete(task, declared.<List<String>>path("files.objectId"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("faults[0].code")).isEqualTo("drs.size-differs");
        assertThat(Client.putOnce(url, bytes("12345")))
                .as("the right bytes may follow")
                .isEqualTo(200);
        assertThat(complete(task, declared.<List<String>>path("files.objectId")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theHighestAttemptHoldsTheOutput() {
        var task = Ids.next();
        var first = declare(task, 1, file("out.txt", bytes("one")));
        Client.putOnce(first.path("files[0].upload.urls[0]"), bytes("one"));
        complete(task, first.<List<String>>path("files.objectId"));
        var same = declare(task, 2, file("out.txt", bytes("one")));
        assertThat(same.<String>path("files[0].objectId")).isEqualTo(first.path("files[0].objectId"));
        var second = declare(task, 3, file("out.txt", bytes("two")));
        assertThat(second.<String>path("files[0].objectId")).isNotEqualTo(first.path("files[0].objectId"));
        assertThat(declare(task, 2, file("out.txt", bytes("one"))).statusCode()).isEqualTo(409);
        assertThat(alice.get(DRS + first.<String>path("files[0].objectId")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void outputsOfWhoMayNotWriteAreRefused() {
        var body = new HashMap<>(outputs(Ids.next(), 1, file("x", bytes("x"))));
        body.put("person", "rita");
        assertThat(tes.post("/internal/outputs", body).statusCode()).isEqualTo(404);
        assertThat(alice.post("/internal/outputs", body).statusCode()).isEqualTo(404);
        body.put("person", "alice");
        body.put("files", List.of(file("../x", bytes("x")), file("../x", bytes("x"))));
        var bad = tes.post("/internal/outputs", body);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.<List<String>>path("faults.code")).contains("drs.path-dots", "drs.path-twice");
    }

    @Test
    void referencesOfEveryFormAreResolvedInOrder() {
        var object = alice.upload(workspace, "ref/hg38.fa", bytes(">chr"));
        var admin = Client.person("root", "administrator");
        var map = Map.of(
                "items",
                List.of(Map.of("prefix", "gs://broad-references/", "target", "s3://ws-" + workspace + "/ref/")));
        assertThat(admin.put("/address-maps", map).statusCode()).isEqualTo(200);
        assertThat(alice.put("/address-maps", map).statusCode()).isEqualTo(403);
        var mirror = Map.of("prefix", "gs://mirrored/", "target", "https://mirror.example.org/");
        assertThat(admin.put("/address-maps", Map.of("items", List.of(mirror))).statusCode())
                .isEqualTo(200);
        var wrong = admin.put("/address-maps", Map.of("items", Arrays.asList(null, Map.of("prefix", "x"))));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.<List<String>>path("faults.where"))
                .containsExactly("items[0]", "items[1].prefix", "items[1].target");
        assertThat(admin.put("/address-maps", map).statusCode()).isEqualTo(200);
        assertThat(alice.get("/address-maps").<List<?>>path("items")).hasSize(1);
        var references = List.of(
                "ref/hg38.fa",
                "drs://drs.test/" + object,
                "gs://broad-references/hg38.fa",
                "missing.fa",
                "drs://elsewhere.org/1",
                "https://example.org/a");
        var resolved = Client.service("workspace")
                .post(
                        "/internal/objects:resolve",
                        Map.of("person", "alice", "workspace", workspace, "references", references));
        assertThat(resolved.<List<String>>path("items.reference")).isEqualTo(references);
        assertThat(resolved.<List<String>>path("items.object.id")).startsWith(object, object, object);
        assertThat(resolved.<String>path("items[3].fault.code")).isEqualTo("drs.reference-not-found");
        assertThat(resolved.<String>path("items[4].fault.code")).isEqualTo("drs.reference-authority");
        assertThat(resolved.<String>path("items[5].external")).isEqualTo("https://example.org/a");
        var looked = wes.post("/internal/objects:lookup", Map.of("objects", List.of(object)));
        assertThat(looked.<List<String>>path("items.path")).containsExactly("ref/hg38.fa");
        var access = wes.post(
                "/internal/objects:access",
                Map.of("person", "alice", "workspace", workspace, "objects", List.of(object)));
        assertThat(Client.fetch(access.path("items[0].url"))).isEqualTo(bytes(">chr"));
    }

    @Test
    void objectsOfKnownServersAreLookedForThereWhenTheyAreStaged() {
        var urls = List.of(
                "drs://partner.test/open",
                "drs://partner.test/none",
                "drs://partner.test/behind-headers",
                "drs://partner.test/a%zz",
                "drs://partner.test/..");
        var resolved = Client.service("workspace")
                .post(
                        "/internal/objects:resolve",
                        Map.of("person", "alice", "workspace", workspace, "references", urls));
        assertThat(resolved.<List<String>>path("items.external")).isEqualTo(urls);

        var staged = stage(Ids.next(), workspace, urls.toArray(String[]::new));
        assertThat(staged.<String>path("tasks[0].inputs[0].accessUrl")).isEqualTo("https://store.partner.test/open");
        assertThat(staged.<List<String>>path("tasks[0].inputs.fault.code"))
                .hasSize(4)
                .containsOnly("drs.reference-foreign");
        assertThat(staged.<String>path("tasks[0].inputs[1].fault.detail")).contains("partner.test", "404");
    }

    @Test
    void aRemovedWorkspaceLeavesNothingAndTakesNothing() {
        var objects = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            objects.add(alice.upload(workspace, i + ".txt", bytes("n" + i)));
        }
        String open = alice.open(workspace, "open.bin", new byte[9]).path("id");
        var removal = "/internal/workspaces/" + workspace + "/removal";
        var service = Client.service("workspace");
        var contents = "/internal/workspaces/" + workspace + "/contents";
        assertThat(service.get(contents).<Integer>path("objects")).isEqualTo(3);
        assertThat(service.get(contents).<Integer>path("bytes")).isEqualTo(6);
        assertThat(wes.get(contents).statusCode()).isEqualTo(404);
        assertThat(service.put(removal, Map.of()).<Boolean>path("done")).isFalse();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> service.put(removal, Map.of()).<Boolean>path("done"));
        objects.forEach(o -> assertThat(alice.get(DRS + o).statusCode()).isEqualTo(404));
        assertThat(alice.get("/uploads/" + open).<String>path("state")).isEqualTo("ABORTED");
        assertThat(alice.open(workspace, "new.txt", bytes("x")).statusCode()).isEqualTo(409);
        assertThat(wes.put(removal, Map.of()).statusCode()).isEqualTo(404);
    }

    private Response stage(UUID task, UUID in, String... urls) {
        var inputs = Arrays.stream(urls).map(u -> Map.of("url", u)).toList();
        return tes.post(
                "/internal/tasks:stage",
                Map.of(
                        "tasks",
                        List.of(Map.of(
                                "task",
                                task,
                                "attempt",
                                1,
                                "person",
                                "alice",
                                "workspace",
                                in,
                                "run",
                                run,
                                "inputs",
                                inputs))));
    }

    @SafeVarargs
    private Response declare(UUID task, int attempt, Map<String, Object>... files) {
        return tes.post("/internal/outputs", outputs(task, attempt, files));
    }

    @SafeVarargs
    private Map<String, Object> outputs(UUID task, int attempt, Map<String, Object>... files) {
        return Map.of(
                "task",
                task,
                "attempt",
                attempt,
                "run",
                run,
                "person",
                "alice",
                "workspace",
                workspace,
                "files",
                List.of(files));
    }

    private Response complete(UUID task, List<String> objects) {
        var files = objects.stream().map(o -> Map.of("objectId", o)).toList();
        return tes.post("/internal/outputs:complete", Map.of("task", task, "attempt", 1, "files", files));
    }

    private static Map<String, Object> file(String path, byte[] bytes) {
        return Map.of(
                "path", path, "size", bytes.length, "sha256", Client.sha256(bytes), "md5", Client.digest("MD5", bytes));
    }

    private int decided(String action, String object) {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from outbox where body like :a and body like :o")
                .bind("a", "%\"action\":\"" + action + "\"%")
                .bind("o", "%\"object\":\"" + object + "\"%")
                .mapTo(Integer.class)
                .one());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
