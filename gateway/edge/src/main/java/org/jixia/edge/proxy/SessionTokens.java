package org.jixia.edge.proxy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jixia.edge.config.EdgeConfig;

/**
 * Turns a portal session, or a client token, into the bearer token that services understand. Any other bearer token passes
 * untouched: the services verify it. Without either the call goes on anonymously, and the service decides (service-info, or 401).
 */
@ApplicationScoped
class SessionTokens {
    private static final Logger LOG = Logger.getLogger(SessionTokens.class);

    private static final BiConsumer<RoutingContext, Throwable> ANSWERED_HERE = (context, failure) -> {};

    private final IdentityProviderManager identities;
    private final ClientTokens clientTokens;
    private final String origin;

    SessionTokens(IdentityProviderManager identities, ClientTokens clientTokens, EdgeConfig config) {
        this.identities = identities;
        this.clientTokens = clientTokens;
        this.origin = origin(config.publicUrl());
    }

    void thenForward(RoutingContext context, HttpProxy proxy) {
        HttpServerRequest request = context.request();
        Optional<String> clientToken = ClientTokens.of(request);
        if (clientToken.isPresent()) {
            exchange(context, proxy, clientToken.get());
            return;
        }
        if (request.headers().contains(HttpHeaders.AUTHORIZATION) || !hasSession(request)) {
            proxy.handle(request);
            return;
        }
        if (isUnsafe(request) && !origin.equals(request.getHeader(HttpHeaders.ORIGIN))) {
            Problems.send(context, EdgeError.FOREIGN_ORIGIN, origin);
            return;
        }
        // Left alone, Quarkus would answer a failure by sending programs and scripts to the sign-in page.
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, ANSWERED_HERE);
        // The body must not be read before the proxy takes the request over.
        request.pause();
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(identity -> forward(request, proxy, identity), failure -> {
                    LOG.debugf("Session not accepted: %s", failure.getMessage());
                    Problems.send(context, EdgeError.SESSION_ENDED);
                });
    }

    private void exchange(RoutingContext context, HttpProxy proxy, String clientToken) {
        HttpServerRequest request = context.request();
        // As below: the proxy is to read the body.
        request.pause();
        clientTokens
                .exchange(clientToken)
                .onSuccess(token -> forward(request, proxy, token))
                .onFailure(failure -> {
                    if (failure instanceof ClientTokens.RefusedException) {
                        Problems.send(context, EdgeError.CLIENT_TOKEN_REFUSED);
                    } else {
                        LOG.warnf("Client tokens cannot be verified: %s", failure.getMessage());
                        Problems.send(context, EdgeError.SERVICE_AWAY, "people");
                    }
                });
    }

    private static void forward(HttpServerRequest request, HttpProxy proxy, SecurityIdentity identity) {
        AccessTokenCredential token = identity == null ? null : identity.getCredential(AccessTokenCredential.class);
        if (token != null) {
            forward(request, proxy, token.getToken());
        } else {
            proxy.handle(request);
        }
    }

    private static void forward(HttpServerRequest request, HttpProxy proxy, String token) {
        request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        proxy.handle(request);
    }

    private static boolean hasSession(HttpServerRequest request) {
        return request.cookies().stream().anyMatch(cookie -> cookie.getName().startsWith("q_session"));
    }

    private static boolean isUnsafe(HttpServerRequest request) {
        return switch (request.method().name()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
