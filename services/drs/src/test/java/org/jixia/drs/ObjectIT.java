package org.jixia.drs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DrsService
class ObjectIT {
    private static final String DRS = "/ga4gh/drs/v1/objects/";

    @Inject
    Jdbi jdbi;

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
    void strangersSeeWhatIsThereAsWhatIsNot() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        var missing = Ids.next().toString();
        for (var path : List.of("%s", "%s/access/https")) {
            var there = mallory.get(DRS + path.formatted(object));
            var not = mallory.get(DRS + path.formatted(missing));
            assertThat(there.statusCode()).isEqualTo(404).isEqualTo(not.statusCode());
            assertThat(there.<String>path("msg").replace(object, missing)).isEqualTo(not.path("msg"));
            assertThat(given().get(DRS + path.formatted(object)).statusCode()).isEqualTo(401);
            assertThat(given().get(DRS + path.formatted(missing)).statusCode()).isEqualTo(401);
        }
        assertThat(mallory.delete("/objects/" + object).statusCode()).isEqualTo(404);
        assertThat(rita.delete("/objects/" + object).statusCode()).isEqualTo(404);
        assertThat(rita.get(DRS + object).statusCode()).isEqualTo(200);
        assertThat(mallory.get(DRS + "not-an-id").statusCode()).isEqualTo(404);
        assertThat(mallory.get(DRS + "a%2Fb/access/https").statusCode()).isEqualTo(404);
    }

    @Test
    void aRemovedMemberIsRefusedWithinASecond() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        assertThat(rita.get(DRS + object + "/access/https").statusCode()).isEqualTo(200);
        WorkspaceFake.removeMember(workspace, "rita");
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> rita.get(DRS + object + "/access/https").statusCode() == 404);
    }

    @Test
    void optionsTellsTheSameOfEveryIdToEverybody() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        for (var id : List.of(object, Ids.next().toString())) {
            var options = given().header("Origin", "https://other.example").options(DRS + id);
            assertThat(options.statusCode()).isEqualTo(200);
            assertThat(options.<List<String>>path("supported_types")).containsExactly("BearerAuth");
            assertThat(options.<String>path("drs_object_id")).isEqualTo(id);
        }
        var bulk = given().contentType("application/json")
                .body(Map.of("bulk_object_ids", List.of(object, "bad")))
                .options("/ga4gh/drs/v1/objects");
        assertThat(bulk.<Integer>path("summary.resolved")).isEqualTo(1);
        assertThat(bulk.<Integer>path("unresolved_drs_objects[0].error_code")).isEqualTo(404);
    }

    @Test
    void bulkAnswersWhatItCanAndNamesTheRest() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        var missing = Ids.next().toString();
        var found = alice.post("/ga4gh/drs/v1/objects", Map.of("bulk_object_ids", List.of(object, missing)));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.<List<String>>path("resolved_drs_object.id")).containsExactly(object);
        assertThat(found.<List<String>>path("unresolved_drs_objects[0].object_ids"))
                .containsExactly(missing);
        var access = alice.post(
                "/ga4gh/drs/v1/objects/access",
                Map.of(
                        "bulk_object_access_ids",
                        List.of(
                                Map.of("bulk_object_id", object, "bulk_access_ids", List.of("https")),
                                Map.of("bulk_object_id", missing, "bulk_access_ids", List.of("https")))));
        assertThat(Client.fetch(access.path("resolved_drs_object_access_urls[0].url")))
                .isEqualTo(bytes("a"));
        assertThat(access.<Integer>path("summary.unresolved")).isEqualTo(1);
        var nameless = alice.post(
                "/ga4gh/drs/v1/objects/access", Map.of("bulk_object_access_ids", List.of(Map.of(), Map.of())));
        assertThat(nameless.statusCode()).isEqualTo(400);
        assertThat(nameless.<String>path("msg"))
                .contains("bulk_object_access_ids[0].bulk_object_id", "bulk_object_access_ids[1].bulk_object_id");
        var many = IntStream.range(0, 1001).mapToObj(i -> missing).toList();
        assertThat(alice.post("/ga4gh/drs/v1/objects", Map.of("bulk_object_ids", many))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void passportsAreRefusedInWords() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        var refused = alice.post(DRS + object, Map.of("passports", List.of("e30.e30.x")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("msg")).contains("bearer");
        assertThat(alice.post(DRS + object, Map.of("passports", List.of())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void serviceInfoIsForEverybody() {
        alice.upload(workspace, "a.txt", bytes("abc"));
        var info = given().get("/ga4gh/drs/v1/service-info");
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(info.<String>path("type.artifact")).isEqualTo("drs");
        assertThat(info.<Integer>path("maxBulkRequestLength")).isEqualTo(info.path("drs.maxBulkRequestLength"));
        assertThat(info.<Integer>path("drs.objectCount")).isNotNegative();
    }

    @Test
    void deletedObjectsLeaveATombstoneAndNoBytes() {
        var object = alice.upload(workspace, "gone.txt", bytes("gone"));
        var url = alice.accessUrl(object);
        assertThat(alice.delete("/objects/" + object).statusCode()).isEqualTo(204);
        assertThat(alice.delete("/objects/" + object).statusCode()).isEqualTo(204);
        assertThat(alice.get(DRS + object).statusCode()).isEqualTo(404);
        assertThat(alice.get(DRS + object).<String>path("msg")).contains("removed");
        assertThat(alice.get(DRS + object + "/access/https").statusCode()).isEqualTo(404);
        assertThat(alice.get("/workspaces/" + workspace + "/files").<List<?>>path("items"))
                .isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> state(object).equals("REMOVED"));
        assertThat(Client.send(HttpRequest.newBuilder(URI.create(url))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void sharedBytesGoWithTheirLastObject() {
        var other = Ids.next();
        WorkspaceFake.member(other, "alice", "OWNER");
        WorkspaceFake.member(other, "rita", "READER");
        WorkspaceFake.member(other, "otto", "READER");
        var first = alice.upload(workspace, "ref.fa", bytes(">chr1"));
        var shown = alice.post(
                "/workspaces/" + other + "/files:reference", Map.of("objectId", first, "path", "shared/ref.fa"));
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(201);
        String second = shown.path("id");
        assertThat(Client.person("otto").get(DRS + second).statusCode())
                .as("a reference gives no right")
                .isEqualTo(404);
        alice.delete("/objects/" + first);
        await().atMost(Duration.ofSeconds(5)).until(() -> state(first).equals("REMOVED"));
        assertThat(Client.fetch(rita.accessUrl(second))).isEqualTo(bytes(">chr1"));
        alice.delete("/objects/" + second);
        await().atMost(Duration.ofSeconds(10)).until(() -> state(second).equals("REMOVED"));
    }

    @Test
    void foldersAreListedPageByPage() {
        for (var path : List.of("a.txt", "b/1.txt", "b/2.txt", "b0.txt", "c/d/3.txt")) {
            alice.upload(workspace, path, bytes(path));
        }
        var files = "/workspaces/" + workspace + "/files";
        assertThat(alice.get(files + "?delimiter=/").<List<String>>path("items.path"))
                .containsExactly("a.txt", "b/", "b0.txt", "c/");
        assertThat(alice.get(files + "?delimiter=/&prefix=b/").<List<String>>path("items.path"))
                .containsExactly("b/1.txt", "b/2.txt");
        assertThat(alice.get(files + "?prefix=b").<List<String>>path("items.path"))
                .containsExactly("b/1.txt", "b/2.txt", "b0.txt");
        var first = alice.get(files + "?delimiter=/&pageSize=2");
        assertThat(first.<List<String>>path("items.path")).containsExactly("a.txt", "b/");
        var second = given().auth()
                .oauth2(TestTokens.person("alice"))
                .queryParam("pageToken", first.<String>path("nextPageToken"))
                .get(files + "?delimiter=/&pageSize=2");
        assertThat(second.<List<String>>path("items.path")).containsExactly("b0.txt", "c/");
        assertThat(second.<String>path("nextPageToken")).isNull();
        assertThat(mallory.get(files).statusCode()).isEqualTo(404);
        assertThat(alice.get(files + "?delimiter=x").statusCode()).isEqualTo(400);
        assertThat(alice.get(files + "?pageSize=501").statusCode()).isEqualTo(400);
        var foreign = PageToken.encode(List.of(), workspace + "  ");
        assertThat(alice.get(files + "?pageToken=" + foreign).statusCode()).isEqualTo(400);
        var nonsense = PageToken.encode(List.of("nonsense"), workspace + " null");
        assertThat(alice.get("/uploads?workspace=" + workspace + "&pageToken=" + nonsense)
                        .statusCode())
                .isEqualTo(400);

        alice.upload(workspace, "e\u0301.txt", bytes("composed"));
        assertThat(alice.get(files + "?prefix=e%CC%81").<List<String>>path("items.path"))
                .as("however the client composes a character")
                .containsExactly("\u00e9.txt");
    }

    @Test
    void aNewUploadTakesTheNameAndTheOldObjectKeepsItsId() {
        var old = alice.upload(workspace, "same.txt", bytes("old"));
        var fresh = alice.upload(workspace, "same.txt", bytes("new"));
        var files = "/workspaces/" + workspace + "/files";
        assertThat(alice.get(files).<List<String>>path("items.objectId")).containsExactly(fresh);
        assertThat(Client.fetch(alice.accessUrl(old))).isEqualTo(bytes("old"));
        var versions = alice.get(files + ":versions?path=same.txt");
        assertThat(versions.<List<String>>path("items.object.id")).containsExactly(fresh, old);
        assertThat(versions.<List<String>>path("items.person")).containsExactly("alice", "alice");
        assertThat(versions.<List<String>>path("items.home")).containsOnlyNulls();
        assertThat(mallory.get(files + ":versions?path=same.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void filesAreFoundByAPartOfTheirPath() {
        for (var path : List.of("a/Reads_1.fq", "a/deep/reads_2.fq", "b/notes.txt", "b/100%_reads.fq")) {
            alice.upload(workspace, path, bytes(path));
        }
        var files = "/workspaces/" + workspace + "/files";
        assertThat(rita.get(files + "?search=READS_").<List<String>>path("items.path"))
                .containsExactly("a/Reads_1.fq", "a/deep/reads_2.fq");
        assertThat(rita.get(files + "?search=reads&prefix=b/").<List<String>>path("items.path"))
                .containsExactly("b/100%_reads.fq");
        assertThat(rita.get(files + "?search=%25_").<List<String>>path("items.path"))
                .containsExactly("b/100%_reads.fq");
        var first = rita.get(files + "?search=reads&pageSize=2");
        assertThat(rita.get(files + "?search=reads&pageSize=2&pageToken=" + first.path("nextPageToken"))
                        .<List<String>>path("items.path"))
                .containsExactly("b/100%_reads.fq");
        assertThat(rita.get(files + "?search=%00").statusCode()).isEqualTo(400);
        assertThat(rita.get(files + "?search=reads&delimiter=/").statusCode()).isEqualTo(400);
        assertThat(mallory.get(files + "?search=reads").statusCode()).isEqualTo(404);
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
