package org.jixia.platform.identity;

import java.time.Duration;
import java.util.Optional;
import org.jixia.platform.testing.TestIssuer;
import org.jixia.platform.testing.TestTokens;

/** Settings as a service has them, pointing at a test issuer. */
record FixedConfig(TestIssuer keys, Optional<String> runIssuerJwks, Optional<String> signer) implements IdentityConfig {
    FixedConfig(TestIssuer keys) {
        this(keys, Optional.of(keys.jwksUrl()), Optional.empty());
    }

    @Override
    public String issuer() {
        return TestTokens.ISSUER;
    }

    @Override
    public Optional<String> jwks() {
        return Optional.of(keys.jwksUrl());
    }

    @Override
    public Optional<String> tokenUrl() {
        return Optional.of(keys.tokenUrl());
    }

    @Override
    public Optional<String> clientId() {
        return Optional.of("tes");
    }

    @Override
    public Optional<String> clientSecretFile() {
        return Optional.empty();
    }

    @Override
    public Optional<String> personIssuerJwks() {
        return runIssuerJwks;
    }

    @Override
    public Optional<String> taskIssuerJwks() {
        return Optional.of(keys.jwksUrl());
    }

    @Override
    public Duration tokenLife() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration freshness() {
        return Duration.ofMillis(900);
    }

    @Override
    public Duration keepAnswers() {
        return Duration.ofMillis(500);
    }
}
