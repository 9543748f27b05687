package org.jixia.platform.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Signed tokens of every kind of caller, as the real issuers make them; {@link TestIssuer} publishes the key. */
public final class TestTokens {
    public static final String ISSUER = "http://issuer.test/realms/jixia";
    private static final String KEY_PROPERTY = "jixia.test.key";

    private TestTokens() {}

    /** A person's token with platform roles ({@code researcher}, {@code steward}, {@code administrator}, {@code auditor}). */
    public static String person(String sub, String... roles) {
        return sign(personClaims(sub, roles), Duration.ofMinutes(5));
    }

    /** A person's token that tells an e-mail address, which the realm has verified or not. */
    public static String personWithEmail(String sub, String email, boolean verified) {
        var claims = personClaims(sub);
        claims.put("email", email);
        claims.put("email_verified", verified);
        return sign(claims, Duration.ofMinutes(5));
    }

    /** A service's token. */
    public static String service(String name) {
        return sign(
                new TreeMap<>(Map.of(
                        "iss",
                        ISSUER,
                        "sub",
                        "service-account-" + name,
                        "aud",
                        List.of("jixia-internal"),
                        "azp",
                        name)),
                Duration.ofMinutes(10));
    }

    /** A run's token, as wes mints it. */
    public static String run(String person, UUID workspace, UUID run, UUID billingAccount) {
        return sign(workClaims("urn:jixia:wes", person, workspace, run, billingAccount), Duration.ofMinutes(10));
    }

    /** A task's token, as tes mints it. */
    public static String task(String person, UUID workspace, UUID run, UUID billingAccount, UUID task, int attempt) {
        var claims = workClaims("urn:jixia:tes", person, workspace, run, billingAccount);
        claims.put("task", task.toString());
        claims.put("attempt", attempt);
        return sign(claims, Duration.ofMinutes(10));
    }

    /** The token of a person's program that called with a client token, as people mints it. */
    public static String program(String sub, UUID clientToken, String... roles) {
        var claims = personClaims(sub, roles);
        claims.put("iss", "urn:jixia:people");
        claims.put("client_token", clientToken.toString());
        return sign(claims, Duration.ofMinutes(1));
    }

    /** A person's token that ended a minute ago. */
    public static String expired(String sub) {
        return sign(personClaims(sub), Duration.ofMinutes(-1));
    }

    /** A person's token signed by somebody else's key. */
    public static String forged(String sub) {
        try {
            return sign(personClaims(sub), Duration.ofMinutes(5), EcJwkGenerator.generateJwk(EllipticCurves.P256));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> personClaims(String sub, String... roles) {
        var claims = new TreeMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("sub", sub);
        claims.put("aud", List.of("jixia"));
        claims.put("preferred_username", sub);
        claims.put("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    private static Map<String, Object> workClaims(
            String issuer, String person, UUID workspace, UUID run, UUID billingAccount) {
        var claims = new TreeMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("sub", person);
        claims.put("aud", List.of("jixia-internal"));
        claims.put("workspace", workspace.toString());
        if (run != null) {
            claims.put("run", run.toString());
        }
        claims.put("account", billingAccount.toString());
        return claims;
    }

    private static String sign(Map<String, Object> claims, Duration life) {
        return sign(claims, life, key());
    }

    private static String sign(Map<String, Object> claims, Duration life, EllipticCurveJsonWebKey key) {
        var all = new JwtClaims();
        claims.forEach(all::setClaim);
        all.setClaim("iat", Instant.now().getEpochSecond());
        all.setClaim("exp", Instant.now().plus(life).getEpochSecond());
        all.setGeneratedJwtId();
        var signature = new JsonWebSignature();
        signature.setPayload(all.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue("test");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half as a JWK set. */
    static String jwks() {
        return new JsonWebKeySet(key()).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** Made once a JVM and kept in a system property, because several class loaders of it may each hold this class. */
    private static EllipticCurveJsonWebKey key() {
        synchronized (System.getProperties()) {
            try {
                var kept = System.getProperty(KEY_PROPERTY);
                if (kept == null) {
                    var made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
                    made.setKeyId("test");
                    kept = made.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
                    System.setProperty(KEY_PROPERTY, kept);
                }
                return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(kept);
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
