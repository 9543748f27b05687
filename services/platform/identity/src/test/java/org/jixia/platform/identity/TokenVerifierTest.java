package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Flaw;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.TestIssuer;
import org.jixia.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private static TestIssuer issuer;
    private static TokenVerifier verifier;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        verifier = new TokenVerifier(new FixedConfig(issuer));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Test
    void aPersonIsRecognisedWithRoles() {
        var token = TestTokens.person("alice", "researcher", "auditor");
        assertThat(verifier.verify(token)).isInstanceOfSatisfying(Caller.PersonCaller.class, person -> {
            assertThat(person.sub()).isEqualTo("alice");
            assertThat(person.roles()).containsExactlyInAnyOrder("researcher", "auditor");
            assertThat(person.token()).isEqualTo(token);
            assertThat(person.clientToken()).isNull();
        });
    }

    @Test
    void aPersonsProgramIsRecognisedAsThePerson() {
        var clientToken = Ids.next();
        var token = TestTokens.program("alice", clientToken, "researcher");
        assertThat(verifier.verify(token)).isInstanceOfSatisfying(Caller.PersonCaller.class, person -> {
            assertThat(person.id()).isEqualTo("person:alice");
            assertThat(person.roles()).containsExactly("researcher");
            assertThat(person.clientToken()).isEqualTo(clientToken);
        });
    }

    @Test
    void aVerifiedTokenIsBelievedForHalfAMinute() {
        var now = new AtomicReference<>(Instant.now());
        var patient = new TokenVerifier(new FixedConfig(issuer), now::get);
        var token = TestTokens.person("alice", "researcher");

        var first = patient.verify(token);
        now.set(now.get().plusSeconds(29));
        assertThat(patient.verify(token)).isSameAs(first);
        now.set(now.get().plusSeconds(2));
        assertThat(patient.verify(token)).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void aServiceIsRecognisedByItsClient() {
        assertThat(verifier.verify(TestTokens.service("drs")).id()).isEqualTo("service:drs");
    }

    @Test
    void runsAndTasksCarryWhomTheyActFor() {
        var workspace = Ids.next();
        var run = Ids.next();
        var task = Ids.next();
        var account = Ids.next();
        var runToken = TestTokens.run("alice", workspace, run, account);
        assertThat(verifier.verify(runToken))
                .isEqualTo(new Caller.RunCaller("alice", workspace, run, account, runToken));
        var taskToken = TestTokens.task("alice", workspace, null, account, task, 2);
        assertThat(verifier.verify(taskToken))
                .isEqualTo(new Caller.TaskCaller("alice", workspace, null, account, task, 2, taskToken));
    }

    @Test
    void theServicesOwnTokenIsFetchedAndKept() {
        var tokens = new ServiceTokens(new FixedConfig(issuer), new ObjectMapper());
        var token = tokens.token();
        assertThat(verifier.verify(token).id()).isEqualTo("service:tes");
        assertThat(tokens.token()).isSameAs(token);
    }

    @Test
    void expiredForgedAlteredAndStrangeTokensAreRefused() {
        refused(TestTokens.expired("alice"), Flaw.EXPIRED);
        refused(TestTokens.forged("alice"), Flaw.SIGNATURE);
        var parts = TestTokens.person("alice").split("\\.");
        var payload = new String(Base64.getUrlDecoder().decode(parts[1])).replace("alice", "mallo");
        refused(
                parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes()) + "."
                        + parts[2],
                Flaw.SIGNATURE);
        refused("not a token", Flaw.SIGNATURE);
        refused("", Flaw.SIGNATURE);
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        var payload = TestTokens.person("alice").split("\\.")[1];
        var header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        refused(header + "." + payload + ".", Flaw.SIGNATURE);
    }

    @Test
    void withoutTheIssuersKeysNobodyIsTurnedAway() {
        var lonely = TestIssuer.start();
        var config = new FixedConfig(lonely);
        var cut = new TokenVerifier(config);
        lonely.close();
        assertThatThrownBy(() -> cut.verify(TestTokens.person("alice")))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        error -> assertThat(error.error()).isEqualTo(PlatformError.UNAVAILABLE));
    }

    private static void refused(String token, Flaw why) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOfSatisfying(DomainException.class, error -> {
            assertThat(error.error()).isEqualTo(PlatformError.TOKEN_REFUSED);
            assertThat(error.arguments()).containsExactly(why);
        });
    }
}
