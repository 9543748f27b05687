package org.jixia.drs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.ids.Ids;
import org.junit.jupiter.api.Test;

/** The files of an original are shown in its clone under the same paths, and auditors learn how objects are called. */
@QuarkusTest
@DrsService
class FollowingIT {
    private final UUID original = Ids.next();
    private final UUID clone = Ids.next();
    private final Client alice = Client.person("alice");
    private final Client bob = Client.person("bob");

    private io.restassured.response.Response follow() {
        return Client.service("workspace")
                .post("/internal/workspaces/" + clone + "/references", Map.of("from", original, "person", "bob"));
    }

    @Test
    void aCloneShowsTheFilesOfTheOriginalToWhoMayReadBoth() {
        WorkspaceFake.member(original, "alice", "OWNER");
        WorkspaceFake.member(clone, "bob", "OWNER");
        alice.upload(original, "in/a.txt", "aa".getBytes());
        alice.upload(original, "in/b.txt", "bb".getBytes());
        bob.upload(clone, "in/b.txt", "own".getBytes());

        assertThat(follow().<String>path("next")).isNull();
        assertThat(follow().statusCode()).isEqualTo(200);

        var files = bob.get("/workspaces/" + clone + "/files?prefix=in/");
        assertThat(files.<List<String>>path("items.path")).containsExactly("in/a.txt", "in/b.txt");
        assertThat(files.<List<Integer>>path("items.size")).containsExactly(2, 3);
        assertThat(bob.get("/workspaces/" + clone + "/files:versions?path=in/a.txt")
                        .<List<?>>path("items"))
                .hasSize(1);

        var address = "/ga4gh/drs/v1/objects/" + files.path("items[0].objectId") + "/access/https";
        assertThat(bob.get(address).statusCode()).isEqualTo(404);
        WorkspaceFake.member(original, "bob", "READER");
        assertThat(bob.get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheWorkspaceServiceHasFilesFollow() {
        var path = "/internal/workspaces/" + clone + "/references";
        var body = Map.of("from", original, "person", "bob");
        assertThat(given().post(path).statusCode()).isEqualTo(401);
        assertThat(bob.post(path, body).statusCode()).isEqualTo(404);
        assertThat(Client.service("wes").post(path, body).statusCode()).isEqualTo(404);
        var faulty = Client.service("workspace").post(path, Map.of());
        assertThat(faulty.statusCode()).isEqualTo(400);
        assertThat(faulty.<List<String>>path("faults.where")).contains("from", "person");
    }

    @Test
    void auditorsLearnHowObjectsAreCalled() {
        WorkspaceFake.member(original, "alice", "OWNER");
        var object = alice.upload(original, "in/named.txt", "n".getBytes());
        alice.delete("/objects/" + object);
        var query = "/names?object=" + object + "&object=" + Ids.next();

        var named = Client.person("ning", "auditor").get(query);
        assertThat(named.<List<String>>path("objects.path")).containsExactly("in/named.txt");
        assertThat(alice.get(query).statusCode()).isEqualTo(403);
        assertThat(given().get(query).statusCode()).isEqualTo(401);
        assertThat(Client.person("ning", "auditor").get("/names?object=none").statusCode())
                .isEqualTo(400);
    }
}
