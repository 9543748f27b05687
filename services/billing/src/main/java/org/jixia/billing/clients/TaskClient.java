package org.jixia.billing.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.billing.domain.Processors;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;

/** Asks tes what the tasks of an account have at this moment; what is shown beside it need not wait for that. */
@ApplicationScoped
public class TaskClient implements Processors {
    private static final Logger LOG = Logger.getLogger(TaskClient.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ServiceClients clients;

    @Inject
    public TaskClient(ServiceClients clients) {
        this.clients = clients;
    }

    private record Granted(long cpuMillis) {}

    @Override
    public OptionalLong inUse(UUID account) {
        try {
            var granted = clients.to("tes")
                    .deadline(PATIENCE)
                    .get("/internal/accounts/" + account + "/processors", Granted.class);
            return OptionalLong.of(granted.cpuMillis());
        } catch (RemoteException away) {
            LOG.debugf("the processors in use are not known now: %s", away.getMessage());
            return OptionalLong.empty();
        }
    }
}
