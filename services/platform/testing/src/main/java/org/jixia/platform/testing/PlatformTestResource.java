package org.jixia.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a service under {@code @QuarkusTest} all it needs: a fresh database, the broker, an issuer. Arguments: {@code service} (its
 * client name), {@code kafka=false} or {@code objectStore=true} where a test needs less or more.
 */
public final class PlatformTestResource implements QuarkusTestResourceLifecycleManager {
    private TestIssuer issuer;
    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = initArgs;
    }

    @Override
    public Map<String, String> start() {
        issuer = TestIssuer.start();
        var config = new HashMap<String, String>();
        config.put("quarkus.datasource.jdbc.url", EmbeddedPostgres.freshDatabase());
        config.put("quarkus.datasource.username", EmbeddedPostgres.USER);
        config.put("quarkus.datasource.password", EmbeddedPostgres.PASSWORD);
        config.put("jixia.identity.issuer", TestTokens.ISSUER);
        config.put("jixia.identity.jwks", issuer.jwksUrl());
        config.put("jixia.identity.token-url", issuer.tokenUrl());
        config.put("jixia.identity.client-id", arguments.getOrDefault("service", "service-under-test"));
        config.put("jixia.identity.person-issuer-jwks", issuer.jwksUrl());
        config.put("jixia.identity.run-issuer-jwks", issuer.jwksUrl());
        config.put("jixia.identity.task-issuer-jwks", issuer.jwksUrl());
        if (!"false".equals(arguments.get("kafka"))) {
            config.put("jixia.kafka.bootstrap", EmbeddedKafka.bootstrap());
        }
        if ("true".equals(arguments.get("objectStore"))) {
            config.put("jixia.test.object-store.endpoint", EmbeddedObjectStore.endpoint());
            config.put("jixia.test.object-store.access-key", EmbeddedObjectStore.ACCESS_KEY);
            config.put("jixia.test.object-store.secret-key", EmbeddedObjectStore.SECRET_KEY);
        }
        return config;
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }
}
