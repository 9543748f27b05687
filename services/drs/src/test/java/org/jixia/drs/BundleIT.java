package org.jixia.drs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jixia.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DrsService
class BundleIT {
    private static final String DRS = "/ga4gh/drs/v1/objects/";

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
    void bundlesNameTheirMembers() {
        var one = alice.upload(workspace, "1.txt", bytes("1"));
        var two = alice.upload(workspace, "2.txt", bytes("22"));
        var inner = alice.post(
                "/workspaces/" + workspace + "/bundles",
                Map.of("path", "inner", "contents", List.of(Map.of("name", "one", "objectId", one))));
        assertThat(inner.statusCode()).as(inner.asString()).isEqualTo(201);
        var outer = alice.post(
                "/workspaces/" + workspace + "/bundles",
                Map.of(
                        "path",
                        "outer",
                        "contents",
                        List.of(
                                Map.of("name", "inner", "objectId", inner.path("id")),
                                Map.of("name", "two", "objectId", two))));
        String id = outer.path("id");
        var plain = alice.get(DRS + id);
        assertThat(plain.<Integer>path("size")).isEqualTo(3);
        assertThat(plain.<List<?>>path("access_methods")).isNull();
        assertThat(plain.<List<?>>path("contents[0].contents")).isNull();
        assertThat(alice.get(DRS + id + "?expand=true").<List<String>>path("contents[0].contents.name"))
                .containsExactly("one");
        assertThat(alice.get(DRS + id + "/access/https").statusCode()).isEqualTo(404);
        var bad = alice.post(
                "/workspaces/" + workspace + "/bundles",
                Map.of(
                        "path",
                        "x",
                        "contents",
                        List.of(Map.of("name", "é/", "objectId", Ids.next().toString()))));
        assertThat(bad.<List<String>>path("faults.code")).contains("drs.field-invalid", "drs.reference-not-found");
    }

    @Test
    void anExpandedBundleIsRefusedBeforeItFillsTheMemory() {
        var object = alice.upload(workspace, "1.txt", bytes("1"));
        var inner = bundle("inner", Collections.nCopies(200, object));
        var middle = bundle("middle", Collections.nCopies(200, inner));
        String outer = bundle("outer", Collections.nCopies(200, middle));

        assertThat(alice.get(DRS + outer).<List<?>>path("contents")).hasSize(200);
        assertThat(alice.get(DRS + inner + "?expand=true").<List<?>>path("contents"))
                .hasSize(200);
        for (var id : List.of(middle, outer)) {
            var refused = alice.get(DRS + id + "?expand=true");
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.<String>path("msg")).contains("20000");
        }
        var often = Map.of("bulk_object_ids", Collections.nCopies(101, inner));
        assertThat(alice.post("/ga4gh/drs/v1/objects", often).statusCode()).isEqualTo(413);
    }

    @Test
    void aNestedBundleIsExpandedOnlyForWhoMayReadIt() {
        var closed = Ids.next();
        WorkspaceFake.member(closed, "alice", "WRITER");
        var secret = alice.upload(closed, "secret.txt", bytes("s"));
        var nested = bundle(closed, "nested", List.of(secret), null).<String>path("id");
        var outer = bundle("outer", List.of(nested));

        assertThat(alice.get(DRS + outer + "?expand=true").<List<String>>path("contents[0].contents.id"))
                .containsExactly(secret);
        var seen = rita.get(DRS + outer + "?expand=true");
        assertThat(seen.<List<String>>path("contents.id")).containsExactly(nested);
        assertThat(seen.<List<?>>path("contents[0].contents")).isNull();
        assertThat(seen.asString()).doesNotContain(secret);
    }

    @Test
    void aMemberThatIsNullIsNamed() {
        var bad = alice.post(
                "/workspaces/" + workspace + "/bundles",
                Map.of("path", "x", "contents", Arrays.asList(null, Map.of("name", "a"))));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.<List<String>>path("faults.where")).containsExactly("contents[0]", "contents[1].objectId");
    }

    @Test
    void aRepeatedCommandWithItsKeyMakesOneBundleAndOneReference() {
        var object = alice.upload(workspace, "1.txt", bytes("1"));
        var key = "k-" + workspace;
        assertThat(bundle(workspace, "b", List.of(object), key).<String>path("id"))
                .isEqualTo(bundle(workspace, "b", List.of(object), key).path("id"));
        assertThat(bundle(workspace, "other", List.of(object), key).statusCode())
                .isEqualTo(422);

        var reference = Map.of("objectId", object, "path", "again.txt");
        var path = "/workspaces/" + workspace + "/files:reference";
        var first = alice.post(path, reference, key);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(alice.post(path, reference, key).<String>path("id")).isEqualTo(first.path("id"));
        assertThat(alice.get("/workspaces/" + workspace + "/files").<List<String>>path("items.path"))
                .containsExactly("1.txt", "again.txt", "b");
    }

    private String bundle(String path, List<String> members) {
        return bundle(workspace, path, members, null).path("id");
    }

    private Response bundle(UUID in, String path, List<String> members, String key) {
        var contents = IntStream.range(0, members.size())
                .mapToObj(i -> Map.of("name", "n" + i, "objectId", members.get(i)))
                .toList();
        var body = Map.of("path", path, "contents", contents);
        var path1 = "/workspaces/" + in + "/bundles";
        return key == null ? alice.post(path1, body) : alice.post(path1, body, key);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
