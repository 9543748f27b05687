package org.jixia.wes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;
import org.jixia.wes.domain.Limits;
import org.jixia.wes.domain.Prices;
import org.jixia.wes.domain.Reservations;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.WesError;

/** Limits as billing tells them when a launch asks, its prices, and the reservations of what is under way. */
@ApplicationScoped
public class BillingClient implements Limits, Prices, Reservations {

    private static final Duration PRICES_KEPT = Duration.ofMinutes(1);

    /** What billing says of the limit that refuses a launch. */
    private static final List<String> NUMBERS =
            List.of("resource", "scope", "limit", "used", "reserved", "asked", "contact");

    private static final Logger LOG = Logger.getLogger(BillingClient.class);

    private final ServiceClients clients;
    private volatile PriceList prices;
    private volatile long pricesUntil;

    public BillingClient(ServiceClients clients) {
        this.clients = clients;
    }

    private record LimitsBody(List<LimitBody> limits, String contact) {}

    private record LimitBody(Scope scope, String id, String resource, BigDecimal value) {}

    @Override
    public OpenRuns openRuns(UUID billingAccount, UUID workspace, String person) {
        var meant = Map.of(
                Scope.ACCOUNT, billingAccount.toString(), Scope.WORKSPACE, workspace.toString(), Scope.PERSON, person);
        try {
            var answer = clients.to("billing").get("/internal/limits/" + billingAccount, LimitsBody.class);
            return answer.limits() == null
                    ? OpenRuns.UNLIMITED
                    : new OpenRuns(
                            answer.limits().stream()
                                    .filter(limit -> "RUNS".equals(limit.resource())
                                            && limit.id().equals(meant.get(limit.scope())))
                                    .map(limit -> new Limit(
                                            limit.scope(),
                                            limit.id(),
                                            limit.value().longValue()))
                                    .toList(),
                            String.valueOf(answer.contact()));
        } catch (RemoteException unknownAccount) {
            if (unknownAccount.status() == 404) {
                return OpenRuns.UNLIMITED;
            }
            throw unknownAccount;
        }
    }

    private record PricesBody(String currency, Map<String, BigDecimal> prices) {
        BigDecimal of(String resource) {
            return prices == null ? BigDecimal.ZERO : prices.getOrDefault(resource, BigDecimal.ZERO);
        }
    }

    /** Lists change by the day; what was read within a minute is as good. */
    @Override
    public PriceList current() {
        var known = prices;
        if (known != null && System.nanoTime() < pricesUntil) {
            return known;
        }
        var body = clients.to("billing").get("/prices/current", PricesBody.class);
        prices = new PriceList(body.currency(), body.of("CPU_HOUR"), body.of("MEMORY_GIB_HOUR"), body.of("GPU_HOUR"));
        pricesUntil = System.nanoTime() + PRICES_KEPT.toNanos();
        return prices;
    }

    private record Extension(Money amount) {}

    private record Money(String amount, String currency) {}

    private record Reserved(BigDecimal reserved) {}

    private record ReservationBody(
            UUID billingAccount, UUID workspace, String person, int runs, String workflow, Object cap) {}

    @Override
    public void reserve(Run run) {
        if (run.billingAccount() == null) {
            return;
        }
        try {
            clients.to("billing")
                    .put(
                            "/internal/reservations/" + run.id(),
                            new ReservationBody(
                                    run.billingAccount(),
                                    run.workspace(),
                                    run.person(),
                                    1,
                                    run.bundle(),
                                    run.options().costCap()),
                            Void.class);
        } catch (RemoteException refused) {
            if (refused.status() != 409) {
                throw refused;
            }
            var error = DomainException.of(WesError.OVER_QUOTA, refused.detail());
            for (var number : NUMBERS) {
                if (refused.body().hasNonNull(number)) {
                    error = error.member(number, refused.body().get(number).asText());
                }
            }
            throw error;
        }
    }

    @Override
    public void release(RunId run) {
        try {
            clients.to("billing").delete("/internal/reservations/" + run, Void.class);
        } catch (RemoteException | DomainException lapsesThen) {
            LOG.warnf("the reservation of run %s is left to lapse: %s", run, lapsesThen.getMessage());
        }
    }

    @Override
    public Reservations.Answer extend(UUID submission, BigDecimal amount) {
        var money = amount == null
                ? null
                : new Money(amount.toPlainString(), current().currency());
        try {
            var reserved = clients.to("billing")
                    .repeatable()
                    .post("/internal/reservations/" + submission + ":extend", new Extension(money), Reserved.class);
            return new Reservations.Answer(reserved.reserved(), null);
        } catch (RemoteException refused) {
            if (refused.status() == 409 && refused.code().endsWith("limit-reached")) {
                return new Reservations.Answer(null, refused.detail());
            }
            if (refused.status() == 404 || refused.status() == 409) {
                return new Reservations.Answer(BigDecimal.ZERO, null);
            }
            throw refused;
        }
    }
}
