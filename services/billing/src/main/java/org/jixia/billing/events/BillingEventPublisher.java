package org.jixia.billing.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jixia.billing.domain.BillingTidings;
import org.jixia.billing.domain.PriceList;
import org.jixia.billing.domain.RefusalService;
import org.jixia.billing.domain.SpendingLimit;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;

/** Tells limits, prices and acts of administration. */
@ApplicationScoped
public class BillingEventPublisher implements BillingTidings {

    private final Outbox outbox;

    @Inject
    public BillingEventPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    record Limit(SpendingLimit.Scope scope, String id, SpendingLimit.Kind resource, String value) {}

    record LimitsChanged(UUID account, long version, List<Limit> limits) {}

    record PriceVersionAdded(int version, Instant startsAt, String currency, Map<String, String> prices) {}

    record DecisionRecorded(String decision, String action, String person, String object, Detail detail) {}

    @Override
    public void limitsChanged(UUID account, long version, List<SpendingLimit> limits) {
        List<Limit> told = limits.stream()
                .map(limit -> new Limit(
                        limit.scope(),
                        limit.id(),
                        limit.resource(),
                        limit.value().stripTrailingZeros().toPlainString()))
                .toList();
        outbox.tell(
                Event.of("jixia.billing.limits", account, "LimitsChanged", new LimitsChanged(account, version, told))
                        .aggregate(account, version));
    }

    @Override
    public void quotaRefused(RefusalService.QuotaRefused refusal) {
        outbox.tell(Event.of("jixia.billing.limits", refusal.account(), "QuotaRefused", refusal)
                .workspace(refusal.workspace())
                .actor(refusal.person()));
    }

    @Override
    public void pricesAdded(PriceList list) {
        Map<String, String> prices = new TreeMap<>();
        list.prices().forEach((resource, amount) -> prices.put(resource.name(), amount.toPlainString()));
        outbox.tell(Event.of(
                        "jixia.billing.prices",
                        list.currency(),
                        "PriceVersionAdded",
                        new PriceVersionAdded(list.version(), list.startsAt(), list.currency(), prices))
                .aggregate("prices", list.version()));
    }

    @Override
    public void administered(String action, String person, String object, Detail detail) {
        outbox.tell(Event.of(
                        "jixia.billing.decisions",
                        person,
                        "DecisionRecorded",
                        new DecisionRecorded("GRANTED", action, person, object, detail))
                .actor(person));
    }
}
