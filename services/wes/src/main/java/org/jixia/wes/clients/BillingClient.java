package org.jixia.wes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;
import org.jixia.wes.domain.Limits;
import org.jixia.wes.domain.Prices;
import org.jixia.wes.domain.Reservations;

/** Limits as billing tells them when a launch asks, its prices, and the reservations of submissions under way. */
@ApplicationScoped
public class BillingClient implements Limits, Prices, Reservations {

    private static final Duration PRICES_KEPT = Duration.ofMinutes(1);

    private final ServiceClients clients;
    private volatile PriceList prices;
    private volatile long pricesUntil;

    public BillingClient(ServiceClients clients) {
        this.clients = clients;
    }

    private record LimitsBody(List<Limit> limits) {}

    private record Limit(String scope, String id, String resource, BigDecimal value) {}

    @Override
    public OptionalLong openRuns(UUID billingAccount, UUID workspace, String person) {
        var meant = Set.of(billingAccount.toString(), workspace.toString(), person);
        try {
            var answer = clients.to("billing").get("/internal/limits/" + billingAccount, LimitsBody.class);
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
