package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.billing.domain.Account;
import org.jixia.billing.domain.AccountService;
import org.jixia.billing.domain.BillingError;
import org.jixia.billing.domain.SpendingLimit;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.http.Etags;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.AdministrationLog;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Billing accounts, their members and limits. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {

    private final AccountService accounts;
    private final CallerReader reader;
    private final AdministrationLog log;

    @Inject
    public AccountsResource(AccountService accounts, CallerReader reader, AdministrationLog log) {
        this.accounts = accounts;
        this.reader = reader;
        this.log = log;
    }

    @Schema(requiredProperties = {"id", "name", "owner", "personal", "currency"})
    public record AccountView(UUID id, String name, String owner, boolean personal, String currency) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id(), account.name(), account.owner(), account.personal(), account.currency());
        }
    }

    public record NewAccount(String name, String owner) {}

    @Schema(requiredProperties = {"person", "role"})
    public record MemberView(String person, String role) {}

    @Schema(requiredProperties = {"scope", "id", "resource", "value"})
    public record LimitView(String scope, String id, String resource, String value) {

        static LimitView of(SpendingLimit limit) {
            return new LimitView(
                    limit.scope().name(),
                    limit.id(),
                    limit.resource().name(),
                    limit.value().stripTrailingZeros().toPlainString());
        }
    }

    /**
     * @param contact whom to ask for more
     * @param maySet the scopes that the person who asks may set limits for; absent where a service asks
     */
    @Schema(requiredProperties = {"account", "limits", "version"})
    public record LimitsView(
            UUID account, List<LimitView> limits, long version, String contact, Set<SpendingLimit.Scope> maySet) {

        static LimitsView of(AccountService.Limits limits, Set<SpendingLimit.Scope> maySet) {
            return new LimitsView(
                    limits.account(),
                    limits.limits().stream().map(LimitView::of).toList(),
                    limits.version(),
                    limits.owner(),
                    maySet);
        }
    }

    @GET
    @Permission(Right.SELF)
    public Page<AccountView> list(@QueryParam("pageSize") String pageSize, @QueryParam("pageToken") String pageToken) {
        int size = Page.size(pageSize);
        UUID after = PageToken.decode(pageToken, "accounts", keys -> UUID.fromString(keys.getFirst()))
                .orElse(null);
        List<Account> found = accounts.list(reader.get(), after, size + 1);
        return Page.of(found, size, "accounts", account -> List.of(account.id().toString()))
                .map(AccountView::of);
    }

    @POST
    @Permission(Right.PLATFORM_ADMIN)
    @APIResponseSchema(value = AccountView.class, responseCode = "201")
    public Response create(NewAccount wanted, @HeaderParam("Idempotency-Key") String key) {
        Account account = accounts.create(
                reader.get().person(),
                key,
                wanted == null ? null : wanted.name(),
                wanted == null ? null : wanted.owner());
        return Response.created(URI.create("accounts/" + account.id()))
                .entity(AccountView.of(account))
                .build();
    }

    @GET
    @Path("/{id}")
    @Permission(Right.SELF)
    public AccountView get(@PathParam("id") UUID id) {
        return AccountView.of(accounts.visible(id, reader.get()));
    }

    @GET
    @Path("/{id}/members")
    @Permission(Right.SELF)
    public Page<MemberView> members(@PathParam("id") UUID id) {
        return new Page<>(
                accounts.members(id, reader.get()).stream()
                        .map(member ->
                                new MemberView(member.person(), member.role().name()))
                        .toList(),
                null);
    }

    @PUT
    @Path("/{id}/members/{person}")
    @Permission(Right.SELF)
    public MemberView putMember(@PathParam("id") UUID id, @PathParam("person") String person, MemberView member) {
        Account.Role role = Arrays.stream(Account.Role.values())
                .filter(known -> member != null && known.name().equals(member.role()))
                .findFirst()
                .orElseThrow(() -> DomainException.of(BillingError.ROLE));
        tellRefusal("PUT", id, "members", () -> accounts.putMember(id, reader.get(), new Account.Member(person, role)));
        return new MemberView(person, role.name());
    }

    @DELETE
    @Path("/{id}/members/{person}")
    @Permission(Right.SELF)
    public void removeMember(@PathParam("id") UUID id, @PathParam("person") String person) {
        tellRefusal("DELETE", id, "members", () -> accounts.removeMember(id, reader.get(), person));
    }

    @GET
    @Path("/{id}/limits")
    @Permission(Right.SELF)
    @APIResponseSchema(LimitsView.class)
    public Response limits(@PathParam("id") UUID id) {
        accounts.visible(id, reader.get());
        return answer(accounts.limits(id));
    }

    private Response answer(AccountService.Limits limits) {
        return Response.ok(LimitsView.of(limits, accounts.maySet(limits.account(), reader.get())))
                .header(HttpHeaders.ETAG, Etags.of(limits.version()))
                .build();
    }

    /** Sets one limit; without a value it is removed. */
    @PUT
    @Path("/{id}/limits")
    @Permission(Right.SELF)
    @APIResponseSchema(LimitsView.class)
    public Response putLimit(
            @PathParam("id") UUID id, LimitView limit, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        LimitView wanted = limit == null ? new LimitView(null, null, null, null) : limit;
        SpendingLimit.Scope scope = one(SpendingLimit.Scope.values(), wanted.scope());
        SpendingLimit.Kind kind = one(SpendingLimit.Kind.values(), wanted.resource());
        if (scope == null || kind == null) {
            throw DomainException.of(BillingError.LIMIT_INVALID, Arrays.toString(SpendingLimit.Kind.values()));
        }
        SpendingLimit.Key key = new SpendingLimit.Key(scope, id(scope, wanted.id()), kind);
        BigDecimal value = wanted.value() == null ? null : Money.decimal(wanted.value(), "value");
        long version = Etags.expected(ifMatch);
        return answer(tellRefusal("PUT", id, "limits", () -> accounts.putLimit(id, reader.get(), version, key, value)));
    }

    /** As it is compared: a workspace's id in lower case. */
    private static String id(SpendingLimit.Scope scope, String id) {
        try {
            return scope == SpendingLimit.Scope.WORKSPACE && id != null
                    ? UUID.fromString(id).toString()
                    : id;
        } catch (IllegalArgumentException noWorkspace) {
            throw DomainException.of(BillingError.LIMIT_INVALID, Arrays.toString(SpendingLimit.Kind.values()));
        }
    }

    private void tellRefusal(String method, UUID account, String part, Runnable change) {
        tellRefusal(method, account, part, () -> {
            change.run();
            return null;
        });
    }

    /** Who tries to change what is not theirs is told to the trail, whatever the answer hides. */
    private <T> T tellRefusal(String method, UUID account, String part, Supplier<T> change) {
        try {
            return change.get();
        } catch (DomainException refused) {
            if (refused.kind() == Kind.NOT_FOUND || refused.kind() == Kind.FORBIDDEN) {
                log.refused(reader.get().person(), Right.SELF, null, method, "accounts/" + account + "/" + part);
            }
            throw refused;
        }
    }

    private static <E extends Enum<E>> E one(E[] known, String name) {
        return Arrays.stream(known)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
