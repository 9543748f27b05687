package org.jixia.platform.identity;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.PlatformError;

/**
 * Runs before every endpoint, after it is known which: a known path without a token is 401, an unknown one stays 404. Enforces
 * what {@link Permission} declares; an endpoint without a declaration is open to services below {@code /internal} and to nobody
 * elsewhere.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class PermissionFilter implements ContainerRequestFilter {
    private static final String BEARER = "bearer ";
    private static final String[] ANY = {};

    @Inject
    TokenVerifier tokens;

    @Inject
    CurrentCaller current;

    @Inject
    Memberships memberships;

    @Inject
    AdministrationLog log;

    @Context
    ResourceInfo endpoint;

    @Override
    public void filter(ContainerRequestContext request) {
        var declared = endpoint.getResourceMethod().getAnnotation(Permission.class);
        var right = declared == null ? undeclared(request) : declared.value();
        var token = bearer(request);
        if (right == Right.PUBLIC) {
            recogniseIfPossible(token);
            return;
        }
        if (token == null) {
            throw DomainException.of(PlatformError.UNAUTHENTICATED);
        }
        var caller = tokens.verify(token);
        current.set(caller);
        var callers = declared == null ? ANY : declared.callers();
        if (right != Right.INTERNAL && isNamed(caller, callers)) {
            return;
        }
        check(right, declared, caller, request);
    }

    private static Right undeclared(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (path.startsWith("/internal/") || path.startsWith("internal/")) {
            return Right.INTERNAL;
        }
        throw DomainException.of(PlatformError.NOT_FOUND);
    }

    private void recogniseIfPossible(String token) {
        if (token == null) {
            return;
        }
        try {
            current.set(tokens.verify(token));
        } catch (DomainException anonymousThen) {
            // a public endpoint answers whoever asks
        }
    }

    private void check(Right right, Permission declared, Caller caller, ContainerRequestContext request) {
        switch (right) {
            case INTERNAL -> internal(caller, declared == null ? ANY : declared.callers());
            case SELF -> person(caller);
            case PLATFORM_ADMIN -> role(right, caller, request, "administrator");
            case AUDIT_READ -> role(right, caller, request, "auditor");
            case AUDIT_STATE -> role(right, caller, request, "auditor", "administrator");
            case WORKSPACE_READ, WORKSPACE_WRITE, WORKSPACE_COMPUTE, WORKSPACE_SHARE, WORKSPACE_OWN ->
                workspace(declared, person(caller), request);
            case PUBLIC -> {}
        }
    }

    /** True for a run, task or service that the endpoint lets in beside persons. */
    private static boolean isNamed(Caller caller, String[] callers) {
        var name = switch (caller) {
            case Caller.PersonCaller person -> null;
            case Caller.RunCaller run -> "run";
            case Caller.TaskCaller task -> "task";
            case Caller.ServiceCaller service -> service.name();
        };
        return name != null && Arrays.asList(callers).contains(name);
    }

    private static void internal(Caller caller, String[] callers) {
        var allowed = caller instanceof Caller.ServiceCaller && (callers.length == 0 || isNamed(caller, callers));
        if (!allowed) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }

    private static Caller.PersonCaller person(Caller caller) {
        if (caller instanceof Caller.PersonCaller person) {
            return person;
        }
        throw DomainException.of(PlatformError.NOT_FOUND);
    }

    /** Any of the roles is enough; a refusal names the first. */
    private void role(Right right, Caller caller, ContainerRequestContext request, String... roles) {
        var person = person(caller);
        if (Arrays.stream(roles).noneMatch(person::has)) {
            record(right, person, null, request);
            throw DomainException.of(PlatformError.FORBIDDEN, roles[0]);
        }
    }

    private void record(Right right, Caller.PersonCaller person, UUID workspace, ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        log.refused(person.sub(), right, workspace, request.getMethod(), path);
    }

    private void workspace(Permission declared, Caller.PersonCaller person, ContainerRequestContext request) {
        var right = declared.value();
        var named = request.getUriInfo().getPathParameters().getFirst("workspace");
        if (named == null) {
            return;
        }
        UUID workspace;
        try {
            workspace = UUID.fromString(named);
        } catch (IllegalArgumentException notAnId) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        try {
            if (declared.evenLocked()) {
                memberships.requireUnderWay(workspace, person.sub(), right);
            } else {
                memberships.require(workspace, person.sub(), right);
            }
        } catch (DomainException refusal) {
            var administers = right == Right.WORKSPACE_SHARE || right == Right.WORKSPACE_OWN;
            if (administers && refusal.kind() == Kind.NOT_FOUND) {
                record(right, person, workspace, request);
            }
            throw refusal;
        }
    }

    private static String bearer(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
