package org.jixia.edge.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jixia.edge.config.EdgeConfig;

/** Fairness between callers of one edge: a token bucket each. Not a defence against floods, which belongs before the edge. */
@ApplicationScoped
class RateLimits {
    private final Cache<Integer, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();
    private final EdgeConfig.RateLimit limit;

    RateLimits(EdgeConfig config) {
        this.limit = config.rateLimit();
    }

    boolean admits(HttpServerRequest request) {
        return buckets.get(caller(request), key -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /** A hash, so that no token is kept in memory for it. */
    private static int caller(HttpServerRequest request) {
        String bearer = request.getHeader("Authorization");
        if (bearer != null) {
            return bearer.hashCode();
        }
        Cookie session = request.getCookie("q_session");
        return session != null
                ? session.getValue().hashCode()
                : request.remoteAddress().hostAddress().hashCode();
    }
}
