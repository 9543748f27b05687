package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.testing.TestIssuer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of runs and tasks over the life of their keys: made, published, replaced, forgotten. */
class TokenSignerIT {
    private static final UUID WORKSPACE = Ids.next();
    private static final UUID RUN = Ids.next();
    private static final UUID ACCOUNT = Ids.next();

    private final Jdbi jdbi = TestDatabase.fresh();
    private TestIssuer issuer;
    private HttpServer published;
    private FixedConfig config;

    @BeforeEach
    void start() throws IOException {
        issuer = TestIssuer.start();
        published = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        config = new FixedConfig(
                issuer,
                Optional.of("http://127.0.0.1:" + published.getAddress().getPort() + "/internal/jwks"),
                Optional.of("run"));
        published.createContext("/internal/jwks", exchange -> {
            var body = jwks().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        published.start();
    }

    @AfterEach
    void stop() {
        published.stop(0);
        issuer.close();
    }

    @Test
    void aRunsTokenProvesItsRunByThePublishedKeys() {
        var token = run();
        assertThat(new TokenVerifier(config).verify(token))
                .isEqualTo(new Caller.RunCaller("alice", WORKSPACE, RUN, ACCOUNT, token));
        assertThat(jwks())
                .contains("\"kid\"", "\"use\":\"sig\"", "\"alg\":\"ES256\"")
                .doesNotContain("\"d\"");
    }

    @Test
    void aPersonsTokenForAProgramProvesThePersonAndTheClientTokenBehindIt() {
        var clientToken = Ids.next();
        var wang = new TokenSigner.Person("alice", "王芳", "wangfang", "wang@example.org", Set.of("researcher"));
        var signer = new Es256TokenSigner(new KeptKeys(new Only<>(jdbi)), config);

        var token = signer.person(wang, clientToken);

        assertThat(new TokenVerifier(config).verify(token))
                .isEqualTo(new Caller.PersonCaller(
                        "alice", "王芳", "wangfang", "wang@example.org", Set.of("researcher"), clientToken, token));
        var bare = signer.person(new TokenSigner.Person("bob", null, null, null, Set.of()), clientToken);
        assertThat(new TokenVerifier(config).verify(bare))
                .isEqualTo(new Caller.PersonCaller("bob", null, null, null, Set.of(), clientToken, bare));
    }

    @Test
    void replicasSignWithTheSameKeyAndKeepItOverRestarts() throws Exception {
        assertThat(kid(run())).isEqualTo(kid(run()));
        assertThat(new JsonWebKeySet(jwks()).getJsonWebKeys()).hasSize(1);
    }

    @Test
    void anOldKeyIsReplacedAndWhatItSignedStaysGoodUntilTheNext() throws Exception {
        var first = run();
        age(91);
        var second = run();
        assertThat(kid(second)).isNotEqualTo(kid(first));
        var verifier = new TokenVerifier(config);
        assertThat(verifier.verify(first).id())
                .isEqualTo(verifier.verify(second).id());
        assertThat(new JsonWebKeySet(jwks()).getJsonWebKeys())
                .extracting(key -> key.getKeyId())
                .containsExactly(kid(second), kid(first));

        age(91);
        var third = run();
        assertThat(new JsonWebKeySet(jwks()).getJsonWebKeys())
                .extracting(key -> key.getKeyId())
                .containsExactly(kid(third), kid(second));
        refused(new TokenVerifier(config), first);
        assertThat(new TokenVerifier(config).verify(second)).isInstanceOf(Caller.RunCaller.class);
    }

    @Test
    void aTokenOfTheOtherIssuerOrOfAKeyNobodyPublishedIsRefused() {
        var signer = new Es256TokenSigner(new KeptKeys(new Only<>(jdbi)), config);
        refused(new TokenVerifier(config), signer.task("alice", WORKSPACE, RUN, ACCOUNT, Ids.next(), 1));
        var stranger = new Es256TokenSigner(new KeptKeys(new Only<>(TestDatabase.fresh())), config);
        refused(new TokenVerifier(config), stranger.run("alice", WORKSPACE, RUN, ACCOUNT));
    }

    @Test
    void aServiceThatMintsNothingPublishesNothing() {
        var silent = new JwksResource(new KeptKeys(new Only<>(jdbi)), new FixedConfig(issuer));
        assertThatThrownBy(silent::jwks)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        error -> assertThat(error.error()).isEqualTo(PlatformError.NO_SUCH_PATH));
    }

    /** As a replica that has just started. */
    private String run() {
        return new Es256TokenSigner(new KeptKeys(new Only<>(jdbi)), config).run("alice", WORKSPACE, RUN, ACCOUNT);
    }

    private String jwks() {
        return new JwksResource(new KeptKeys(new Only<>(jdbi)), config).jwks();
    }

    private void age(int days) {
        jdbi.useHandle(handle ->
                handle.execute("update signing_key set created_at = created_at - make_interval(days => ?)", days));
    }

    private static String kid(String token) throws Exception {
        return new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setSkipSignatureVerification()
                .build()
                .process(token)
                .getJoseObjects()
                .getFirst()
                .getKeyIdHeaderValue();
    }

    private static void refused(TokenVerifier verifier, String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        error -> assertThat(error.error()).isEqualTo(PlatformError.TOKEN_REFUSED));
    }
}
