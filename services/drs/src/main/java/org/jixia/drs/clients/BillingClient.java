package org.jixia.drs.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jixia.drs.domain.LimitRepository;
import org.jixia.drs.domain.LimitRepository.Limit;
import org.jixia.drs.domain.StorageLimits;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;

/** Asks billing for the limits of an account that no event has told yet; after a failure not again for half a minute. */
@ApplicationScoped
public class BillingClient implements StorageLimits {
    private static final Logger LOG = Logger.getLogger(BillingClient.class);
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();

    private final ServiceClients clients;
    private final LimitRepository limits;
    private final Map<UUID, Long> asked = new ConcurrentHashMap<>();

    public BillingClient(ServiceClients clients, LimitRepository limits) {
        this.clients = clients;
        this.limits = limits;
    }

    @Override
    public void makeKnown(UUID account) {
        if (account == null) {
            return;
        }
        var last = asked.get(account);
        if (last != null && System.nanoTime() - last < PAUSE) {
            return;
        }
        asked.put(account, System.nanoTime());
        if (limits.isKnown(account)) {
            return;
        }
        try {
            var told = clients.to("billing")
                    .deadline(Duration.ofSeconds(2))
                    .get("/internal/limits/" + account, Limits.class);
            limits.put(account, told.version(), told.storage());
        } catch (DomainException | RemoteException away) {
            LOG.warnf("storage limits of account %s are not known: %s", account, away.getMessage());
        }
    }

    record Limits(UUID account, List<One> limits, long version) {
        List<Limit> storage() {
            return limits.stream()
                    .filter(l -> "STORAGE_BYTES".equals(l.resource()) && l.value() != null)
                    .map(l -> new Limit(l.scope(), l.id(), l.value().longValue()))
                    .toList();
        }
    }

    record One(String scope, String id, String resource, BigDecimal value) {}
}
