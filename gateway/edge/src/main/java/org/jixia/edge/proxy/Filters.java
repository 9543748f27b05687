package org.jixia.edge.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.edge.config.EdgeConfig;

/** What holds for every request before it is routed: request id, security headers, cross-origin reads of GA4GH paths, rate limit. */
@ApplicationScoped
class Filters {
    static final String REQUEST_ID = "X-Request-Id";
    /** Before Quarkus' own handlers and the authentication, so that their answers carry the headers too. */
    private static final int FIRST = Integer.MIN_VALUE + 10;
    /** After authentication is set up, before the portal's catch-all. */
    static final int PROXY = 10;

    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final RateLimits limits;
    private final String contentPolicy;

    Filters(RateLimits limits, EdgeConfig config) {
        this.limits = limits;
        // Styles inline: the component library writes its style sheets at run time. Scripts never.
        this.contentPolicy =
                "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
                        + "font-src 'self' data:; connect-src 'self' " + config.storeOrigin()
                        + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::apply);
    }

    private void apply(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        String id = requestId(request);
        request.headers().set(REQUEST_ID, id);
        MultiMap headers = response.headers();
        headers.set(REQUEST_ID, id);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Content-Security-Policy", contentPolicy);
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (request.path().startsWith("/ga4gh/") && answeredAsPreflight(request, response)) {
            return;
        }
        if (!limits.admits(request)) {
            response.putHeader("Retry-After", "1");
            Problems.send(context, EdgeError.TOO_MANY_REQUESTS);
            return;
        }
        context.next();
    }

    private static String requestId(HttpServerRequest request) {
        String given = request.getHeader(REQUEST_ID);
        return given != null && SAFE_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    /** An OPTIONS without both preflight headers is DRS asking for authorisations and goes on to the service. */
    private static boolean answeredAsPreflight(HttpServerRequest request, HttpServerResponse response) {
        if (request.getHeader("Origin") == null) {
            return false;
        }
        response.putHeader("Access-Control-Allow-Origin", "*");
        response.putHeader(
                "Access-Control-Expose-Headers", "Content-Length, Content-Range, ETag, Retry-After, " + REQUEST_ID);
        if (!request.method().name().equals("OPTIONS") || request.getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        // POST reads exist in DRS only; writes from foreign pages stay impossible elsewhere.
        String methods = request.path().startsWith("/ga4gh/drs/") ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD";
        response.putHeader("Access-Control-Allow-Methods", methods)
                .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Range, " + REQUEST_ID)
                .putHeader("Access-Control-Max-Age", "600")
                .setStatusCode(204)
                .end();
        return true;
    }
}
