package org.jixia.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Flaw;
import org.jixia.platform.errors.PlatformError;

/** Turns whatever a request ended in into an answer of {@link ErrorAnswers}; nothing leaves with a stack trace or a class name. */
public final class ErrorMappers {
    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    private ErrorMappers() {}

    /** What all mappers need of the request. */
    abstract static class Answering {
        @Inject
        ErrorAnswers answers;

        @Context
        UriInfo uri;

        @Context
        HttpHeaders headers;

        @Context
        Request request;

        Response answer(DomainException error) {
            return answers.of(error, uri, headers);
        }

        Response answer(DomainException error, int status) {
            return answers.of(error, status, uri, headers);
        }

        /** Text, number or time too large for its column, or too long for an index. */
        private static final Set<String> OUT_OF_RANGE = Set.of("22001", "22003", "22008", "54000");

        /** Finds out what an exception without a mapper of its own means. */
        Response unexpected(Throwable error) {
            for (var cause = error; cause != null; cause = cause.getCause()) {
                if (cause instanceof DomainException known) {
                    return answer(known);
                }
                if (cause instanceof JsonProcessingException json && !(error instanceof RuntimeException)) {
                    return answer(invalidJson(json));
                }
                if (cause instanceof SQLException sql && holdsNul(sql)) {
                    return answer(DomainException.of(PlatformError.TEXT_WITH_NUL));
                }
                if (cause instanceof SQLException sql && OUT_OF_RANGE.contains(String.valueOf(sql.getSQLState()))) {
                    LOG.warnf("database: %s", sql.getMessage());
                    return answer(DomainException.of(PlatformError.VALUE_OUT_OF_RANGE));
                }
                if (isBrokenForm(cause)) {
                    return answer(DomainException.of(PlatformError.FORM_INCOMPLETE));
                }
                if (cause instanceof SQLException sql && isDatabaseAway(sql)) {
                    LOG.warnf("database: %s", sql.getMessage());
                    return answer(
                            DomainException.of(PlatformError.DATABASE_BUSY).retryAfter(Duration.ofSeconds(2)));
                }
            }
            LOG.errorf(error, "request %s failed", RequestIds.current());
            return answer(DomainException.of(PlatformError.INTERNAL), 500);
        }

        /** A form cut short, or one whose parts have no headers. */
        private static boolean isBrokenForm(Throwable cause) {
            return cause instanceof MultipartParser.MalformedMessageException
                    || cause instanceof IOException
                            && String.valueOf(cause.getMessage()).contains("parsing multipart");
        }

        /** The one character of a text that PostgreSQL keeps neither in text nor in jsonb. */
        private static boolean holdsNul(SQLException error) {
            return "22021".equals(error.getSQLState()) || "22P05".equals(error.getSQLState());
        }

        /** Connection lost, server shutting down or starting, or no free connection in the pool. */
        private static boolean isDatabaseAway(SQLException error) {
            var state = error.getSQLState();
            return state != null && (state.startsWith("08") || state.startsWith("57P"))
                    || String.valueOf(error.getMessage()).contains("cquisition timeout");
        }
    }

    @Provider
    public static class Domain extends Answering implements ExceptionMapper<DomainException> {
        @Override
        public Response toResponse(DomainException error) {
            if (error.getCause() != null) {
                LOG.warnf("%s because of %s", error.getMessage(), error.getCause());
            }
            return answer(error);
        }
    }

    @Provider
    public static class Remote extends Answering implements ExceptionMapper<RemoteException> {
        @Override
        public Response toResponse(RemoteException error) {
            LOG.warn(error.getMessage());
            return answer(DomainException.of(PlatformError.REMOTE_REFUSED, error.service(), error.detail()));
        }
    }

    @Provider
    public static class Json extends Answering implements ExceptionMapper<JsonProcessingException> {
        @Override
        public Response toResponse(JsonProcessingException error) {
            return answer(invalidJson(error));
        }
    }

    /** Beside {@link Json} because the framework brings a mapper of its own for exactly this type. */
    @Provider
    public static class JsonShape extends Answering implements ExceptionMapper<MismatchedInputException> {
        @Override
        public Response toResponse(MismatchedInputException error) {
            return answer(invalidJson(error));
        }
    }

    @Provider
    public static class Web extends Answering implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException error) {
            for (var cause = error.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof JsonProcessingException json) {
                    return answer(invalidJson(json));
                }
                if (cause instanceof DomainException known) {
                    return answer(known);
                }
            }
            var status = error.getResponse().getStatus();
            if (status < 400) {
                return error.getResponse();
            }
            return answer(forStatus(status, error), status);
        }

        private DomainException forStatus(int status, WebApplicationException error) {
            return switch (status) {
                case 401 -> DomainException.of(PlatformError.UNAUTHENTICATED);
                case 404 -> DomainException.of(PlatformError.NO_SUCH_PATH);
                case 405 -> DomainException.of(PlatformError.METHOD_NOT_ALLOWED, request.getMethod());
                case 406, 415 ->
                    DomainException.of(
                            PlatformError.UNSUPPORTED_MEDIA, String.valueOf(headers.getHeaderString("Content-Type")));
                case 413 -> DomainException.of(PlatformError.BODY_TOO_LARGE);
                case 500 -> {
                    LOG.errorf(error, "request %s failed", RequestIds.current());
                    yield DomainException.of(PlatformError.INTERNAL);
                }
                default -> DomainException.of(PlatformError.INVALID_REQUEST, "HTTP " + status);
            };
        }
    }

    @Provider
    public static class Rest extends Answering implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable error) {
            return unexpected(error);
        }
    }

    /** Names the member and the place; the library's own text speaks of Java classes and stays inside. */
    static DomainException invalidJson(JsonProcessingException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return DomainException.of(PlatformError.JSON_LIMITS);
            }
        }
        var at = error.getLocation();
        var place = new Object[] {at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()};
        if (error instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            var path = new StringBuilder();
            for (var step : mapping.getPath()) {
                path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "/" + step.getFieldName());
            }
            return DomainException.of(PlatformError.INVALID_FIELD, path.toString(), Flaw.UNEXPECTED_AT.of(place))
                    .causedBy(null);
        }
        if (error instanceof MismatchedInputException other) {
            return hasBegun(other)
                    ? DomainException.of(
                            PlatformError.INVALID_REQUEST, takesList(other) ? Flaw.NO_LIST : Flaw.NO_OBJECT)
                    : DomainException.of(PlatformError.INVALID_JSON, Flaw.NO_CONTENT);
        }
        return DomainException.of(PlatformError.INVALID_JSON, at == null ? Flaw.NO_CONTENT : Flaw.AT.of(place));
    }

    /** To the library a body of nothing is one of another kind, too. */
    private static boolean hasBegun(MismatchedInputException error) {
        return error.getProcessor() instanceof JsonParser parser
                && Math.max(
                                parser.currentLocation().getByteOffset(),
                                parser.currentLocation().getCharOffset())
                        > 0;
    }

    private static boolean takesList(MismatchedInputException error) {
        var target = error.getTargetType();
        return target != null && (target.isArray() || Collection.class.isAssignableFrom(target));
    }
}
