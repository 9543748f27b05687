package org.jixia.workspace.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;
import org.jixia.workspace.domain.Billing;
import org.jixia.workspace.domain.Submission;
import org.jixia.workspace.domain.WorkspaceError;

/** Billing over HTTP. */
@ApplicationScoped
public class BillingClient implements Billing {
    private static final Logger LOG = Logger.getLogger(BillingClient.class);

    private final ServiceClients clients;

    @Inject
    public BillingClient(ServiceClients clients) {
        this.clients = clients;
    }

    record Account(UUID billingAccount) {}

    @Override
    public UUID personalAccount(String person) {
        return clients.to("billing")
                .put(
                        "/internal/people/" + URLEncoder.encode(person, StandardCharsets.UTF_8) + "/account",
                        Map.of(),
                        Account.class)
                .billingAccount();
    }

    @Override
    public void requireUsable(UUID account, String token) {
        try {
            clients.to("billing").bearer(token).get("/accounts/" + account, Map.class);
        } catch (RemoteException refused) {
            throw refused.status() == 404 || refused.status() == 403
                    ? DomainException.of(WorkspaceError.NO_SUCH_ACCOUNT, account)
                    : refused;
        }
    }

    @Override
    public void reserve(Submission submission, int runs) {
        var body = new LinkedHashMap<String, Object>();
        body.put("billingAccount", submission.billingAccount());
        body.put("workspace", submission.workspace());
        body.put("person", submission.person());
        body.put("runs", runs);
        body.put("workflow", submission.digest());
        if (submission.options().get("costCap") != null) {
            body.put("cap", submission.options().get("costCap"));
        }
        try {
            clients.to("billing").put("/internal/reservations/" + submission.id(), body, Map.class);
        } catch (RemoteException refused) {
            if (refused.status() != 409) {
                throw refused;
            }
            var error = DomainException.of(WorkspaceError.OVER_QUOTA, refused.detail());
            for (var member : refused.body().properties()) {
                if (!java.util.Set.of("type", "title", "status", "detail", "code", "requestId", "faults")
                        .contains(member.getKey())) {
                    error = error.member(member.getKey(), member.getValue());
                }
            }
            throw error;
        }
    }

    /** Best effort: what nobody releases lapses by itself within the hour. */
    @Override
    public void release(UUID submission) {
        try {
            clients.to("billing").delete("/internal/reservations/" + submission, Void.class);
        } catch (RemoteException | DomainException lapsesThen) {
            LOG.warnf("reservation of submission %s is left to lapse: %s", submission, lapsesThen.getMessage());
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> estimate(UUID account, UUID workspace, String digest, int runs) {
        return clients.to("billing")
                .repeatable()
                .post(
                        "/internal/estimates",
                        Map.of("billingAccount", account, "workspace", workspace, "workflow", digest, "runs", runs),
                        Map.class);
    }
}
