package org.jixia.people.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.people.api.AccountViews.AccountView;
import org.jixia.people.api.AccountViews.DetailsView;
import org.jixia.people.api.AccountViews.FirstPasswordView;
import org.jixia.people.domain.accounts.AccountService;
import org.jixia.people.domain.accounts.AccountService.Details;
import org.jixia.people.domain.accounts.AccountService.Made;
import org.jixia.people.domain.accounts.Accounts.Filter;
import org.jixia.people.domain.accounts.Accounts.NewAccount;
import org.jixia.people.domain.accounts.PlatformRole;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Etags;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Accounts of the platform and their roles, for administrators. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AccountResource {
    private static final int LONGEST_SEARCH = 100;

    private final AccountService accounts;
    private final CurrentCaller caller;

    @Inject
    public AccountResource(AccountService accounts, CurrentCaller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /** All of them: what is not named is taken away. */
    @Schema(requiredProperties = "roles")
    public record WantedRoles(List<String> roles) {}

    @Schema(requiredProperties = "enabled")
    public record WantedState(Boolean enabled) {}

    @Schema(requiredProperties = {"username", "firstName", "lastName", "roles"})
    public record WantedAccount(String username, String firstName, String lastName, String email, List<String> roles) {}

    /** Pages by position, which is all that Keycloak offers; a page may be shorter than asked for. */
    @GET
    @Permission(Right.PLATFORM_ADMIN)
    public Page<AccountView> list(
            @QueryParam("search") String search,
            @QueryParam("role") String role,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var size = Page.size(pageSize);
        var filter = new Filter(words(search), role(role));
        var first = PageToken.decode(pageToken, "accounts" + filter, keys -> position(keys.getFirst()))
                .orElse(0);
        var part = accounts.list(filter, first, size);
        return new Page<>(
                part.items().stream().map(AccountView::of).toList(),
                part.next() == null
                        ? null
                        : PageToken.encode(List.of(part.next().toString()), "accounts" + filter));
    }

    @GET
    @Path("/{id}")
    @Permission(Right.PLATFORM_ADMIN)
    @APIResponseSchema(value = DetailsView.class, responseCode = "200")
    public Response details(@PathParam("id") String id) {
        return answer(accounts.details(id));
    }

    /** The same roles again are success, whatever version is named. */
    @PUT
    @Path("/{id}/roles")
    @Permission(Right.PLATFORM_ADMIN)
    @APIResponseSchema(value = DetailsView.class, responseCode = "200")
    public Response setRoles(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, WantedRoles wanted) {
        var roles = wanted == null ? null : wanted.roles();
        return answer(accounts.setRoles(caller.person(), id, roles, version -> Etags.require(ifMatch, version)));
    }

    /** A disabled account's sessions end. The same again is success. */
    @PUT
    @Path("/{id}/enabled")
    @Permission(Right.PLATFORM_ADMIN)
    @APIResponseSchema(value = DetailsView.class, responseCode = "200")
    public Response setEnabled(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, WantedState wanted) {
        var enabled = wanted == null ? null : wanted.enabled();
        return answer(accounts.setEnabled(caller.person(), id, enabled, version -> Etags.require(ifMatch, version)));
    }

    @POST
    @Permission(Right.PLATFORM_ADMIN)
    @APIResponseSchema(value = FirstPasswordView.class, responseCode = "201")
    public Response create(WantedAccount wanted) {
        var asked = wanted == null ? new WantedAccount(null, null, null, null, null) : wanted;
        var email = asked.email() == null || asked.email().isBlank()
                ? null
                : asked.email().strip();
        var account = new NewAccount(asked.username(), asked.firstName(), asked.lastName(), email);
        var made = accounts.create(caller.person(), account, asked.roles());
        return secret(Response.created(URI.create("accounts/" + made.account().id())), made);
    }

    /** Another first password; the sessions of the account end. */
    @POST
    @Path("/{id}/password")
    @Permission(Right.PLATFORM_ADMIN)
    @APIResponseSchema(value = FirstPasswordView.class, responseCode = "200")
    public Response setPassword(@PathParam("id") String id) {
        return secret(Response.ok(), accounts.setPassword(caller.person(), id));
    }

    private static Response answer(Details details) {
        return Response.ok(DetailsView.of(details))
                .header("ETag", Etags.of(details.account().version()))
                .build();
    }

    private static Response secret(Response.ResponseBuilder answer, Made made) {
        return answer.header("Cache-Control", "no-store")
                .entity(new FirstPasswordView(AccountView.of(made.account()), made.password()))
                .build();
    }

    private static List<String> words(String search) {
        if (search == null || search.isBlank()) {
            return List.of();
        }
        if (search.length() > LONGEST_SEARCH || search.chars().anyMatch(Character::isISOControl)) {
            throw DomainException.of(
                    PlatformError.INVALID_FIELD, "search", Expected.PLAIN_CHARACTERS.of(LONGEST_SEARCH));
        }
        return List.of(search.strip().split("\\s+"));
    }

    private static PlatformRole role(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var known = String.join(", ", PlatformRole.wires(Arrays.asList(PlatformRole.values())));
        return PlatformRole.of(name)
                .orElseThrow(() -> DomainException.of(PlatformError.INVALID_FIELD, "role", Expected.ONE_OF.of(known)));
    }

    private static int position(String key) {
        var position = Integer.parseInt(key);
        if (position < 0) {
            throw new IllegalArgumentException("before the beginning");
        }
        return position;
    }
}
