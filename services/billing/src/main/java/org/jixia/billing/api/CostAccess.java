package org.jixia.billing.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jixia.billing.domain.Account;
import org.jixia.billing.domain.AccountService;
import org.jixia.billing.domain.AccountService.Reader;
import org.jixia.billing.domain.BillingError;
import org.jixia.billing.domain.CostQuery;
import org.jixia.billing.domain.CostRepository;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/**
 * Who may see which costs: owners of an account all of it, its users their own part, members of a workspace what was spent
 * there, administrators everything. Anything else is as if it did not exist.
 */
@ApplicationScoped
public class CostAccess {

    private final AccountService accounts;
    private final CostRepository costs;
    private final Memberships memberships;
    private final CallerReader reader;

    @Inject
    public CostAccess(AccountService accounts, CostRepository costs, Memberships memberships, CallerReader reader) {
        this.accounts = accounts;
        this.costs = costs;
        this.memberships = memberships;
        this.reader = reader;
    }

    Account owned(UUID account) {
        return accounts.owned(account, reader.get());
    }

    /** The query, narrowed to what the caller may see. */
    CostQuery allowed(CostQuery query) {
        Reader person = reader.get();
        if (query.workspace() != null) {
            return inWorkspace(query, query.workspace(), person);
        }
        if (query.submission() != null || query.run() != null || query.task() != null) {
            CostRepository.Place place =
                    costs.place(query).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
            return inWorkspace(query, place.workspace(), person);
        }
        if (query.account() == null) {
            throw DomainException.of(BillingError.COSTS_FILTER);
        }
        Account account = accounts.visible(query.account(), person);
        return ownsOrAdministers(account.id(), person) ? query : only(query, person.person());
    }

    private CostQuery inWorkspace(CostQuery query, UUID workspace, Reader person) {
        if (!person.administrator()) {
            memberships.require(workspace, person.person(), Right.WORKSPACE_READ);
        }
        return query;
    }

    private boolean ownsOrAdministers(UUID account, Reader person) {
        try {
            accounts.owned(account, person);
            return true;
        } catch (DomainException refused) {
            return false;
        }
    }

    /** Costs of others are as if they did not exist. */
    private static CostQuery only(CostQuery query, String person) {
        if (query.person() != null && !query.person().equals(person)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        return query.of(person);
    }
}
