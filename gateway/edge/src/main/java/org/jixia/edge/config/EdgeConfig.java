package org.jixia.edge.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What an administrator may set of the edge. Secrets of the sign-in stand under {@code quarkus.oidc}. */
@ConfigMapping(prefix = "jixia.edge")
public interface EdgeConfig {

    /** Address that people and clients reach the platform at; its origin is the only one allowed on unsafe session calls. */
    URI publicUrl();

    /** Origin of the object store as browsers reach it: the portal may connect to it for signed uploads and downloads. */
    URI storeOrigin();

    /** Base address of each service by its short name ({@code workspace}, {@code drs}, …). */
    Map<String, URI> services();

    /** Time a service may take to accept a connection; after it the caller gets 503 at once. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Time without a byte from a service after which a call is given up; long enough for a slow import. */
    @WithDefault("10m")
    Duration idleTimeout();

    RateLimit rateLimit();

    /** Requests one caller (a bearer token, a session, else an address) may send. */
    interface RateLimit {

        /** Requests a second, sustained. Generous: a page of the portal needs about ten. */
        @WithDefault("200")
        long perSecond();

        /** Requests at once before the sustained rate applies. */
        @WithDefault("1000")
        long burst();
    }
}
