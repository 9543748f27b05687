package org.jixia.edge.health;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jixia.edge.proxy.Problems;
import org.jixia.platform.errors.PlatformError;

/** How every part is, with its version and since when it runs, for administrators. */
@Path("/service-registry/health")
@RunOnVirtualThread
public class HealthResource {
    private static final String ROLE = "administrator";

    private final Parts parts;
    private final SecurityIdentity identity;

    HealthResource(Parts parts, SecurityIdentity identity) {
        this.parts = parts;
        this.identity = identity;
    }

    /** Open to all so that a program without a token hears 401 and is not sent to the sign-in page; the role is asked for here. */
    @GET
    @PermitAll
    public Response all(@Context HttpServerRequest request) {
        if (identity.isAnonymous()) {
            return refusal(Problems.answer(request, PlatformError.UNAUTHENTICATED));
        }
        if (!identity.hasRole(ROLE)) {
            return refusal(Problems.answer(request, PlatformError.FORBIDDEN, ROLE));
        }
        return Response.ok(Map.of("items", parts.all())).build();
    }

    private static Response refusal(Problems.Answer answer) {
        return Response.status(answer.status())
                .type(answer.contentType())
                .entity(answer.body())
                .build();
    }
}
