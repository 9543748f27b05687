package org.jixia.drs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jixia.platform.identity.MemberFacts;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Role;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What everyone may read is read without asking; nothing new comes into a locked workspace, but what was begun ends there. */
@QuarkusTest
@DrsService
class GrantsAndLocksIT {
    private static final String DRS = "/ga4gh/drs/v1/objects/";

    @Inject
    MemberFacts facts;

    private final UUID workspace = Ids.next();
    private final Client alice = Client.person("alice");
    private final Client stranger = Client.person("stranger");
    private final Client tes = Client.service("tes");
    private final UUID run = Ids.next();
    private final UUID task = Ids.next();

    /** An answer while the projection is fresh. */
    private Response fresh(Supplier<Response> call) {
        facts.tick(Instant.now());
        return call.get();
    }

    private void everyoneReads(long version, boolean removed) {
        facts.store(
                new Membership(
                        workspace,
                        Membership.EVERYONE,
                        Role.READER,
                        false,
                        false,
                        version,
                        WorkspaceState.ACTIVE,
                        WorkspaceFake.ACCOUNT,
                        false),
                removed);
    }

    @Test
    void anObjectThatEveryoneMayReadIsReadByAStrangerWhileWorkspaceIsAway() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
        var object = alice.upload(workspace, "reference/a.fa", bytes(">a"));
        assertThat(fresh(() -> stranger.get(DRS + object)).statusCode()).isEqualTo(404);
        WorkspaceFake.away(workspace);
        assertThat(fresh(() -> stranger.get(DRS + object)).statusCode()).isEqualTo(503);

        everyoneReads(2, false);
        assertThat(fresh(() -> stranger.get(DRS + object)).statusCode()).isEqualTo(200);
        var access = fresh(() -> stranger.get(DRS + object + "/access/https"));
        assertThat(access.statusCode()).as(access.asString()).isEqualTo(200);
        assertThat(Client.fetch(access.path("url"))).isEqualTo(bytes(">a"));
        assertThat(fresh(() -> stranger.delete("/objects/" + object)).statusCode())
                .as("only an owner of the facts may say no")
                .isEqualTo(503);

        everyoneReads(3, true);
        assertThat(fresh(() -> stranger.get(DRS + object + "/access/https")).statusCode())
                .isEqualTo(503);
    }

    @Test
    void nothingNewComesIntoALockedWorkspaceAndNothingGoes() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        String open = alice.open(workspace, "b.txt", bytes("b")).path("id");
        alice.sendPart(open, 1, bytes("b"));
        WorkspaceFake.lockedMember(workspace, "alice", "WRITER");
        // What was answered a moment ago is believed for a moment more.
        await().atMost(Duration.ofSeconds(5))
                .until(() -> alice.open(workspace, "c.txt", bytes("c")).statusCode() == 409);

        var files = "/workspaces/" + workspace + "/files";
        locked(alice.open(workspace, "c.txt", bytes("c")));
        locked(alice.post("/uploads/" + open + "/complete", Map.of()));
        locked(alice.post(files + ":register", Map.of("root", "cohorts", "path", "cohort.vcf", "as", "in/cohort.vcf")));
        locked(alice.post(files + ":reference", Map.of("objectId", object, "path", "again.txt")));
        locked(alice.post(
                "/workspaces/" + workspace + "/bundles",
                Map.of("path", "set", "contents", List.of(Map.of("name", "a", "objectId", object)))));
        locked(alice.delete("/objects/" + object));
        assertThat(alice.get(DRS + object + "/access/https").statusCode()).isEqualTo(200);
        assertThat(alice.get(files).<List<String>>path("items.path")).containsExactly("a.txt");
        assertThat(stranger.open(workspace, "c.txt", bytes("c")).statusCode())
                .as("who may not know of it")
                .isEqualTo(404);

        WorkspaceFake.member(workspace, "alice", "WRITER");
        assertThat(alice.post("/uploads/" + open + "/complete", Map.of()).statusCode())
                .isEqualTo(202);
        alice.ended(open, "AVAILABLE");
        assertThat(alice.delete("/objects/" + object).statusCode()).isEqualTo(204);
    }

    @Test
    void workThatWasBegunBeforeALockReadsItsInputsAndLeavesItsOutputs() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
        var input = alice.upload(workspace, "in.txt", bytes("in"));
        WorkspaceFake.lockedMember(workspace, "alice", "WRITER");
        assertThat(staged(input).<String>path("tasks[0].inputs[0].object.id")).isEqualTo(input);

        var output = bytes("out");
        var door = door("out.txt", output);
        assertThat(door.statusCode()).as(door.asString()).isEqualTo(200);
        assertThat(Client.putOnce(door.path("files[0].upload.urls[0]"), output)).isEqualTo(200);
        var file = Map.of("objectId", door.<String>path("files[0].objectId"), "parts", List.of());
        var completed =
                tes.post("/internal/outputs:complete", Map.of("task", task, "attempt", 1, "files", List.of(file)));
        assertThat(completed.statusCode()).as(completed.asString()).isEqualTo(200);

        var ofRun = Client.with(TestTokens.run("alice", workspace, run, WorkspaceFake.ACCOUNT));
        assertThat(ofRun.open(workspace, "from-the-run.txt", bytes("r")).statusCode())
                .isEqualTo(201);
    }

    private Response staged(String input) {
        var wanted = new HashMap<String, Object>(work());
        wanted.put("inputs", List.of(Map.of("url", "drs://drs.test/" + input)));
        return tes.post("/internal/tasks:stage", Map.of("tasks", List.of(wanted)));
    }

    private Response door(String path, byte[] bytes) {
        var wanted = new HashMap<String, Object>(work());
        var sha256 = Client.sha256(bytes);
        var md5 = Client.digest("MD5", bytes);
        wanted.put("files", List.of(Map.of("path", path, "size", bytes.length, "sha256", sha256, "md5", md5)));
        return tes.post("/internal/outputs", wanted);
    }

    private Map<String, Object> work() {
        return Map.of("task", task, "attempt", 1, "person", "alice", "workspace", workspace, "run", run);
    }

    private static void locked(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.<String>path("code")).isEqualTo("platform.workspace-locked");
        assertThat(answer.<String>path("detail")).contains("locked");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
