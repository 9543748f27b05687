package org.jixia.billing.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jixia.billing.domain.StoredNews;
import org.jixia.platform.http.ServiceClients;
import org.jixia.platform.outbox.EventDelivery;

/** Compares the head of drs' log with what was applied here. */
@ApplicationScoped
public class StorageClient implements StoredNews {

    private static final Logger LOG = Logger.getLogger(StorageClient.class);
    private static final String TOPIC = "jixia.drs.objects";

    private final ServiceClients clients;
    private final EventDelivery delivery;

    @Inject
    public StorageClient(ServiceClients clients, EventDelivery delivery) {
        this.clients = clients;
        this.delivery = delivery;
    }

    private record Heads(Map<String, Long> heads) {}

    @Override
    public boolean complete() {
        try {
            Heads told = clients.to("drs").get("/internal/events/head", Heads.class);
            return delivery.hasApplied(TOPIC, told.heads().getOrDefault(TOPIC, 0L));
        } catch (RuntimeException away) {
            LOG.debugf("no day of storage is closed now: %s", away.getMessage());
            return false;
        }
    }
}
