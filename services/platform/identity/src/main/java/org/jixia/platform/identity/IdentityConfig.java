package org.jixia.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where tokens come from and how this service gets its own. */
@ConfigMapping(prefix = "jixia.identity")
public interface IdentityConfig {
    /** The issuer of tokens of persons and services: the address of the realm, exactly as tokens carry it. */
    String issuer();

    /** The realm's keys; by default where Keycloak publishes them. */
    Optional<String> jwks();

    /** Where this service gets its own token; by default Keycloak's token endpoint. */
    Optional<String> tokenUrl();

    /** This service's client at the realm. */
    Optional<String> clientId();

    /** A file with the client's secret, mode 0600. */
    Optional<String> clientSecretFile();

    /** The keys of persons' tokens for programs ({@code /internal/jwks} of people); without it none is accepted. */
    Optional<String> personIssuerJwks();

    /** The keys of run tokens ({@code /internal/jwks} of wes); without it no run token is accepted. */
    Optional<String> runIssuerJwks();

    /** The keys of task tokens ({@code /internal/jwks} of tes); without it no task token is accepted. */
    Optional<String> taskIssuerJwks();

    /** Which tokens this service mints: {@code run}, {@code task} or {@code person}; without it {@code /internal/jwks} is not there. */
    Optional<String> signer();

    /** How long minted tokens live: long enough for a slow call, short enough that a leaked one is soon worthless. */
    @WithDefault("10M")
    Duration tokenLife();

    /** The age up to which the projection of members may say yes; a revoke must hold within one second. */
    @WithDefault("900MS")
    Duration freshness();

    /** How long an answer of the workspace service is kept. */
    @WithDefault("500MS")
    Duration keepAnswers();

    default String jwksUrl() {
        return jwks().orElseGet(() -> issuer() + "/protocol/openid-connect/certs");
    }

    default String tokenEndpoint() {
        return tokenUrl().orElseGet(() -> issuer() + "/protocol/openid-connect/token");
    }
}
