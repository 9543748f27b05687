package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.identity.MemberFacts;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Role;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.jixia.wes.persistence.JdbiRunSearchRepository;
import org.junit.jupiter.api.Test;

/** Runs are found by name, row and id in every workspace that the person may read, and in no other. */
@QuarkusTest
@WithTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "wes"))
@WithTestResource(Neighbours.class)
class SearchIT {

    @Inject
    MemberFacts facts;

    @Inject
    Jdbi jdbi;

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);
    private final String reader = "reader-" + word;

    private void reads(UUID workspace, boolean removed) {
        facts.store(
                new Membership(
                        workspace,
                        reader,
                        Role.READER,
                        false,
                        false,
                        removed ? 2 : 1,
                        WorkspaceState.ACTIVE,
                        Neighbours.ACCOUNT,
                        false),
                removed);
    }

    /** Ended runs of somebody else, as many as asked for. */
    private UUID runs(UUID workspace, String name, String row, int number) {
        var last = Ids.next();
        jdbi.useHandle(handle -> {
            handle.execute("insert into bundle (digest, body) values ('search', '') on conflict do nothing");
            handle.execute("""
                    insert into run (id, shard, workspace, person, row_name, name, bundle, workflow, inputs, options, state, engine)
                    select case i when ? then ? else gen_random_uuid() end, 0, ?, 'alice', ? || i, ?, 'search', 'talk', '{}', '{}',
                        'COMPLETE', '1'
                    from generate_series(1, ?) i
                    """, number, last, workspace, row, name, number);
        });
        return last;
    }

    /** While what this service has heard is fresh. */
    private ValidatableResponse search(String person, String query) {
        facts.tick(Instant.now());
        return given().auth()
                .oauth2(TestTokens.person(person, "researcher"))
                .get("/search?" + query)
                .then();
    }

    /** A busy machine may let the news grow old between the tick and the answer, and then another tick comes. */
    private ExtractableResponse<Response> found(String query, int number) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> search(reader, query).statusCode(200).extract(),
                        answer -> answer.<List<?>>path("items").size() == number);
    }

    @Test
    void findsRunsOfOthersInEachWorkspaceThatIsReadTheNearOnesFirst() {
        var old = runs(first, "align " + word, "S-", 1);
        var young = runs(second, "call", word.toUpperCase(), 1);
        reads(first, false);
        reads(second, false);
        var both = found("q=" + word, 2);
        assertThat(both.<List<String>>path("items.id")).containsExactly(young.toString(), old.toString());
        assertThat(both.<String>path("items[0].row")).isEqualTo(word.toUpperCase() + "1");
        assertThat(both.<String>path("items[0].state")).isEqualTo("COMPLETE");
        assertThat(found("q=" + old.toString().substring(0, 23), 1).<String>path("items[0].id"))
                .isEqualTo(old.toString());

        var inOrder = new ArrayList<String>();
        var token = "";
        do {
            var page = found("q=" + word + "&near=" + first + "&pageSize=1&pageToken=" + token, 1);
            inOrder.addAll(page.<List<String>>path("items.id"));
            token = page.path("nextPageToken");
        } while (token != null);
        assertThat(inOrder).containsExactly(old.toString(), young.toString());
    }

    @Test
    void whatIsSomebodyElsesIsNeverFound() {
        var run = runs(first, word, "S-", 1);
        for (var q : List.of(word, run.toString())) {
            search(reader, "q=" + q).statusCode(200).body("items", hasSize(0));
        }
        reads(first, false);
        found("q=" + word, 1);
        reads(first, true);
        search(reader, "q=" + word).body("items", hasSize(0));
    }

    @Test
    void badQuestionsAreRefused() {
        given().get("/search?q=a").then().statusCode(401);
        search(reader, "q=").statusCode(400);
        search(reader, "q=a&near=none").statusCode(400);
        search(reader, "q=a&pageToken=none").statusCode(400);
        search(reader, "q=a&pageSize=501").statusCode(400);
    }

    /** Otherwise each key of the search would read all of them. */
    @Test
    void aRunAmong100000IsFoundByItsIndexes() {
        runs(first, "cohort", "S-", 100_000);
        jdbi.useHandle(handle -> handle.execute("analyze run"));
        var plan = jdbi.withHandle(handle -> handle.createQuery("explain " + JdbiRunSearchRepository.SQL)
                .bindArray("workspaces", UUID.class, List.of(first))
                .bind("near", first)
                .bind("anywhere", "%S-4217%")
                .bind("firstId", (UUID) null)
                .bind("lastId", (UUID) null)
                .bind("rank", (Integer) null)
                .bind("id", (UUID) null)
                .bind("limit", 7)
                .mapTo(String.class)
                .list());
        assertThat(String.join("\n", plan)).contains("run_name_trigrams", "run_row_trigrams");
        jdbi.useHandle(handle -> handle.execute("delete from run where workspace = ?", first));
    }
}
