package org.jixia.drs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.EventSchemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that get other names, and several that are deleted at once. */
@QuarkusTest
@DrsService
class RenameIT {
    private static final String DRS = "/ga4gh/drs/v1/objects/";

    @Inject
    Jdbi jdbi;

    private final UUID workspace = Ids.next();
    private final String files = "/workspaces/" + workspace + "/files";
    private final Client alice = Client.person("alice");

    @BeforeEach
    void members() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
        WorkspaceFake.member(workspace, "rita", "READER");
    }

    @Test
    void aFileMovesWithItsEarlierVersionsAndKeepsItsIdAndBytes() throws IOException {
        var old = alice.upload(workspace, "in/a.txt", bytes("old"));
        var object = alice.upload(workspace, "in/a.txt", bytes("new"));
        var before = alice.get(DRS + object).<Object>path("checksums");

        var renamed = rename(alice, object, "done/样本 a.txt");
        assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(200);
        assertThat(renamed.<String>path("path")).isEqualTo("done/样本 a.txt");
        assertThat(renamed.<String>path("drsUri")).endsWith(object);

        assertThat(paths()).containsExactly("done/样本 a.txt");
        assertThat(alice.get(DRS + object).<Object>path("checksums")).isEqualTo(before);
        assertThat(Client.fetch(alice.accessUrl(object))).isEqualTo(bytes("new"));
        var versions = alice.get(files + ":versions?path=done/%E6%A0%B7%E6%9C%AC%20a.txt");
        assertThat(versions.<List<String>>path("items.object.id")).containsExactly(object, old);
        assertThat(told("ObjectMoved", object)).isEqualTo(1);
        assertThat(told("\"object.move\"", object)).isEqualTo(1);
        EventSchemas.told("drs", "ObjectMoved", moved(object));
        assertThat(told("ObjectRemoved", object)).isZero();
    }

    private JsonNode moved(String object) throws IOException {
        var body = jdbi.withHandle(
                h -> h.createQuery("select body from outbox where name = 'ObjectMoved' and body like :object")
                        .bind("object", "%" + object + "%")
                        .mapTo(String.class)
                        .one());
        return new ObjectMapper().readTree(body).path("data");
    }

    @Test
    void aRepeatedRenameIsSuccessAndTellsNothingMore() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        for (int i = 0; i < 2; i++) {
            assertThat(rename(alice, object, "b.txt").statusCode()).isEqualTo(200);
        }
        assertThat(told("ObjectMoved", object)).isEqualTo(1);
        assertThat(rename(alice, object, "cafe\u0301").<String>path("path")).isEqualTo("caf\u00e9");
    }

    @Test
    void aTakenNameAndAnEarlierVersionAreRefusedInWords() {
        var old = alice.upload(workspace, "a.txt", bytes("old"));
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        alice.upload(workspace, "b.txt", bytes("b"));
        var taken = rename(alice, object, "b.txt");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.<String>path("code")).isEqualTo("drs.name-taken");
        assertThat(taken.<String>path("detail")).contains("b.txt");
        var earlier = rename(alice, old, "c.txt");
        assertThat(earlier.statusCode()).isEqualTo(409);
        assertThat(earlier.<String>path("code")).isEqualTo("drs.name-not-current");
        assertThat(paths()).containsExactly("a.txt", "b.txt");
    }

    @Test
    void namesKeepTheRulesOfUploads() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        for (var path : List.of("../a", "/a", "a/", "a\u0007b", "a\\b", "x".repeat(256), "x/".repeat(600) + "y", "")) {
            assertThat(rename(alice, object, path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(alice.patch("/objects/" + object, Map.of()).statusCode()).isEqualTo(400);
        var both = rename(alice, object, "../" + "x".repeat(256));
        assertThat(both.<List<String>>path("faults.code")).contains("drs.path-dots", "drs.path-segment-too-long");
        assertThat(paths()).containsExactly("a.txt");
    }

    @Test
    void whoMayNotWriteIsToldWhatStrangersAreTold() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        for (var other : List.of(Client.person("rita"), Client.person("mallory"))) {
            var refused = rename(other, object, "b.txt");
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.<String>path("code")).isEqualTo("drs.object-not-found");
            assertThat(other.post(files + ":delete", Map.of("objects", List.of(object)))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(rename(alice, Ids.next().toString(), "b.txt").statusCode()).isEqualTo(404);
        assertThat(given().contentType("application/json")
                        .body(Map.of("path", "b"))
                        .patch("/objects/" + object)
                        .statusCode())
                .isEqualTo(401);
        WorkspaceFake.lockedMember(workspace, "alice", "WRITER");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> rename(alice, object, "../b.txt").statusCode() == 409);
        assertThat(rename(alice, object, "b.txt").<String>path("code")).isEqualTo("platform.workspace-locked");
        assertThat(paths()).containsExactly("a.txt");
    }

    @Test
    void referencesAndRegisteredFilesMoveTooAndADeletedOneDoesNot() {
        WorkspaceFake.member(workspace, "alice", "OWNER");
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        String reference = alice.post(files + ":reference", Map.of("objectId", object, "path", "shown.txt"))
                .path("id");
        String registering = alice.post(
                        files + ":register", Map.of("root", "cohorts", "path", "cohort.vcf", "as", "cohort.vcf"))
                .path("id");
        String registered = alice.ended(registering, "AVAILABLE").path("objectId");
        assertThat(rename(alice, reference, "r/shown.txt").statusCode()).isEqualTo(200);
        assertThat(rename(alice, registered, "r/cohort.vcf").statusCode()).isEqualTo(200);
        assertThat(alice.get(DRS + registered + "/access/https").statusCode()).isEqualTo(200);

        alice.delete("/objects/" + object);
        assertThat(rename(alice, object, "b.txt").statusCode()).isEqualTo(404);
        assertThat(paths()).containsExactly("r/cohort.vcf", "r/shown.txt");
    }

    @Test
    void severalFilesGoTogetherOrNotAtAll() {
        var a = alice.upload(workspace, "a.txt", bytes("a"));
        var b = alice.upload(workspace, "b.txt", bytes("b"));
        var elsewhere = Ids.next();
        WorkspaceFake.member(elsewhere, "alice", "WRITER");
        var foreign = alice.upload(elsewhere, "c.txt", bytes("c"));

        var refused = alice.post(files + ":delete", Map.of("objects", List.of(a, foreign, Ids.next())));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<List<String>>path("faults.where")).containsExactly("objects[1]", "objects[2]");
        assertThat(paths()).containsExactly("a.txt", "b.txt");
        assertThat(alice.post(files + ":delete", Map.of()).statusCode()).isEqualTo(400);

        for (int i = 0; i < 2; i++) {
            assertThat(alice.post(files + ":delete", Map.of("objects", List.of(a, b)))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(paths()).isEmpty();
        assertThat(told("ObjectRemoved", a)).isEqualTo(1);
        assertThat(told("\"object.delete\"", a)).isEqualTo(1);
    }

    private static Response rename(Client who, String object, String path) {
        return who.patch("/objects/" + object, Map.of("path", path));
    }

    private List<String> paths() {
        return alice.get(files).path("items.path");
    }

    private int told(String what, String object) {
        return jdbi.withHandle(
                h -> h.createQuery("select count(*) from outbox where body like :what and body like :object")
                        .bind("what", "%" + what + "%")
                        .bind("object", "%" + object + "%")
                        .mapTo(Integer.class)
                        .one());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
