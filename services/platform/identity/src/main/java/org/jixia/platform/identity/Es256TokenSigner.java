package org.jixia.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs with the newest of {@link KeptKeys}. */
@ApplicationScoped
public class Es256TokenSigner implements TokenSigner {
    private final KeptKeys keys;
    private final IdentityConfig config;

    @Inject
    public Es256TokenSigner(KeptKeys keys, IdentityConfig config) {
        this.keys = keys;
        this.config = config;
    }

    @Override
    public String run(String person, UUID workspace, UUID run, UUID billingAccount) {
        return sign(claims(RUN_ISSUER, person, workspace, run, billingAccount));
    }

    @Override
    public String task(String person, UUID workspace, UUID run, UUID billingAccount, UUID task, int attempt) {
        var claims = claims(TASK_ISSUER, person, workspace, run, billingAccount);
        claims.setStringClaim("task", task.toString());
        claims.setClaim("attempt", attempt);
        return sign(claims);
    }

    @Override
    public String person(Person person, UUID clientToken) {
        var claims = claims(PERSON_ISSUER, person.sub(), TokenVerifier.PERSONS);
        claims.setStringClaim(CLIENT_TOKEN, clientToken.toString());
        claims.setClaim(
                "realm_access", Map.of("roles", person.roles().stream().sorted().toList()));
        give(claims, "name", person.name());
        give(claims, "preferred_username", person.account());
        if (person.email() != null) {
            claims.setStringClaim("email", person.email());
            claims.setClaim("email_verified", true);
        }
        return sign(claims);
    }

    private static void give(JwtClaims claims, String name, String value) {
        if (value != null) {
            claims.setStringClaim(name, value);
        }
    }

    private JwtClaims claims(String issuer, String person, UUID workspace, UUID run, UUID billingAccount) {
        var claims = claims(issuer, person, TokenVerifier.SERVICES);
        claims.setStringClaim("workspace", workspace.toString());
        if (run != null) {
            claims.setStringClaim("run", run.toString());
        }
        claims.setStringClaim("account", billingAccount.toString());
        return claims;
    }

    private JwtClaims claims(String issuer, String person, String audience) {
        var now = Instant.now();
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(person);
        claims.setAudience(audience);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(config.tokenLife()).getEpochSecond()));
        claims.setGeneratedJwtId();
        return claims;
    }

    private String sign(JwtClaims claims) {
        var key = keys.keys().getFirst();
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }
}
