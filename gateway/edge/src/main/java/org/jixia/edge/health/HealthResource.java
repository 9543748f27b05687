package org.jixia.edge.health;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.errors.Texts;

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
    public Response all(@HeaderParam("Accept-Language") String language) {
        if (identity.isAnonymous()) {
            return refusal(401, PlatformError.UNAUTHENTICATED, language);
        }
        if (!identity.hasRole(ROLE)) {
            return refusal(403, PlatformError.FORBIDDEN, language);
        }
        return Response.ok(Map.of("items", parts.all())).build();
    }

    private static Response refusal(int status, ErrorCode error, String language) {
        var locale = language != null && language.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of(
                        "status",
                        status,
                        "title",
                        error.code(),
                        "code",
                        error.code(),
                        "detail",
                        Texts.of(error, locale, List.of(ROLE))))
                .build();
    }
}
