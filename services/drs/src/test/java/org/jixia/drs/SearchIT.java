package org.jixia.drs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.persistence.JdbiFileSearchRepository;
import org.jixia.platform.identity.MemberFacts;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Role;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.platform.ids.Ids;
import org.junit.jupiter.api.Test;

/** Files are found by path in every workspace that the person may read, and in no other. */
@QuarkusTest
@DrsService
class SearchIT {
    @Inject
    MemberFacts facts;

    @Inject
    Jdbi jdbi;

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);
    private final String alice = "alice-" + word;

    /** What workspace answers, and what this service has heard of it. */
    private void member(UUID workspace, String person, String role) {
        WorkspaceFake.member(workspace, person, role);
        facts.store(
                new Membership(
                        workspace,
                        person,
                        Role.valueOf(role),
                        false,
                        false,
                        1,
                        WorkspaceState.ACTIVE,
                        WorkspaceFake.ACCOUNT,
                        false),
                false);
    }

    private static Response search(String person, String query) {
        return Client.person(person).get("/search?" + query);
    }

    private static List<String> paths(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("items.path");
    }

    private void upload(UUID workspace, String path) {
        Client.person(alice).upload(workspace, path, path.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsFilesOfEachWorkspaceThatIsReadTheNearOnesFirst() {
        member(first, alice, "WRITER");
        member(second, alice, "WRITER");
        upload(first, word + "/reads.bam");
        upload(first, "out/" + word.toUpperCase() + ".vcf");
        upload(second, "in/" + word + ".fq");

        var found = new ArrayList<String>();
        var token = "";
        do {
            var page = search(alice, "q=" + word + "&near=" + second + "&pageSize=1&pageToken=" + token);
            found.addAll(paths(page));
            token = page.path("nextPageToken");
        } while (token != null);
        assertThat(found)
                .containsExactly("in/" + word + ".fq", "out/" + word.toUpperCase() + ".vcf", word + "/reads.bam");
    }

    @Test
    void whatIsSomebodyElsesIsNeverFound() {
        member(first, alice, "WRITER");
        upload(first, word + ".txt");
        var bob = "bob-" + word;
        assertThat(paths(search(bob, "q=" + word))).isEmpty();
        member(first, bob, "READER");
        assertThat(paths(search(bob, "q=" + word))).containsExactly(word + ".txt");
        // Workspace has taken the membership away, and the news of it has not come yet.
        WorkspaceFake.removeMember(first, bob);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(paths(search(bob, "q=" + word))).isEmpty());
    }

    @Test
    void badQuestionsAreRefused() {
        given().get("/search?q=a").then().statusCode(401);
        assertThat(search(alice, "q=%20").statusCode()).isEqualTo(400);
        assertThat(search(alice, "q=a&near=none").statusCode()).isEqualTo(400);
        assertThat(search(alice, "q=a&pageToken=none").statusCode()).isEqualTo(400);
        assertThat(search(alice, "q=a&pageSize=0").statusCode()).isEqualTo(400);
    }

    /** Otherwise each key of the search would read all of them. */
    @Test
    void aPathAmong100000IsFoundByItsIndex() {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into file (workspace, path, object) select ?, 'reads/S-' || i || '.bam', ? from generate_series(1, 100000) i",
                    first,
                    Ids.next());
            handle.execute("analyze file");
        });
        var plan = jdbi.withHandle(handle -> handle.createQuery("explain " + JdbiFileSearchRepository.SQL)
                .bindArray("workspaces", UUID.class, List.of(first))
                .bind("near", first)
                .bind("anywhere", "%S-4217%")
                .bind("inFolder", "%S-4217%/%")
                .bind("rank", (Integer) null)
                .bind("path", (String) null)
                .bind("workspace", (UUID) null)
                .bind("limit", 7)
                .mapTo(String.class)
                .list());
        assertThat(String.join("\n", plan)).contains("file_path_trigrams");
        jdbi.useHandle(handle -> handle.execute("delete from file where workspace = ?", first));
    }
}
