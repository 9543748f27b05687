package org.jixia.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.errors.Texts;

/** Words an error for the reader: language by Accept-Language, dialect by path. */
@ApplicationScoped
public class ErrorAnswers {
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final int SHOWN_FAULTS = 1000;

    public Response of(DomainException error, UriInfo uri, HttpHeaders headers) {
        return of(error, status(error.kind()), uri, headers);
    }

    /** @param status where the protocol has a finer status than the kind (405, 415) */
    public Response of(DomainException error, int status, UriInfo uri, HttpHeaders headers) {
        var locale = Texts.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var answer = Response.status(status).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        error.retryAfter().ifPresent(pause -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, pause.toSeconds())));
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return isGa4gh(uri)
                ? answer.type("application/json")
                        .entity(ga4gh(error, status, locale))
                        .build()
                : answer.type(PROBLEM_TYPE)
                        .entity(problem(error, status, locale))
                        .build();
    }

    private static ErrorBody problem(DomainException error, int status, Locale locale) {
        var faults = error.faults().stream()
                .limit(SHOWN_FAULTS)
                .map(fault -> new ErrorBody.ProblemFault(fault.code(), fault.where(), Texts.of(fault, locale)))
                .toList();
        var code = error.error().code();
        return new ErrorBody.Problem(
                "urn:jixia:error:" + code,
                title(status),
                status,
                detail(error, locale),
                code,
                RequestIds.current(),
                faults.isEmpty() ? null : faults,
                error.members());
    }

    private static ErrorBody ga4gh(DomainException error, int status, Locale locale) {
        var lines = error.faults().stream()
                .limit(SHOWN_FAULTS)
                .map(fault -> "\n" + where(fault) + Texts.of(fault, locale))
                .collect(Collectors.joining());
        return new ErrorBody.Ga4ghError(detail(error, locale) + lines, status);
    }

    private static String where(Fault fault) {
        return fault.where() == null || fault.where().isEmpty() ? "" : fault.where() + ": ";
    }

    private static String detail(DomainException error, Locale locale) {
        var arguments =
                error.error() == PlatformError.INTERNAL ? List.<Object>of(RequestIds.current()) : error.arguments();
        return Texts.of(error.error(), locale, arguments);
    }

    private static boolean isGa4gh(UriInfo uri) {
        var path = uri.getPath();
        return path.startsWith("/ga4gh/") || path.startsWith("ga4gh/") || path.contains("service-registry");
    }

    static int status(Kind kind) {
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

    private static final Map<Integer, String> TITLES = Map.of(
            412, "Precondition Failed",
            422, "Unprocessable Content",
            428, "Precondition Required",
            429, "Too Many Requests");

    private static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        return TITLES.getOrDefault(status, known == null ? "Error" : known.getReasonPhrase());
    }
}
