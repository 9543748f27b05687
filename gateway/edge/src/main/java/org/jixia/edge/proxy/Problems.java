package org.jixia.edge.proxy;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.Texts;

/** Answers of the edge itself: problem+json on our own paths, {@code {msg, status_code}} on GA4GH paths, in the reader's language. */
public final class Problems {
    private static final long MOST_DROPPED = 64L << 20;

    private Problems() {}

    public record Answer(int status, String contentType, String body) {}

    static void send(RoutingContext context, ErrorCode error, Object... arguments) {
        Answer answer = answer(context.request(), error, arguments);
        letBodyPass(context.request());
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(answer.body());
    }

    /**
     * Most clients read no answer before they have sent their whole body, so a refused one is taken and dropped. Beyond the
     * bound the connection ends instead: nobody keeps the edge busy with what it has refused.
     */
    static void letBodyPass(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        AtomicLong left = new AtomicLong(MOST_DROPPED);
        request.handler(bytes -> {
            if (left.addAndGet(-bytes.length()) < 0) {
                request.handler(null);
                request.connection().close();
            }
        });
        request.resume();
    }

    public static Answer answer(HttpServerRequest request, ErrorCode error, Object... arguments) {
        int status = status(error.kind());
        String text = Texts.of(error, Texts.preferred(request.getHeader("Accept-Language")), List.of(arguments));
        if (request.path().startsWith("/ga4gh/")) {
            JsonObject body = new JsonObject().put("msg", text).put("status_code", status);
            return new Answer(status, "application/json", body.encode());
        }
        JsonObject body = new JsonObject()
                .put("type", "about:blank")
                .put("title", error.code())
                .put("status", status)
                .put("detail", text)
                .put("code", error.code())
                .put("requestId", request.getHeader(Filters.REQUEST_ID));
        return new Answer(status, "application/problem+json", body.encode());
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNPROCESSABLE -> 422;
            case CONDITION_REQUIRED -> 428;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
