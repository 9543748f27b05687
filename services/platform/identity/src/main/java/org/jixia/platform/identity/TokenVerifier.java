package org.jixia.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Flaw;
import org.jixia.platform.errors.PlatformError;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/**
 * Turns a bearer token into a caller: signature by the keys its issuer publishes, issuer, audience and life checked. Four issuers
 * are known: the realm (persons and services), people (persons by client token), wes (runs), tes (tasks). Says who, never what they may do. What was verified
 * is believed for half a minute: the same token comes with every request, and a key that was withdrawn must count soon.
 */
@ApplicationScoped
public class TokenVerifier {
    static final String PERSONS = "jixia";
    static final String SERVICES = "jixia-internal";
    private static final int CLOCKS_MAY_DIFFER_SECONDS = 2;

    private static final Duration BELIEVED = Duration.ofSeconds(30);
    private static final int KEPT = 5_000;

    private final String realm;
    private final InstantSource clock;
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(BELIEVED).build();
    private final Map<String, JwtConsumer> consumers = new HashMap<>();
    private final JwtConsumer unverified = new JwtConsumerBuilder()
            .setSkipSignatureVerification()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .build();

    @Inject
    public TokenVerifier(IdentityConfig config) {
        this(config, InstantSource.system());
    }

    TokenVerifier(IdentityConfig config, InstantSource clock) {
        this.clock = clock;
        this.realm = config.issuer();
        consumers.put(realm, consumer(realm, config.jwksUrl(), PERSONS, SERVICES));
        config.personIssuerJwks()
                .ifPresent(url -> consumers.put(
                        TokenSigner.PERSON_ISSUER, consumer(TokenSigner.PERSON_ISSUER, url, PERSONS, PERSONS)));
        config.runIssuerJwks()
                .ifPresent(url -> consumers.put(
                        TokenSigner.RUN_ISSUER, consumer(TokenSigner.RUN_ISSUER, url, SERVICES, SERVICES)));
        config.taskIssuerJwks()
                .ifPresent(url -> consumers.put(
                        TokenSigner.TASK_ISSUER, consumer(TokenSigner.TASK_ISSUER, url, SERVICES, SERVICES)));
    }

    private static JwtConsumer consumer(String issuer, String jwks, String... audiences) {
        var keys = new HttpsJwks(jwks);
        keys.setRetainCacheOnErrorDuration(3600);
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        "RS256",
                        "RS384",
                        "RS512",
                        "PS256",
                        "ES256",
                        "ES384")
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audiences)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCKS_MAY_DIFFER_SECONDS)
                .build();
    }

    /** The caller; refused with 401 when the token proves nobody, 503 when its issuer's keys cannot be had. */
    public Caller verify(String token) {
        var known = verified.getIfPresent(token);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.caller();
        }
        return verifyAnew(token);
    }

    private Caller verifyAnew(String token) {
        try {
            verified.invalidate(token);
            var issuer = unverified.processToClaims(token).getIssuer();
            var consumer = consumers.get(issuer);
            if (consumer == null) {
                throw refused(Flaw.ISSUER_UNKNOWN);
            }
            var claims = consumer.processToClaims(token);
            var caller = caller(issuer, claims, token);
            believe(
                    token,
                    caller,
                    Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
            return caller;
        } catch (InvalidJwtException invalid) {
            throw explained(invalid);
        } catch (MalformedClaimException | IllegalArgumentException malformed) {
            throw refused(Flaw.MALFORMED);
        }
    }

    private void believe(String token, Caller caller, Instant end) {
        var until = clock.instant().plus(BELIEVED);
        verified.put(token, new Verified(caller, end.isBefore(until) ? end : until));
    }

    private static DomainException explained(InvalidJwtException invalid) {
        if (invalid.hasExpired()) {
            return refused(Flaw.EXPIRED);
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return refused(Flaw.OTHER_AUDIENCE);
        }
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException) {
                return DomainException.of(PlatformError.UNAVAILABLE, "identity").causedBy(cause);
            }
        }
        return refused(Flaw.SIGNATURE);
    }

    private static DomainException refused(Object why) {
        return DomainException.of(PlatformError.TOKEN_REFUSED, why);
    }

    private Caller caller(String issuer, JwtClaims claims, String token) throws MalformedClaimException {
        if (issuer.equals(realm)) {
            return claims.getAudience().contains(SERVICES)
                    ? new Caller.ServiceCaller(serviceName(claims), token)
                    : person(claims, null, token);
        }
        if (issuer.equals(TokenSigner.PERSON_ISSUER)) {
            return person(claims, id(claims, TokenSigner.CLIENT_TOKEN), token);
        }
        var workspace = id(claims, "workspace");
        var run = claims.hasClaim("run") ? id(claims, "run") : null;
        var account = id(claims, "account");
        if (issuer.equals(TokenSigner.RUN_ISSUER)) {
            return new Caller.RunCaller(claims.getSubject(), workspace, run, account, token);
        }
        var attempt = claims.getClaimValue("attempt", Number.class);
        return new Caller.TaskCaller(
                claims.getSubject(),
                workspace,
                run,
                account,
                id(claims, "task"),
                attempt == null ? 1 : attempt.intValue(),
                token);
    }

    /** The client that got the token; clients are called as the service, or {@code jixia-<service>}. */
    private static String serviceName(JwtClaims claims) throws MalformedClaimException {
        var client = claims.getStringClaimValue("azp");
        if (client == null) {
            client = claims.getStringClaimValue("client_id");
        }
        if (client == null) {
            throw refused(Flaw.NO_CLIENT);
        }
        return client.startsWith("jixia-") ? client.substring("jixia-".length()) : client;
    }

    private static Caller person(JwtClaims claims, UUID clientToken, String token) throws MalformedClaimException {
        var name = claims.getStringClaimValue("name");
        var account = claims.getStringClaimValue("preferred_username");
        var verified = Boolean.TRUE.equals(claims.getClaimValue("email_verified"));
        return new Caller.PersonCaller(
                claims.getSubject(),
                name != null ? name : account,
                account,
                verified ? claims.getStringClaimValue("email") : null,
                roles(claims),
                clientToken,
                token);
    }

    private static Set<String> roles(JwtClaims claims) {
        var roles = new HashSet<String>();
        if (claims.getClaimValue("realm_access") instanceof Map<?, ?> access
                && access.get("roles") instanceof List<?> named) {
            named.forEach(role -> roles.add(String.valueOf(role)));
        }
        if (claims.getClaimValue("roles") instanceof List<?> named) {
            named.forEach(role -> roles.add(String.valueOf(role)));
        }
        return Set.copyOf(roles);
    }

    private static UUID id(JwtClaims claims, String claim) throws MalformedClaimException {
        var text = claims.getStringClaimValue(claim);
        if (text == null) {
            throw refused(Flaw.NO_CLAIM.of(claim));
        }
        return UUID.fromString(text);
    }

    private record Verified(Caller caller, Instant until) {}
}
