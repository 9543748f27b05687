package org.jixia.drs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.removal.ScrubService;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.storage.ObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DrsService
class RegisteredIT {
    private static final String DRS = "/ga4gh/drs/v1/objects/";

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectStore store;

    @Inject
    ScrubService scrub;

    private final UUID workspace = Ids.next();
    private final Client alice = Client.person("alice");
    private final Client rita = Client.person("rita");
    private final Client mallory = Client.person("mallory");

    @BeforeEach
    void members() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
        WorkspaceFake.member(workspace, "rita", "READER");
    }

    @Test
    void registeredFilesAreReadWhereTheyLie() {
        var register = "/workspaces/" + workspace + "/files:register";
        assertThat(alice.get("/registration-roots").<List<String>>path("items.name"))
                .containsExactlyInAnyOrder("cohorts", "sequencer");
        var begun = alice.post(register, Map.of("root", "cohorts", "path", "cohort.vcf", "as", "in/cohort.vcf"));
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        String object = alice.ended(begun.path("id"), "AVAILABLE").path("objectId");
        String url = alice.accessUrl(object);
        var content = given().header("Range", "bytes=2-11").get(url.substring(url.indexOf("/content/")));
        assertThat(content.statusCode()).isEqualTo(206);
        assertThat(content.asString()).isEqualTo("fileformat");
        assertThat(given().get("/content/AAAA.BBBB").statusCode()).isEqualTo(404);
        assertThat(alice.post(register, Map.of("root", "cohorts", "path", "escape"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(alice.post(register, Map.of("root", "cohorts", "path", "../x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(alice.post(register, Map.of("root", "none", "path", "x")).statusCode())
                .isEqualTo(404);
        assertThat(rita.post(register, Map.of("root", "cohorts", "path", "cohort.vcf"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRegisteredFileThatChangedIsRefusedAndTakenBackWhenItIsAsItWas() throws IOException {
        var file = Files.writeString(WorkspaceFake.folder().resolve(workspace + ".txt"), "as digested");
        var written = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, written);
        var object = register(workspace, "cohorts", workspace + ".txt");
        String url = alice.accessUrl(object);
        var link = url.substring(url.indexOf("/content/"));
        assertThat(given().get(link).asString()).isEqualTo("as digested");

        Files.writeString(file, "as changed.");
        Files.setLastModifiedTime(file, FileTime.from(written.toInstant().plusSeconds(5)));
        var served = given().get(link);
        assertThat(served.statusCode()).isEqualTo(410);
        assertThat(served.<String>path("code")).isEqualTo("drs.source-changed");
        assertThat(alice.get(DRS + object + "/access/https").statusCode()).isEqualTo(410);
        assertThat(mallory.get(DRS + object + "/access/https").statusCode()).isEqualTo(404);
        assertThat(staged(object).<String>path("tasks[0].inputs[0].fault.code")).isEqualTo("drs.source-changed");
        assertThat(scrubbed(object)).isEqualTo("LOST");

        Files.writeString(file, "as digested");
        Files.setLastModifiedTime(file, written);
        assertThat(given().get(link).asString()).isEqualTo("as digested");
        assertThat(scrubbed(object)).isEqualTo("KEPT");
        assertThat(staged(object).<String>path("tasks[0].inputs[0].object.id")).isEqualTo(object);
    }

    @Test
    void filesOfAnInstitutionsBucketAreReadThereAndNeverDeleted() {
        store.createBucket("sequencer");
        var key = "runs/" + workspace + "/s1.fastq";
        put("sequencer", key, "ACGT");
        var object = register(workspace, "sequencer", workspace + "/s1.fastq");
        assertThat(Client.fetch(alice.accessUrl(object))).isEqualTo(bytes("ACGT"));

        put("sequencer", key, "TTTT");
        assertThat(alice.get(DRS + object + "/access/https").statusCode()).isEqualTo(410);
        put("sequencer", key, "ACGT");
        assertThat(Client.fetch(alice.accessUrl(object))).isEqualTo(bytes("ACGT"));

        assertThat(alice.delete("/objects/" + object).statusCode()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(10)).until(() -> state(object).equals("REMOVED"));
        assertThat(store.stat("sequencer", key)).isPresent();
    }

    @Test
    void lostBytesAreFoundByTheScrubAndToldToWhoMayReadThem() {
        var object = alice.upload(workspace, "lost.txt", bytes("lost"));
        store.delete("ws-" + workspace, List.of("o/" + object));
        assertThat(scrubbed(object)).isEqualTo("LOST");

        var lost = alice.get(DRS + object + "/access/https");
        assertThat(lost.statusCode()).isEqualTo(410);
        assertThat(lost.<String>path("msg")).contains("no longer");
        assertThat(mallory.get(DRS + object + "/access/https").statusCode()).isEqualTo(404);
        assertThat(staged(object).<String>path("tasks[0].inputs[0].fault.code")).isEqualTo("drs.bytes-lost");
        var missing = Ids.next().toString();
        var bulk = alice.post(
                "/ga4gh/drs/v1/objects/access",
                Map.of(
                        "bulk_object_access_ids",
                        List.of(Map.of("bulk_object_id", object), Map.of("bulk_object_id", missing))));
        assertThat(bulk.<List<Integer>>path("unresolved_drs_objects.error_code"))
                .containsExactly(404, 410);
        assertThat(bulk.<List<String>>path("unresolved_drs_objects[1].object_ids"))
                .containsExactly(object);
    }

    @Test
    void rootsKeptForSomeAreShownToThemOnly() {
        WorkspaceFake.member(WorkspaceFake.FAVOURED_WORKSPACE, "alice", "WRITER");
        assertThat(alice.get("/registration-roots").<List<String>>path("items.name"))
                .doesNotContain("kept");
        assertThat(alice.get("/registration-roots?workspace=" + workspace).<List<String>>path("items.name"))
                .doesNotContain("kept");
        var favoured = "/registration-roots?workspace=" + WorkspaceFake.FAVOURED_WORKSPACE;
        assertThat(alice.get(favoured).<List<String>>path("items.name")).contains("kept", "cohorts");
        assertThat(mallory.get(favoured).statusCode()).isEqualTo(404);
        assertThat(Client.person("root", "administrator")
                        .get("/registration-roots")
                        .<List<String>>path("items.name"))
                .contains("kept");
        var elsewhere = alice.post(
                "/workspaces/" + workspace + "/files:register", Map.of("root", "kept", "path", "cohort.vcf"));
        assertThat(elsewhere.statusCode()).isEqualTo(404);
    }

    @Test
    void aKeyBelongsToOneCommandInOneWorkspace() {
        var other = Ids.next();
        WorkspaceFake.member(other, "alice", "WRITER");
        var body = Map.of("root", "cohorts", "path", "cohort.vcf");
        var key = "k-" + workspace;
        var first = alice.post("/workspaces/" + workspace + "/files:register", body, key);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(alice.post("/workspaces/" + workspace + "/files:register", body, key)
                        .<String>path("id"))
                .isEqualTo(first.path("id"));
        assertThat(alice.post("/workspaces/" + other + "/files:register", body, key)
                        .statusCode())
                .isEqualTo(422);
        var upload = Client.newUpload(workspace, "u", 1, Client.sha256(bytes("u")));
        assertThat(alice.post("/uploads", upload, key).statusCode())
                .as("another command")
                .isEqualTo(201);
    }

    private String register(UUID in, String root, String path) {
        var begun = alice.post("/workspaces/" + in + "/files:register", Map.of("root", root, "path", path));
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        return alice.ended(begun.path("id"), "AVAILABLE").path("objectId");
    }

    private Response staged(String object) {
        var task = Map.of(
                "task",
                Ids.next(),
                "attempt",
                1,
                "person",
                "alice",
                "workspace",
                workspace,
                "inputs",
                List.of(Map.of("url", "drs://drs.test/" + object)));
        return Client.service("tes").post("/internal/tasks:stage", Map.of("tasks", List.of(task)));
    }

    /** The state of the object's bytes after a look at the store. */
    private String scrubbed(String object) {
        var id = UUID.fromString(object);
        jdbi.useHandle(h -> h.execute("update blob set checked_at = now() - interval '25 hours' where id = ?", id));
        scrub.scrub(200);
        return jdbi.withHandle(h -> h.createQuery("select state from blob where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    private void put(String bucket, String key, String text) {
        store.put(bucket, key, new ByteArrayInputStream(bytes(text)), text.length(), null);
    }

    private String state(String object) {
        return jdbi.withHandle(h -> h.createQuery("select state from object where id = :id")
                .bind("id", UUID.fromString(object))
                .mapTo(String.class)
                .one());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
