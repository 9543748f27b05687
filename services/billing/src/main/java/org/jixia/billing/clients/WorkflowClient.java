package org.jixia.billing.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jixia.billing.domain.Submissions;
import org.jixia.platform.http.ServiceClients;

/** Cancels submissions at wes. */
@ApplicationScoped
public class WorkflowClient implements Submissions {

    private final ServiceClients clients;

    @Inject
    public WorkflowClient(ServiceClients clients) {
        this.clients = clients;
    }

    @Override
    public void cancel(UUID submission, String reason) {
        clients.to("wes")
                .put("/internal/submissions/" + submission + "/cancellation", Map.of("reason", reason), Void.class);
    }
}
