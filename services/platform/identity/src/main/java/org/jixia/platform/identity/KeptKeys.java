package org.jixia.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The signing keys of this service in its database: made on first use and again every 90 days, the newest two are valid. */
@ApplicationScoped
class KeptKeys {
    private static final Duration LIFE = Duration.ofDays(90);
    private static final long RELOAD_NANOS = Duration.ofMinutes(1).toNanos();

    private final Instance<Jdbi> jdbi;
    private volatile Loaded loaded;

    @Inject
    KeptKeys(Instance<Jdbi> jdbi) {
        this.jdbi = jdbi;
    }

    /** Newest first, at most two. */
    List<EllipticCurveJsonWebKey> keys() {
        var present = loaded;
        if (present == null || System.nanoTime() - present.at() > RELOAD_NANOS) {
            present = new Loaded(load(), System.nanoTime());
            loaded = present;
        }
        return present.keys();
    }

    private List<EllipticCurveJsonWebKey> load() {
        return jdbi.get().withHandle(handle -> {
            var young = handle.createQuery(
                            "select count(*) from signing_key where created_at > now() - make_interval(days => ?)")
                    .bind(0, (int) LIFE.toDays())
                    .mapTo(Long.class)
                    .one();
            if (young == 0) {
                add(handle);
            }
            return handle.createQuery("select jwk from signing_key order by created_at desc limit 2")
                    .mapTo(String.class)
                    .map(KeptKeys::parse)
                    .list();
        });
    }

    /** Two replicas may each add one at the same moment; both are published and either may sign. */
    private static void add(Handle handle) {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(org.jixia.platform.ids.Ids.next().toString());
            key.setUse("sig");
            key.setAlgorithm("ES256");
            handle.execute(
                    "insert into signing_key (kid, jwk) values (?, ?)",
                    key.getKeyId(),
                    key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        } catch (JoseException e) {
            throw new IllegalStateException("cannot make a signing key", e);
        }
    }

    private static EllipticCurveJsonWebKey parse(String json) {
        try {
            return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(json);
        } catch (JoseException e) {
            throw new IllegalStateException("a kept signing key cannot be read", e);
        }
    }

    private record Loaded(List<EllipticCurveJsonWebKey> keys, long at) {}
}
