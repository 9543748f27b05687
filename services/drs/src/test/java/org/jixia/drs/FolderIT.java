package org.jixia.drs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole folders that are deleted or moved: what is told before, in batches, and what ends them in the middle. */
@QuarkusTest
@DrsService
class FolderIT {
    private static final int BATCH = 500;

    @Inject
    Jdbi jdbi;

    private final UUID workspace = Ids.next();
    private final String here = "/workspaces/" + workspace;
    private final Client alice = Client.person("alice");
    private final Client rita = Client.person("rita");

    @BeforeEach
    void members() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
        WorkspaceFake.member(workspace, "rita", "READER");
    }

    @Test
    void whatWouldGoIsToldBefore() {
        alice.upload(workspace, "a/1.txt", bytes("old"));
        var first = alice.upload(workspace, "a/1.txt", bytes("first"));
        alice.upload(workspace, "a/b/2.txt", bytes("second"));
        alice.upload(workspace, "ab.txt", bytes("beside"));
        alice.post(here + "/files:reference", Map.of("objectId", first, "path", "kept.txt"));
        var contents = rita.get(here + "/folders:contents?prefix=a/");
        assertThat(contents.statusCode()).as(contents.asString()).isEqualTo(200);
        assertThat(contents.<Integer>path("files")).isEqualTo(2);
        assertThat(contents.<Integer>path("objects")).isEqualTo(3);
        assertThat(contents.<Integer>path("bytes")).isEqualTo(14);
        assertThat(contents.<Integer>path("freed"))
                .as("what is shown elsewhere stays")
                .isEqualTo(9);
        assertThat(rita.get(here + "/folders:contents?prefix=none/").<Integer>path("files"))
                .isZero();
        assertThat(rita.get(here + "/folders:contents?prefix=a").<List<String>>path("faults.code"))
                .containsExactly("drs.folder-slash");
    }

    @Test
    void aFolderOfManyBatchesGoesAndOnlyIt() {
        fill("many/", 2 * BATCH + 7);
        alice.upload(workspace, "many.txt", bytes("beside"));
        var begun = alice.post(here + "/folders:delete", Map.of("prefix", "many/"), "k-" + workspace);
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        assertThat(begun.<Integer>path("total")).isEqualTo(2 * BATCH + 8);
        var again = alice.post(here + "/folders:delete", Map.of("prefix", "many/"), "k-" + workspace);
        assertThat(again.<String>path("id")).isEqualTo(begun.path("id"));

        var ended = ended(begun.path("id"), "DONE");
        assertThat(ended.getInt("done")).isEqualTo(2 * BATCH + 8);
        assertThat(paths("")).containsExactly("many.txt");
        assertThat(told("ObjectRemoved")).isEqualTo(2 * BATCH + 8);
        assertThat(told("object.delete")).isEqualTo(2 * BATCH + 8);
        assertThat(count("select count(*) from object where workspace = ? and state <> 'AVAILABLE'"))
                .as("tombstones")
                .isEqualTo(2 * BATCH + 8);
    }

    @Test
    void aCommandThatAKilledProcessLeftGoesOnWhereItStood() {
        fill("half/", 2 * BATCH);
        var id = leave("alice", "DELETE", "half/", null, path("half/", BATCH));
        ended(id, "DONE");
        assertThat(paths("half/").size()).as("what lies before the place").isEqualTo(BATCH);
    }

    @Test
    void whatComesInMeanwhileStays() {
        alice.upload(workspace, "in/a.txt", bytes("a"));
        WorkspaceFake.away(workspace, "late");
        var id = leave("late", "DELETE", "in/", null, null);
        alice.upload(workspace, "in/b.txt", bytes("b"));
        WorkspaceFake.member(workspace, "late", "WRITER");
        WorkspaceFake.back(workspace, "late");
        ended(id, "DONE");
        assertThat(paths("in/")).containsExactly("in/b.txt");
    }

    @Test
    void aLostRightAndALockStopACommandAndTheRestStays() {
        for (var folder : List.of("lost/", "locked/")) {
            fill(folder, BATCH + 9);
        }
        var lost = ended(leave("walter", "DELETE", "lost/", null, path("lost/", BATCH)), "STOPPED");
        assertThat(lost.getString("fault.code")).isEqualTo("drs.folder-right-lost");
        assertThat(lost.getString("fault.detail")).contains("500 of 1000");
        assertThat(told("\"REFUSED\",\"action\":\"object.delete\",\"person\":\"walter\"", "lost/"))
                .isEqualTo(1);

        WorkspaceFake.lockedMember(workspace, "wanda", "WRITER");
        var locked = ended(leave("wanda", "MOVE", "locked/", "moved/", path("locked/", BATCH)), "STOPPED");
        assertThat(locked.getString("fault.code")).isEqualTo("drs.folder-locked");
        assertThat(
                        count(
                                "select count(*) from object where workspace = ? and path like 'lo%/%' and state = 'AVAILABLE'"))
                .isEqualTo(2 * (BATCH + 10));
    }

    @Test
    void whoMayWriteStopsACommandOfAnother() {
        alice.upload(workspace, "slow/1.txt", bytes("1"));
        WorkspaceFake.away(workspace, "late");
        var id = leave("late", "DELETE", "slow/", null, null);
        var stop = here + "/folder-commands/" + id + ":stop";
        for (var other : List.of(rita, Client.person("mallory"))) {
            assertThat(other.post(stop, Map.of()).statusCode()).isEqualTo(404);
        }
        assertThat(given().urlEncodingEnabled(false).post(stop).statusCode()).isEqualTo(401);
        for (var unknown : List.of(Ids.next().toString(), "none")) {
            assertThat(alice.post(here + "/folder-commands/" + unknown + ":stop", Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
        var elsewhere = Ids.next();
        WorkspaceFake.member(elsewhere, "alice", "WRITER");
        assertThat(alice.post("/workspaces/" + elsewhere + "/folder-commands/" + id + ":stop", Map.of())
                        .statusCode())
                .isEqualTo(404);

        var stopped = alice.post(stop, Map.of());
        assertThat(stopped.statusCode()).as(stopped.asString()).isEqualTo(200);
        assertThat(stopped.<String>path("fault.code")).isEqualTo("drs.folder-stopped");
        assertThat(stopped.<String>path("stoppedBy")).isEqualTo("alice");
        assertThat(alice.post(stop, Map.of()).<String>path("endedAt"))
                .as("stopped once")
                .isEqualTo(stopped.path("endedAt"));
        assertThat(told("\"GRANTED\",\"action\":\"folder.stop\",\"person\":\"alice\"", "slow/"))
                .as("told once, with the folder")
                .isEqualTo(1);
        WorkspaceFake.member(workspace, "late", "WRITER");
        WorkspaceFake.back(workspace, "late");
        assertThat(command(id).getString("state")).isEqualTo("STOPPED");
        assertThat(paths("")).containsExactly("slow/1.txt");
    }

    @Test
    void whereRightsCannotBeKnownACommandWaitsAndKeepsOthersAway() {
        alice.upload(workspace, "a/b/1.txt", bytes("1"));
        WorkspaceFake.away(workspace, "late");
        var id = leave("late", "DELETE", "a/b/", null, null);
        refused(409, "drs.folder-busy", alice.post(here + "/folders:delete", Map.of("prefix", "a/")));
        refused(409, "drs.folder-busy", move("a/b/", "c/"));
        var same = alice.post(here + "/folders:delete", Map.of("prefix", "a/b/"));
        assertThat(same.<String>path("id"))
                .as("one that is under way is the answer to a second one")
                .isEqualTo(id);
        assertThat(same.<String>path("state")).isEqualTo("RUNNING");
        WorkspaceFake.member(workspace, "late", "WRITER");
        WorkspaceFake.back(workspace, "late");
        ended(id, "DONE");
        assertThat(paths("")).isEmpty();
    }

    @Test
    void aFaultThatComesAgainAndAgainEndsACommandAndKeepsNoOtherWaiting() {
        var stuck = alice.upload(workspace, "stuck/1.txt", bytes("1"));
        alice.upload(workspace, "free/1.txt", bytes("1"));
        // A count that cannot be lowered: no batch with this object can succeed. Four have failed.
        jdbi.useHandle(h -> h.execute("update blob set objects = 0 where id = ?", UUID.fromString(stuck)));
        var id = leave("alice", "DELETE", "stuck/", null, null);
        jdbi.useHandle(h -> h.execute(
                "update folder_command set failures = greatest(failures, 4) where id = ? and state = 'RUNNING'",
                UUID.fromString(id)));
        ended(leave("alice", "DELETE", "free/", null, null), "DONE");
        assertThat(ended(id, "STOPPED").getString("fault.code")).isEqualTo("drs.folder-failed");
        assertThat(paths("")).containsExactly("stuck/1.txt");
    }

    @Test
    void aFolderMovesWithAllItHolds() {
        var one = alice.upload(workspace, "from/a/1.txt", bytes("1"));
        fill("from/", BATCH + 3);
        var begun = alice.post(here + "/folders:move", Map.of("prefix", "from/", "to", "到 here/x/"));
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        var ended = ended(begun.path("id"), "DONE");
        assertThat(ended.getInt("done")).isEqualTo(BATCH + 5);
        assertThat(ended.getInt("kept")).isZero();
        assertThat(paths("from/")).isEmpty();
        assertThat(alice.get("/ga4gh/drs/v1/objects/" + one).statusCode()).isEqualTo(200);
        assertThat(alice.get(here + "/files:versions?path=%E5%88%B0%20here/x/a/1.txt")
                        .<List<String>>path("items.object.id"))
                .containsExactly(one);
        assertThat(told("ObjectMoved")).isEqualTo(BATCH + 5);
    }

    @Test
    void aNameThatIsTakenMeanwhileStaysAndIsCounted() {
        var mine = alice.upload(workspace, "from/1.txt", bytes("mine"));
        alice.upload(workspace, "from/2.txt", bytes("2"));
        var theirs = alice.upload(workspace, "to/1.txt", bytes("theirs"));
        var ended = ended(leave("alice", "MOVE", "from/", "to/", null), "DONE");
        assertThat(ended.getInt("done")).isEqualTo(1);
        assertThat(ended.getInt("kept")).isEqualTo(1);
        assertThat(paths("")).containsExactly("from/1.txt", "to/1.txt", "to/2.txt");
        assertThat(Client.fetch(alice.accessUrl(mine))).isEqualTo(bytes("mine"));
        assertThat(Client.fetch(alice.accessUrl(theirs))).isEqualTo(bytes("theirs"));
    }

    @Test
    void badMovesAreRefusedInWords() {
        alice.upload(workspace, "a/" + "d".repeat(200) + "/1.txt", bytes("1"));
        alice.upload(workspace, "b/1.txt", bytes("1"));
        refused(400, "drs.folder-into-itself", move("a/", "a/b/"));
        refused(400, "drs.folder-slash", move("a/", "c"));
        refused(400, "drs.path-dots", move("a/", "../c/"));
        refused(409, "drs.folder-taken", move("a/", "b/"));
        refused(404, "drs.folder-empty", move("none/", "c/"));
        refused(422, "drs.folder-too-deep", move("a/", ("e".repeat(200) + "/").repeat(4) + "f".repeat(20) + "/"));
        assertThat(move(null, null).<List<String>>path("faults.where")).containsExactly("prefix", "to");
        assertThat(alice.post(here + "/folders:delete", Map.of("prefix", "")).statusCode())
                .as("the whole workspace is no folder")
                .isEqualTo(400);
    }

    @Test
    void onlyWhoMayWriteCommandsAndOneFolderHasOneCommandAtATime() {
        alice.upload(workspace, "a/1.txt", bytes("1"));
        for (var other : List.of(rita, Client.person("mallory"))) {
            assertThat(other.post(here + "/folders:delete", Map.of("prefix", "a/"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(other.post(here + "/folders:move", Map.of("prefix", "a/", "to", "b/"))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(rita.get(here + "/folder-commands").statusCode()).isEqualTo(200);
        assertThat(Client.person("mallory").get(here + "/folder-commands").statusCode())
                .isEqualTo(404);
        assertThat(Client.person("mallory")
                        .get(here + "/folders:contents?prefix=a/")
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().get(here + "/folder-commands").statusCode()).isEqualTo(401);

        WorkspaceFake.lockedMember(workspace, "alice", "WRITER");
        await().atMost(Duration.ofSeconds(5)).until(() -> move("none/", "b/").statusCode() == 409);
        refused(409, "platform.workspace-locked", move("a/", "b/"));
        refused(409, "platform.workspace-locked", alice.post(here + "/folders:delete", Map.of("prefix", "a/")));
        assertThat(paths("")).containsExactly("a/1.txt");
    }

    private Response move(String prefix, String to) {
        var body = new HashMap<String, Object>();
        body.put("prefix", prefix);
        body.put("to", to);
        return alice.post(here + "/folders:move", body);
    }

    private static void refused(int status, String code, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString()).contains(code);
    }

    /** One file with bytes, and as many more that show the same bytes, as references do. */
    private void fill(String prefix, int number) {
        var one = UUID.fromString(alice.upload(workspace, prefix + "0.txt", bytes(prefix)));
        jdbi.useTransaction(h -> {
            h.execute("""
                    insert into object (id, workspace, path, kind, state, blob, home, size, sha256, md5, person, created_at)
                    select gen_random_uuid(), workspace, ? || lpad(i::text, 6, '0'), kind, state, blob, home, size, sha256, md5,
                        person, created_at from object, generate_series(1, ?) i where id = ?
                    """, prefix + "f", number, one);
            h.execute(
                    "insert into file select workspace, path, id from object where workspace = ? and starts_with(path, ?)",
                    workspace,
                    prefix + "f");
            h.execute("update blob set objects = objects + ? where id = ?", number, one);
            h.execute(
                    "insert into storage_change (workspace, held, kept, objects) values (?, 0, 0, ?)",
                    workspace,
                    number);
        });
    }

    private static String path(String prefix, int number) {
        return prefix + "f%06d".formatted(number);
    }

    /** A command as a process leaves it that is killed between two batches. */
    private String leave(String person, String kind, String prefix, String target, String after) {
        var id = Ids.next();
        jdbi.useHandle(
                h -> h.execute("""
                        insert into folder_command (id, kind, workspace, prefix, target, person, state, after, total, done, bytes,
                            created_at) values (?, ?, ?, ?, ?, ?, 'RUNNING', ?, 1000, ?, 1, now())
                        """, id, kind, workspace, prefix, target, person, after, after == null ? 0 : BATCH));
        return id.toString();
    }

    private JsonPath ended(String id, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !command(id).getString("state").equals("RUNNING"));
        assertThat(command(id).getString("state")).as(command(id).prettify()).isEqualTo(state);
        return command(id);
    }

    private JsonPath command(String id) {
        var all = rita.get(here + "/folder-commands");
        assertThat(all.statusCode()).as(all.asString()).isEqualTo(200);
        var at = all.<List<String>>path("items.id").indexOf(id);
        return all.jsonPath().setRootPath("items[" + at + "]");
    }

    private List<String> paths(String prefix) {
        return alice.get(here + "/files?pageSize=500&prefix=" + prefix).path("items.path");
    }

    private int told(String what) {
        return told(what, workspace.toString());
    }

    private int told(String what, String of) {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from outbox where body like :what and body like :of")
                .bind("what", "%" + what + "%")
                .bind("of", "%" + of + "%")
                .mapTo(Integer.class)
                .one());
    }

    private int count(String query) {
        return jdbi.withHandle(h -> h.createQuery(query.replace("?", ":w"))
                .bind("w", workspace)
                .mapTo(Integer.class)
                .one());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
