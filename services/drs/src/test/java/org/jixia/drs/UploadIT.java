package org.jixia.drs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DrsService
class UploadIT {
    private static final int MEBIBYTE = 1 << 20;

    @Inject
    Jdbi jdbi;

    private final UUID workspace = Ids.next();
    private final Client alice = Client.person("alice");
    private final Client mallory = Client.person("mallory");

    @BeforeEach
    void members() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
        WorkspaceFake.member(workspace, "rita", "READER");
    }

    @Test
    void partsBecomeAnObjectWhoseBytesMatch() {
        var bytes = Client.random(12 * MEBIBYTE, 1);
        var object = alice.upload(workspace, "reads/s1.cram", bytes);
        var shown = alice.get("/ga4gh/drs/v1/objects/" + object);
        assertThat(shown.<Integer>path("size")).isEqualTo(bytes.length);
        assertThat(shown.<String>path("self_uri")).isEqualTo("drs://drs.test/" + object);
        assertThat(shown.<List<String>>path("checksums.checksum"))
                .containsExactly(Client.sha256(bytes), Client.digest("MD5", bytes));
        assertThat(Client.fetch(alice.accessUrl(object))).isEqualTo(bytes);
        assertThat(events("ObjectRegistered", object)).isEqualTo(1);
        assertThat(decisions("object.read", "GRANTED", object)).isEqualTo(1);
    }

    @Test
    void aNewClientGoesOnWhereTheDeadOneStopped() {
        var bytes = Client.random(11 * MEBIBYTE, 2);
        String id = alice.open(workspace, "big.bin", bytes).path("id");
        alice.sendPart(id, 2, Arrays.copyOfRange(bytes, 5 * MEBIBYTE, 10 * MEBIBYTE));

        var there = alice.get("/uploads/" + id);
        assertThat(there.<String>path("state")).isEqualTo("OPEN");
        assertThat(there.<List<Integer>>path("parts.number")).containsExactly(2);
        assertThat(there.<String>path("parts[0].etag").replace("\"", ""))
                .isEqualTo(Client.digest("MD5", Arrays.copyOfRange(bytes, 5 * MEBIBYTE, 10 * MEBIBYTE)));
        var early = alice.post("/uploads/" + id + "/complete", Map.of());
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.<List<String>>path("faults.where")).containsExactly("part 1", "part 3");

        alice.sendPart(id, 1, Arrays.copyOfRange(bytes, 0, 5 * MEBIBYTE));
        alice.sendPart(id, 3, Arrays.copyOfRange(bytes, 10 * MEBIBYTE, bytes.length));
        assertThat(alice.post("/uploads/" + id + "/complete", Map.of()).statusCode())
                .isEqualTo(202);
        String object = alice.ended(id, "AVAILABLE").path("objectId");
        assertThat(Client.fetch(alice.accessUrl(object))).isEqualTo(bytes);
        assertThat(alice.post("/uploads/" + id + "/complete", Map.of()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void aPartShortByAByteIsNamedAndCanBeSentAgain() {
        var bytes = Client.random(1000, 3);
        String id = alice.open(workspace, "short.bin", bytes).path("id");
        alice.sendPart(id, 1, Arrays.copyOf(bytes, 999));
        var refused = alice.post("/uploads/" + id + "/complete", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("faults[0].detail")).contains("999", "1000");
        alice.sendPart(id, 1, bytes);
        assertThat(alice.post("/uploads/" + id + "/complete", Map.of()).statusCode())
                .isEqualTo(202);
        alice.ended(id, "AVAILABLE");
    }

    @Test
    void aWrongChecksumIsRejectedAndLeavesNothing() {
        var bytes = Client.random(1000, 4);
        var stated = Client.sha256(Client.random(1000, 5));
        String id = alice.post("/uploads", Client.newUpload(workspace, "wrong.bin", 1000, stated))
                .path("id");
        alice.sendPart(id, 1, bytes);
        alice.post("/uploads/" + id + "/complete", Map.of());
        var end = alice.ended(id, "REJECTED");
        assertThat(end.<String>path("fault.code")).isEqualTo("drs.sha256-differs");
        assertThat(end.<String>path("fault.detail")).contains(stated, Client.sha256(bytes));
        assertThat(end.<String>path("objectId")).isNull();
        assertThat(alice.get("/workspaces/" + workspace + "/files").<List<?>>path("items"))
                .isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> isSwept(id));
    }

    @Test
    void theDigestMayBeStatedAtTheEnd() {
        var bytes = Client.random(1000, 6);
        String id = alice.post("/uploads", Client.newUpload(workspace, "late.bin", 1000, null))
                .path("id");
        alice.open(workspace, "other.bin", bytes);
        var open = "/uploads?state=OPEN&workspace=" + workspace + "&path=";
        assertThat(alice.get(open + "late.bin").<List<String>>path("items.id")).containsExactly(id);
        assertThat(alice.get(open + "../late.bin").statusCode()).isEqualTo(400);
        alice.sendPart(id, 1, bytes);
        var complete = "/uploads/" + id + "/complete";
        assertThat(alice.post(complete, Map.of()).<List<String>>path("faults.where"))
                .containsExactly("sha256");
        assertThat(alice.post(complete + "?sha256=abc", Map.of()).<List<String>>path("faults.code"))
                .containsExactly("drs.sha256-invalid");
        assertThat(mallory.post(complete + "?sha256=" + Client.sha256(bytes), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(alice.post(complete + "?sha256=" + Client.sha256(bytes), Map.of())
                        .statusCode())
                .isEqualTo(202);
        var end = alice.ended(id, "AVAILABLE");
        assertThat(end.<String>path("sha256")).isEqualTo(Client.sha256(bytes));
        assertThat(Client.fetch(alice.accessUrl(end.path("objectId")))).isEqualTo(bytes);
    }

    @Test
    void aDigestStatedAtTheEndIsHeldAgainstTheBytesAndTheOpening() {
        var bytes = Client.random(1000, 7);
        var other = Client.sha256(Client.random(1000, 8));
        String opened = alice.open(workspace, "twice.bin", bytes).path("id");
        alice.sendPart(opened, 1, bytes);
        assertThat(alice.post("/uploads/" + opened + "/complete?sha256=" + other, Map.of())
                        .<List<String>>path("faults.code"))
                .containsExactly("drs.sha256-restated");
        String late = alice.post("/uploads", Client.newUpload(workspace, "late.bin", 1000, null))
                .path("id");
        alice.sendPart(late, 1, bytes);
        alice.post("/uploads/" + late + "/complete?sha256=" + other, Map.of());
        assertThat(alice.ended(late, "REJECTED").<String>path("fault.code")).isEqualTo("drs.sha256-differs");
    }

    @Test
    void anEmptyFileNeedsNoPart() {
        var object = alice.upload(workspace, "empty.txt", new byte[0]);
        assertThat(Client.fetch(alice.accessUrl(object))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's \"quoted\".txt", "with space.txt", "样本/读段一.cram", "a;b&c=d%2F+e?.txt"})
    void unusualNamesAreKept(String path) {
        var object = alice.upload(workspace, path, "x".getBytes(StandardCharsets.UTF_8));
        var files = alice.get("/workspaces/" + workspace + "/files");
        assertThat(files.<List<String>>path("items.path")).containsExactly(path);
        assertThat(Client.fetch(alice.accessUrl(object))).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
        assertThat(alice.get("/ga4gh/drs/v1/objects/" + object).<String>path("name"))
                .matches("[A-Za-z0-9._-]+");
    }

    @Test
    void allFaultsOfARequestComeInOneAnswer() {
        var body = Client.newUpload(workspace, "../" + "n".repeat(300), -1, "nonsense");
        var refused = alice.post("/uploads", body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<List<String>>path("faults.code"))
                .contains("drs.path-dots", "drs.path-segment-too-long", "drs.size-invalid", "drs.sha256-invalid");
        var chinese = given().auth()
                .oauth2(TestTokens.person("alice"))
                .header("Accept-Language", "zh-CN")
                .contentType("application/json")
                .body(body)
                .post("/uploads");
        assertThat(chinese.<String>path("faults[0].detail")).contains("路径");
    }

    @Test
    void whoMayNotWriteGetsTheAnswerOfAMissingWorkspace() {
        var bytes = Client.random(10, 6);
        var stranger = mallory.open(workspace, "x", bytes);
        var missing = mallory.open(Ids.next(), "x", bytes);
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.<String>path("code")).isEqualTo(missing.<String>path("code"));
        assertThat(Client.person("rita").open(workspace, "x", bytes).statusCode())
                .isEqualTo(404);
        String id = alice.open(workspace, "x", bytes).path("id");
        assertThat(mallory.get("/uploads/" + id).statusCode()).isEqualTo(404);
        assertThat(mallory.get("/uploads/" + Ids.next()).<String>path("code"))
                .isEqualTo(mallory.get("/uploads/" + id).path("code"));
        assertThat(Client.person("rita").get("/uploads/" + id).statusCode()).isEqualTo(200);
        assertThat(Client.person("rita").delete("/uploads/" + id).statusCode()).isEqualTo(404);
        assertThat(given().get("/uploads/" + id).statusCode()).isEqualTo(401);
        assertThat(Client.with(TestTokens.expired("alice"))
                        .get("/uploads/" + id)
                        .statusCode())
                .isEqualTo(401);
        assertThat(Client.with(TestTokens.forged("alice")).get("/uploads/" + id).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRepeatedOpenWithItsKeyGivesTheSameUpload() {
        var body = Client.newUpload(workspace, "once.bin", 5, Client.sha256(new byte[5]));
        var token = TestTokens.person("alice");
        var ids = Stream.of(1, 2)
                .map(i -> given().auth()
                        .oauth2(token)
                        .header("Idempotency-Key", "k-" + workspace)
                        .contentType("application/json")
                        .body(body)
                        .post("/uploads")
                        .<String>path("id"))
                .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void anAccountWithoutRoomIsToldTheNumbers() {
        var poor = Ids.next();
        WorkspaceFake.member(poor, "alice", "WRITER", WorkspaceFake.POOR_ACCOUNT);
        assertThat(alice.open(poor, "a", new byte[600]).statusCode()).isEqualTo(201);
        var refused = alice.open(poor, "b", new byte[600]);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<Integer>path("used")).isEqualTo(600);
        assertThat(refused.<Integer>path("limit")).isEqualTo(1000);
    }

    @Test
    void aPersonWithoutRoomIsToldTheNumbersWhileOthersGoOn() {
        var rationed = Ids.next();
        WorkspaceFake.member(rationed, "alice", "WRITER", WorkspaceFake.RATIONED_ACCOUNT);
        WorkspaceFake.member(rationed, "bob", "WRITER", WorkspaceFake.RATIONED_ACCOUNT);
        var kept = alice.upload(rationed, "a", Client.random(600, 11));
        assertThat(alice.open(rationed, "b", new byte[300]).statusCode()).isEqualTo(201);

        var refused = alice.open(rationed, "c", new byte[200]);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<Integer>path("used")).isEqualTo(900);
        assertThat(refused.<String>path("scope")).isEqualTo("PERSON");
        assertThat(Client.person("bob").open(rationed, "d", new byte[5000]).statusCode())
                .isEqualTo(201);

        assertThat(alice.delete("/objects/" + kept).statusCode()).isEqualTo(204);
        assertThat(alice.open(rationed, "c", new byte[200]).statusCode()).isEqualTo(201);
    }

    @Test
    void whatTheStoreRefusesIsRejectedAndNotTriedForEver() {
        var bytes = Client.random(2000, 12);
        String id = alice.open(workspace, "refused.bin", bytes).path("id");
        alice.sendPart(id, 1, bytes);
        jdbi.useHandle(h -> h.execute("""
                update upload set state = 'VERIFYING', completed_at = now(), container = 'No Bucket!' where id = ?
                """, UUID.fromString(id)));

        var end = alice.ended(id, "REJECTED");
        assertThat(end.<String>path("fault.code")).isEqualTo("drs.store-refused");
    }

    @Test
    void aFaultThatComesAgainAndAgainEndsTheUpload() {
        var bytes = Client.random(2000, 13);
        var opened = alice.open(workspace, "unlucky.bin", bytes);
        String id = opened.path("id");
        alice.sendPart(id, 1, bytes);
        // The object's id is taken, so that the last step of the verification cannot succeed; four tries are past.
        jdbi.useHandle(h -> h.execute("""
                insert into blob (id, workspace, origin, container, key, size, sha256, md5, objects, state)
                select object, workspace, 'FOLDER', 'x', 'x', 0, '', '', 1, 'KEPT' from upload where id = ?
                """, UUID.fromString(id)));
        jdbi.useHandle(h -> h.execute(
                "update upload set state = 'VERIFYING', completed_at = now(), failures = 4 where id = ?",
                UUID.fromString(id)));

        var end = alice.ended(id, "REJECTED");
        assertThat(end.<String>path("fault.code")).isEqualTo("drs.verification-failed");
    }

    @Test
    void anUploadNobodyCompletesExpires() {
        String id = alice.open(workspace, "late.bin", new byte[7]).path("id");
        jdbi.useHandle(h -> h.execute(
                "update upload set expires_at = now() - interval '1 second' where id = ?", UUID.fromString(id)));
        alice.ended(id, "EXPIRED");
        assertThat(alice.post("/uploads/" + id + "/parts", Map.of("numbers", List.of(1)))
                        .statusCode())
                .isEqualTo(409);
        await().atMost(Duration.ofSeconds(10)).until(() -> isSwept(id));
    }

    @Test
    void aPartSentAgainAfterCompletionCannotChangeWhatIsVerified() {
        var bytes = Client.random(1000, 8);
        String id = alice.open(workspace, "sly.bin", bytes).path("id");
        String url = alice.post("/uploads/" + id + "/parts", Map.of("numbers", List.of(1)))
                .path("parts[0].url");
        Client.putBytes(url, bytes);
        alice.post("/uploads/" + id + "/complete", Map.of());
        String object = alice.ended(id, "AVAILABLE").path("objectId");
        Client.putBytes(url, Client.random(1000, 9));
        assertThat(Client.fetch(alice.accessUrl(object))).isEqualTo(bytes);
    }

    @Test
    void aVerificationThatDiedIsDoneAgain() {
        var bytes = Client.random(2000, 7);
        String id = alice.open(workspace, "again.bin", bytes).path("id");
        alice.sendPart(id, 1, bytes);
        jdbi.useHandle(h -> h.execute("""
                update upload set state = 'VERIFYING', completed_at = now(), claimed_until = now() + interval '1 second'
                where id = ?
                """, UUID.fromString(id)));
        assertThat(alice.get("/uploads/" + id).<String>path("state")).isEqualTo("VERIFYING");
        alice.ended(id, "AVAILABLE");
    }

    private boolean isSwept(String upload) {
        return jdbi.withHandle(h -> h.createQuery("select swept from upload where id = :id")
                .bind("id", UUID.fromString(upload))
                .mapTo(Boolean.class)
                .one());
    }

    private int events(String name, String object) {
        return count("name = :a and body like :b", name, "%\"id\":\"" + object + "\"%");
    }

    private int decisions(String action, String outcome, String object) {
        return count(
                "body like :a and body like :b",
                "%\"decision\":\"" + outcome + "\",\"action\":\"" + action + "\"%",
                "%\"object\":\"" + object + "\"%");
    }

    private int count(String condition, String a, String b) {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from outbox where " + condition)
                .bind("a", a)
                .bind("b", b)
                .mapTo(Integer.class)
                .one());
    }
}
