package org.jixia.edge.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The portal's session: who is signed in, sign-in by code flow, sign-out. Tokens stay in encrypted cookies; no script sees them. */
@Path("/session")
public class SessionResource {
    private final SecurityIdentity identity;

    SessionResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** {@code account} is the sign-in name, {@code person} the stable id that all services use. */
    public record Session(boolean signedIn, String person, String account, String name, List<String> roles) {
        static final Session NONE = new Session(false, null, null, null, List.of());
    }

    @GET
    @PermitAll
    public Session current() {
        if (identity.isAnonymous() || identity.getCredential(AccessTokenCredential.class) == null) {
            return Session.NONE;
        }
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        String account = token.getClaim("preferred_username");
        String name = token.getClaim("name");
        return new Session(
                true,
                token.getSubject(),
                account,
                name == null || name.isBlank() ? account : name,
                identity.getRoles().stream().sorted().toList());
    }

    /** Reached only with a session: without one the code flow runs first and comes back here. */
    @GET
    @Path("/sign-in")
    @Authenticated
    public Response signIn(@QueryParam("return") @DefaultValue("/") String target) {
        return Response.seeOther(URI.create(isOwnPath(target) ? target : "/")).build();
    }

    /** Never answers by itself: the mechanism ends the session and sends the browser to the identity provider's sign-out. */
    @GET
    @Path("/sign-out")
    @Authenticated
    public Response signOut() {
        return Response.seeOther(URI.create("/")).build();
    }

    /** Only a path of our own: anything else would make the sign-in an open redirect. */
    static boolean isOwnPath(String target) {
        if (!target.startsWith("/") || target.startsWith("//") || target.contains("\\")) {
            return false;
        }
        try {
            URI uri = URI.create(target);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
