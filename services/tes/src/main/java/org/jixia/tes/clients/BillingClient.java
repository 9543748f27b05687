package org.jixia.tes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.platform.http.ServiceClients;
import org.jixia.tes.domain.queue.AccountLimits;
import org.jixia.tes.domain.queue.LimitSource;
import org.jixia.tes.domain.queue.QueueLedger;

/** Asks billing for limits. */
@ApplicationScoped
public class BillingClient implements LimitSource {
    private static final Logger LOG = Logger.getLogger(BillingClient.class);

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
}
