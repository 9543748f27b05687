package org.jixia.edge.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jixia.edge.config.EdgeConfig;

/**
 * The one origin: maps public paths to services, first match wins. A path that is not listed here is never forwarded, so
 * {@code /internal} and {@code /q} of the services cannot be reached from outside.
 */
@ApplicationScoped
public class Routes {
    private static final List<String> GA4GH = List.of("drs", "wes", "tes");
    private static final Pattern OWN = Pattern.compile("/(session|service-registry|q)(/.*)?");
    /** Addresses without pages, whether a service of that name exists or not. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(v1|api|ga4gh)(/.*)?");

    private static final Pattern HIDDEN = Pattern.compile("/+(internal|q)([/;].*)?");

    private final EdgeConfig config;
    private final SessionTokens tokens;

    Routes(EdgeConfig config, SessionTokens tokens) {
        this.config = config;
        this.tokens = tokens;
    }

    void register(@Observes Router router, Vertx vertx) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(128)
                .setKeepAlive(true)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeout((int) config.idleTimeout().toSeconds()));
        config.services().forEach((name, address) -> {
            forward(router, client, name, address, "/api/" + name);
            if (GA4GH.contains(name)) {
                forward(router, client, name, address, "");
            }
        });
        router.route().order(Filters.PROXY + 1).handler(Routes::keepPagesFromPrograms);
    }

    /** A program that tries addresses (as py-tes does: {@code /v1/tasks}) must hear 404, not be given the portal's page. */
    private static void keepPagesFromPrograms(RoutingContext context) {
        boolean program = context.request().getHeader("Authorization") != null
                || FOR_PROGRAMS.matcher(context.normalizedPath()).matches();
        if (program && !OWN.matcher(context.normalizedPath()).matches()) {
            Problems.send(context, EdgeError.UNKNOWN_PATH);
        } else {
            context.next();
        }
    }

    /** With an empty prefix the service's GA4GH path is forwarded unchanged; otherwise the prefix is cut off. */
    private void forward(Router router, HttpClient client, String name, URI address, String prefix) {
        HttpProxy proxy = HttpProxy.reverseProxy(client);
        proxy.origin(address.getPort(), address.getHost());
        proxy.addInterceptor(new ServiceInterceptor(name, prefix));
        String path = prefix.isEmpty() ? "/ga4gh/" + name + "/*" : prefix + "/*";
        router.route(path).order(Filters.PROXY).handler(context -> {
            if (isHidden(context.normalizedPath(), prefix)) {
                Problems.send(context, EdgeError.UNKNOWN_PATH);
                return;
            }
            tokens.thenForward(context, proxy);
        });
    }

    /** Judged on the normalised path, so that {@code x/../internal} and matrix parameters are seen through. */
    private static boolean isHidden(String path, String prefix) {
        return HIDDEN.matcher(path.substring(prefix.length())).matches();
    }
}
