package org.jixia.drs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the trail holds of who was given or refused which bytes. */
@QuarkusTest
@DrsService
class DecisionIT {
    private static final String DRS = "/ga4gh/drs/v1/objects/";

    @Inject
    Jdbi jdbi;

    private final UUID workspace = Ids.next();
    private final UUID run = Ids.next();
    private final Client alice = Client.person("alice");
    private final Client wes = Client.service("wes");
    /** A person of this test alone, as equal refusals of a minute are counted, not repeated. */
    private final String stranger = "stranger-" + workspace;

    private final Client mallory = Client.person(stranger);

    @BeforeEach
    void members() {
        WorkspaceFake.member(workspace, "alice", "OWNER");
        WorkspaceFake.member(workspace, "wanda", "WRITER");
    }

    @Test
    void addressesOfPartsAreRecordedAndRepeatsNameTheObjectThatThereWillBe() {
        var body = Client.newUpload(workspace, "a.bin", 5, Client.sha256(new byte[5]));
        String id = alice.post("/uploads", body, "k-" + workspace).path("id");
        var object = objectOf(id);
        assertThat(decided("GRANTED", "object.write", "alice", object)).isEqualTo(1);
        alice.post("/uploads", body, "k-" + workspace);
        assertThat(decided("GRANTED", "object.write", "alice", object)).isEqualTo(2);
        alice.sendPart(id, 1, new byte[5]);
        assertThat(decided("GRANTED", "object.write", "alice", object)).isEqualTo(3);
    }

    @Test
    void refusedLooksAtUploadsAreRecordedWithTheirObject() {
        String id = alice.open(workspace, "x", new byte[9]).path("id");
        assertThat(mallory.get("/uploads/" + id).statusCode()).isEqualTo(404);
        assertThat(mallory.delete("/uploads/" + id).statusCode()).isEqualTo(404);
        assertThat(mallory.get("/uploads/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(decided("REFUSED", "object.read", stranger, objectOf(id))).isEqualTo(1);
        assertThat(decided("REFUSED", "object.write", stranger, objectOf(id))).isEqualTo(1);
        assertThat(refusals(stranger)).isEqualTo(3);
    }

    @Test
    void refusedInputsOfRunsAndTasksAreRecordedWithTheirObject() {
        var object = alice.upload(workspace, "in.txt", bytes("in"));
        var inputs = Map.of("person", stranger, "workspace", workspace, "objects", List.of(object));
        assertThat(wes.put("/internal/runs/" + run + "/inputs", inputs).statusCode())
                .isEqualTo(404);
        assertThat(decided("REFUSED", "object.stage", stranger, object)).isEqualTo(1);
        assertThat(wes.post("/internal/objects:access", inputs).<List<?>>path("items"))
                .isEmpty();
        assertThat(decided("REFUSED", "object.read", stranger, object)).isEqualTo(1);

        var other = alice.upload(workspace, "named.txt", bytes("named"));
        var unknown = Ids.next().toString();
        var staged = stage(stranger, "drs://drs.test/" + unknown, "s3://ws-" + workspace + "/named.txt");
        assertThat(staged.<List<String>>path("tasks[0].inputs.fault.code"))
                .containsExactly("drs.reference-not-found", "drs.reference-not-found");
        assertThat(decided("REFUSED", "object.stage", stranger, other)).isEqualTo(1);
        assertThat(decided("REFUSED", "object.stage", stranger, unknown)).isEqualTo(1);
    }

    @Test
    void aThousandRefusalsOfOneQuestionAreEachRecorded() {
        var ids = Stream.generate(() -> Map.of("bulk_object_id", Ids.next().toString()))
                .limit(1000)
                .toList();
        var answer = mallory.post(DRS + "access", Map.of("bulk_object_access_ids", ids));
        assertThat(answer.<Integer>path("summary.unresolved")).isEqualTo(1000);
        assertThat(refusals(stranger)).isEqualTo(1000);
    }

    @Test
    void aWorkspacesOwnAddressMapHoldsThereAndItsChangeIsRecorded() {
        var object = alice.upload(workspace, "ref/hg38.fa", bytes(">chr"));
        var elsewhere = Ids.next();
        WorkspaceFake.member(elsewhere, "alice", "WRITER");
        var path = "/workspaces/" + workspace + "/address-maps";
        var map = Map.of("items", List.of(Map.of("prefix", "gs://own/", "target", "s3://ws-" + workspace + "/ref/")));

        assertThat(Client.person("wanda").put(path, map).statusCode()).isEqualTo(404);
        assertThat(alice.put(path, map).statusCode()).isEqualTo(200);
        assertThat(Client.person("wanda").get(path).<List<String>>path("items.prefix"))
                .containsExactly("gs://own/");
        assertThat(count("body like :a and body like :b", "%\"admin.address-map\"%", "%" + workspace + "%"))
                .isEqualTo(1);
        assertThat(resolved(workspace).<String>path("items[0].object.id")).isEqualTo(object);
        assertThat(resolved(elsewhere).<String>path("items[0].fault.code")).isEqualTo("drs.reference-unmapped");
    }

    @Test
    void whereRightsCannotBeKnownNothingIsGivenAndNothingIsCalledForbidden() {
        var object = alice.upload(workspace, "a.txt", bytes("a"));
        WorkspaceFake.away(workspace);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> alice.get(DRS + object).statusCode() == 503);
        assertThat(alice.get(DRS + object + "/access/https").statusCode()).isEqualTo(503);
        assertThat(alice.delete("/objects/" + object).statusCode()).isEqualTo(503);
        assertThat(alice.open(workspace, "b.txt", bytes("b")).statusCode()).isEqualTo(503);
        assertThat(stage("alice", "drs://drs.test/" + object).statusCode()).isEqualTo(503);
        assertThat(decided("REFUSED", "object.delete", "alice", object)).isZero();
        assertThat(decided("REFUSED", "object.read", "alice", object)).isZero();
    }

    private Response resolved(UUID in) {
        return Client.service("workspace")
                .post(
                        "/internal/objects:resolve",
                        Map.of("person", "alice", "workspace", in, "references", List.of("gs://own/hg38.fa")));
    }

    private Response stage(String person, String... urls) {
        var inputs = Arrays.stream(urls).map(u -> Map.of("url", u)).toList();
        var task = Map.of(
                "task",
                Ids.next(),
                "attempt",
                1,
                "person",
                person,
                "workspace",
                workspace,
                "run",
                run,
                "inputs",
                inputs);
        return Client.service("tes").post("/internal/tasks:stage", Map.of("tasks", List.of(task)));
    }

    private String objectOf(String upload) {
        return jdbi.withHandle(h -> h.createQuery("select object from upload where id = :id")
                .bind("id", UUID.fromString(upload))
                .mapTo(String.class)
                .one());
    }

    private int decided(String outcome, String action, String person, String object) {
        return count(
                "body like :a and body like :b",
                "%\"decision\":\"" + outcome + "\",\"action\":\"" + action + "\",\"person\":\"" + person + "\"%",
                "%\"object\":\"" + object + "\"%");
    }

    private int refusals(String person) {
        return count("body like :a and body like :b", "%\"decision\":\"REFUSED\"%", "%\"person\":\"" + person + "\"%");
    }

    private int count(String condition, String a, String b) {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from outbox where " + condition)
                .bind("a", a)
                .bind("b", b)
                .mapTo(Integer.class)
                .one());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
