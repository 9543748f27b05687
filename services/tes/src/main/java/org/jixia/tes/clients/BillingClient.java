package org.jixia.tes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;
import org.jixia.tes.domain.Spending;
import org.jixia.tes.domain.TaskError;
import org.jixia.tes.domain.queue.AccountLimits;
import org.jixia.tes.domain.queue.LimitSource;
import org.jixia.tes.domain.queue.QueueLedger;

/** Asks billing for limits, and whether an account has anything left. */
@ApplicationScoped
public class BillingClient implements LimitSource, Spending {
    private static final Logger LOG = Logger.getLogger(BillingClient.class);

    /** What billing says of the limit that refuses. */
    private static final List<String> NUMBERS =
            List.of("resource", "scope", "limit", "used", "reserved", "asked", "contact");

    private final ServiceClients clients;
    private final QueueLedger ledger;

    @Inject
    public BillingClient(ServiceClients clients, QueueLedger ledger) {
        this.clients = clients;
        this.ledger = ledger;
    }

    @Override
    public void learn(UUID account) {
        try {
            var limits = clients.to("billing").get("/internal/limits/" + account, AccountLimits.class);
            if (limits != null) {
                ledger.limits(account, limits.version(), new AccountLimits(account, limits.limits(), 0).cpus());
            }
        } catch (RuntimeException away) {
            LOG.debugf("limits of %s are not known yet: %s", account, away.getMessage());
        }
    }

    private record Standing(UUID billingAccount, UUID workspace, String person) {}

    @Override
    public void require(UUID account, UUID workspace, String person) {
        try {
            clients.to("billing")
                    .repeatable()
                    .post("/internal/standings", new Standing(account, workspace, person), Void.class);
        } catch (RemoteException refused) {
            if (refused.status() != 409) {
                throw refused;
            }
            var error = DomainException.of(TaskError.OVER_QUOTA, refused.detail());
            for (var number : NUMBERS) {
                if (refused.body().hasNonNull(number)) {
                    error = error.member(number, refused.body().get(number).asText());
                }
            }
            throw error;
        }
    }
}
