package org.jixia.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jixia.audit.domain.StandingRepository;
import org.jixia.audit.domain.StandingService;
import org.jixia.audit.domain.Verification.Extent;
import org.jixia.platform.testing.PlatformTestResource;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service verifies by itself and tells what it found, on a real database that is tampered with. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "audit"),
            @ResourceArg(name = "kafka", value = "false"),
            @ResourceArg(name = "objectStore", value = "true")
        })
@QuarkusTestResource(ArchiveFiles.class)
class StandingIT extends TrailSteps {
    private static final Duration LONG = Duration.ofHours(1);

    @Inject
    StandingService service;

    @Inject
    StandingRepository kept;

    private final Topic topic = new Topic();

    @BeforeEach
    void allIsVerified() {
        entry();
        turn(Extent.ALL);
    }

    @Test
    void tellsWhatTheServiceFoundByItself() {
        standing()
                .body("state", is("INTACT"))
                .body("all.ok", is(true))
                .body("all.person", nullValue())
                .body("all.last", equalTo((int) end()))
                .body("all.until", equalTo((int) end()))
                .body("news", nullValue());

        long before = end();
        entry();
        entry();
        turn(Extent.NEWS);
        standing()
                .body("state", is("INTACT"))
                .body("news.after", equalTo((int) before))
                .body("news.entries", equalTo(2))
                .body("news.last", equalTo((int) before + 2))
                .body("news.until", equalTo((int) before + 2));

        turn(Extent.NEWS);
        standing().body("news.entries", equalTo(0)).body("news.until", equalTo((int) before + 2));
    }

    @Test
    void aBreakInWhatIsNewIsToldAtEachTurnUntilItIsMended() {
        entry();
        tamper("update entry set body = replace(body, 'somebody', 'nobody00') where number = " + end());
        turn(Extent.NEWS);
        entry();
        turn(Extent.NEWS);
        standing()
                .body("state", is("BROKEN"))
                .body("news.faults.code", contains("BODY_CHANGED"))
                .body("news.faults[0].number", equalTo((int) end() - 1))
                .body("news.faults[0].detail", containsString("Entry " + (end() - 1)));
        well().statusCode(503)
                .body("checks.find { it.name == 'trail' }.status", is("DOWN"))
                .body("checks.find { it.name == 'trail' }.data.state", is("BROKEN"));

        tamper("update entry set body = replace(body, 'nobody00', 'somebody') where number = " + (end() - 1));
        turn(Extent.NEWS);
        standing().body("state", is("INTACT"));
        well().body("checks.find { it.name == 'trail' }.status", is("UP"));
    }

    @Test
    void aBreakInWhatIsOldIsFoundByTheTurnOfAllAndStaysUntilAllIsVerified() {
        entry();
        turn(Extent.NEWS);
        tamper("update entry set body = replace(body, 'somebody', 'nobody00') where number = " + (end() - 1));
        turn(Extent.NEWS);
        standing().body("state", is("INTACT"));
        turn(Extent.ALL);
        turn(Extent.NEWS);
        standing()
                .body("state", is("BROKEN"))
                .body("all.faults.code", contains("BODY_CHANGED"))
                .body("news.ok", is(true));

        tamper("update entry set body = replace(body, 'nobody00', 'somebody') where number = " + (end() - 1));
        verify().body("ok", is(true)).body("person", is("auditor-1"));
        standing()
                .body("state", is("INTACT"))
                .body("all.person", is("auditor-1"))
                .body("news", nullValue());
    }

    @Test
    void anEndThatWasVerifiedAndIsGoneOrAnotherIsNamed() {
        long last = end();
        tamper("create table cut as select * from entry where number = " + last
                + "; create table cutc as select * from checkpoint where number >= " + last
                + "; create table cute as select * from chain; delete from entry where number = " + last
                + "; delete from checkpoint where number >= " + last + "; update chain set number = " + (last - 1)
                + ", hash = (select hash from entry where number = " + (last - 1) + ")");
        turn(Extent.NEWS);
        standing().body("state", is("BROKEN")).body("news.faults.code", hasItem("ENTRIES_REMOVED"));
        tamper("insert into entry select * from cut; insert into checkpoint select * from cutc;"
                + " update chain set number = cute.number, hash = cute.hash from cute; drop table cut, cutc, cute");

        tamper("create table hashes as select number, hash from entry where number = " + last
                + "; update entry set hash = decode(repeat('ab', 32), 'hex') where number = " + last);
        turn(Extent.NEWS);
        standing().body("state", is("BROKEN")).body("news.faults.code", hasItem("CHAIN_BROKEN"));
        tamper("update entry set hash = h.hash from hashes h where h.number = entry.number; drop table hashes");
        turn(Extent.NEWS);
        standing().body("state", is("INTACT"));
    }

    @Test
    void aProducerThatDoesNotAnswerLeavesTheChainUnsureAndIsAskedAgainSoon() {
        Heads.away("tes");
        turn(Extent.NEWS);
        standing().body("state", is("UNSURE")).body("news.faults.code", hasItem("PRODUCER_AWAY"));
        well().body("checks.find { it.name == 'trail' }.status", is("UP"));
        Heads.back("tes");

        service.turn();
        standing().body("state", is("INTACT"));
    }

    @Test
    void anEventThatIsLateIsToldAndAskedForAgainSoon() {
        Heads.tell("jixia.people.decisions", 1, Instant.now().minusSeconds(600));
        turn(Extent.NEWS);
        standing().body("state", is("BROKEN")).body("news.faults.code", contains("EVENT_MISSING"));
        Heads.tell("jixia.people.decisions", 0, null);

        service.turn();
        standing().body("state", is("INTACT"));
    }

    @Test
    void aTurnIsOneReplicas() {
        assertThat(kept.take(Extent.ALL, LONG)).isFalse();
        kept.putOff(Extent.ALL, Duration.ZERO);
        assertThat(kept.take(Extent.ALL, LONG)).isTrue();
        assertThat(kept.take(Extent.ALL, LONG)).isFalse();
    }

    @Test
    void isForAuditorsAndAdministrators() {
        given().get("/verifications").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.person("p", "researcher"))
                .get("/verifications")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.person("p", "administrator"))
                .get("/verifications")
                .then()
                .statusCode(200)
                .body("state", is("INTACT"));
    }

    private void entry() {
        record(topic.event(decision("GRANTED", "object.read", "somebody", null, null)));
    }

    /** Only this extent is due. */
    private void turn(Extent extent) {
        kept.putOff(extent == Extent.ALL ? Extent.NEWS : Extent.ALL, LONG);
        kept.putOff(extent, Duration.ZERO);
        service.turn();
    }

    private static ValidatableResponse standing() {
        return auditor()
                .header("Accept-Language", "en")
                .get("/verifications")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse well() {
        return given().get("/q/health/well").then();
    }

    private long end() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select number from chain").mapTo(Long.class).one());
    }
}
