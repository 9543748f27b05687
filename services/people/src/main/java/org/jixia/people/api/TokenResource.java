package org.jixia.people.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.people.domain.tokens.ClientToken;
import org.jixia.people.domain.tokens.TokenService;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** A person's own client tokens. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TokenResource {
    private final TokenService tokens;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    public TokenResource(TokenService tokens, CurrentCaller caller, Clock clock) {
        this.tokens = tokens;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(requiredProperties = {"id", "name", "createdAt", "expiresAt", "state"})
    public record TokenView(
            UUID id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            Instant revokedAt,
            Instant lastUsedAt,
            ClientToken.State state) {

        static TokenView of(ClientToken token, Instant now) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.revokedAt(),
                    token.lastUsedAt(),
                    token.state(now));
        }
    }

    /** @param days until it ends, 1 to 365 */
    public record NewToken(String name, Integer days) {}

    /** @param token its text, shown this once */
    @Schema(requiredProperties = {"id", "name", "expiresAt", "token"})
    public record MadeToken(UUID id, String name, Instant expiresAt, String token) {}

    @GET
    @Permission(Right.SELF)
    public Page<TokenView> list(@QueryParam("pageSize") String pageSize, @QueryParam("pageToken") String pageToken) {
        var size = Page.size(pageSize);
        var before = PageToken.decode(pageToken, "tokens", keys -> UUID.fromString(keys.getFirst()))
                .orElse(null);
        var found = tokens.list(caller.person().sub(), before, size + 1);
        var now = clock.instant();
        return Page.of(found, size, "tokens", token -> List.of(token.id().toString()))
                .map(token -> TokenView.of(token, now));
    }

    @POST
    @Permission(Right.SELF)
    @APIResponseSchema(value = MadeToken.class, responseCode = "201")
    public Response create(NewToken wanted) {
        var asked = wanted == null ? new NewToken(null, null) : wanted;
        var made = tokens.create(caller.person(), asked.name(), asked.days());
        var token = made.token();
        return Response.created(URI.create("tokens/" + token.id()))
                .header("Cache-Control", "no-store")
                .entity(new MadeToken(token.id(), token.name(), token.expiresAt(), made.text()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Permission(Right.SELF)
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(caller.person().sub(), id);
    }
}
