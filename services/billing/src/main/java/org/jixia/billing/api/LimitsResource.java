package org.jixia.billing.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.billing.domain.AccountService;
import org.jixia.billing.domain.AccountService.Reader;
import org.jixia.billing.domain.BillingError;
import org.jixia.billing.domain.SpendingLimit;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What holds one workspace, person or account, in whichever accounts limits are set on it: for those whom it holds. */
@Path("/limits")
@Produces(MediaType.APPLICATION_JSON)
public class LimitsResource {

    private final AccountService accounts;
    private final Memberships memberships;
    private final CallerReader reader;

    @Inject
    public LimitsResource(AccountService accounts, Memberships memberships, CallerReader reader) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.reader = reader;
    }

    @Schema(requiredProperties = {"account", "scope", "id", "resource", "value"})
    public record AccountLimitView(UUID account, String scope, String id, String resource, String value) {

        static AccountLimitView of(SpendingLimit.Held held) {
            SpendingLimit limit = held.limit();
            return new AccountLimitView(
                    held.account(),
                    limit.scope().name(),
                    limit.id(),
                    limit.resource().name(),
                    limit.value().stripTrailingZeros().toPlainString());
        }
    }

    @GET
    @Permission(Right.SELF)
    public Page<AccountLimitView> limits(@QueryParam("scope") String scope, @QueryParam("id") String id) {
        SpendingLimit.Scope known = Arrays.stream(SpendingLimit.Scope.values())
                .filter(value -> value.name().equals(scope))
                .findFirst()
                .orElse(null);
        if (known == null || id == null || id.isBlank()) {
            throw DomainException.of(BillingError.LIMIT_FILTER);
        }
        requireVisible(known, id, reader.get());
        return new Page<>(
                accounts.limitsOn(known, id).stream().map(AccountLimitView::of).toList(), null);
    }

    private void requireVisible(SpendingLimit.Scope scope, String id, Reader person) {
        if (person.administrator()) {
            return;
        }
        switch (scope) {
            case ACCOUNT -> accounts.visible(uuid(id), person);
            case WORKSPACE -> memberships.require(uuid(id), person.person(), Right.WORKSPACE_READ);
            case PERSON -> {
                if (!id.equals(person.person())) {
                    throw DomainException.of(PlatformError.NOT_FOUND);
                }
            }
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }
}
