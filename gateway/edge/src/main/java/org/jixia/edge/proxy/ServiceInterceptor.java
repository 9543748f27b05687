package org.jixia.edge.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** One call on its way to a service: cuts the prefix off, drops what only the edge may know, answers 503 for a service that is away. */
final class ServiceInterceptor implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(ServiceInterceptor.class);
    /** The edge sets these itself on every answer; a second value would contradict it. */
    private static final List<String> OWN_HEADERS =
            List.of(Filters.REQUEST_ID, "Content-Security-Policy", "X-Content-Type-Options", "Server");

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final String service;
    private final String prefix;

    ServiceInterceptor(String service, String prefix) {
        this.service = service;
        this.prefix = prefix;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        if (isStreamOfUnknownLength(request.proxiedRequest())) {
            // Without this the proxy library drops the body: HTTP/2 has no such header, and its streams end without it.
            request.proxiedRequest().headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
        request.setURI(request.getURI().substring(prefix.length()));
        MultiMap headers = request.headers();
        headers.remove("Cookie");
        headers.remove("Forwarded");
        headers.names().stream().filter(ServiceInterceptor::isInternal).toList().forEach(headers::remove);
        return context.sendRequest().recover(failure -> Future.succeededFuture(away(context, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        MultiMap headers = context.response().headers();
        OWN_HEADERS.forEach(headers::remove);
        headers.names().stream().filter(ServiceInterceptor::isInternal).toList().forEach(headers::remove);
        return context.sendResponse();
    }

    private static boolean isStreamOfUnknownLength(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                && WITH_BODY.contains(request.method())
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    private static boolean isInternal(String header) {
        return header.regionMatches(true, 0, "X-Jixia-", 0, 8);
    }

    private ProxyResponse away(ProxyContext context, Throwable failure) {
        ProxyRequest request = context.request();
        LOG.warnf("%s does not answer: %s", service, failure.getMessage());
        Problems.Answer answer = Problems.answer(request.proxiedRequest(), EdgeError.SERVICE_AWAY, service);
        return request.release()
                .response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .putHeader("Retry-After", "5")
                .setBody(Body.body(Buffer.buffer(answer.body())));
    }
}
