package org.jixia.wes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;
import org.jixia.wes.domain.Limits;

/** Limits as billing tells them when a launch asks. */
@ApplicationScoped
public class BillingClient implements Limits {

    private final ServiceClients clients;

    public BillingClient(ServiceClients clients) {
        this.clients = clients;
    }

    private record Answer(List<Limit> limits) {}

    private record Limit(String scope, String id, String resource, BigDecimal value) {}

    @Override
    public OptionalLong openRuns(UUID billingAccount, UUID workspace, String person) {
        var meant = Set.of(billingAccount.toString(), workspace.toString(), person);
        try {
            var answer = clients.to("billing").get("/internal/limits/" + billingAccount, Answer.class);
            return answer.limits() == null
                    ? OptionalLong.empty()
                    : answer.limits().stream()
                            .filter(limit -> "RUNS".equals(limit.resource()) && meant.contains(limit.id()))
                            .mapToLong(limit -> limit.value().longValue())
                            .min();
        } catch (RemoteException unknownAccount) {
            if (unknownAccount.status() == 404) {
                return OptionalLong.empty();
            }
            throw unknownAccount;
        }
    }
}
