package org.jixia.wes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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

    @Test
    void findsRunsOfOthersInEachWorkspaceThatIsReadTheNearOnesFirst() {
        var old = runs(first, "align " + word, "S-", 1);
        var young = runs(second, "call", word.toUpperCase(), 1);
        reads(first, false);
        reads(second, false);
        search(reader, "q=" + word)
                .statusCode(200)
                .body("items.id", contains(young.toString(), old.toString()))
                .body("items[0].row", equalTo(word.toUpperCase() + "1"))
                .body("items[0].state", equalTo("COMPLETE"));
        search(reader, "q=" + old.toString().substring(0, 23)).body("items.id", contains(old.toString()));

        var found = new ArrayList<String>();
        var token = "";
        do {
            var page = search(reader, "q=" + word + "&near=" + first + "&pageSize=1&pageToken=" + token)
                    .extract();
            found.addAll(page.<List<String>>path("items.id"));
            token = page.path("nextPageToken");
        } while (token != null);
        assertThat(found).containsExactly(old.toString(), young.toString());
    }

    @Test
    void whatIsSomebodyElsesIsNeverFound() {
        var run = runs(first, word, "S-", 1);
        for (var q : List.of(word, run.toString())) {
            search(reader, "q=" + q).statusCode(200).body("items", hasSize(0));
        }
        reads(first, false);
        search(reader, "q=" + word).body("items", hasSize(1));
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
