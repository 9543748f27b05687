package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Detail;

/** Price lists: only future ones are added, so that nothing billed already would change. */
@ApplicationScoped
public class PriceService {

    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final CostRepository costs;
    private final BillingTidings tidings;
    private final OnceOnly once;
    private final Clock clock;

    @Inject
    public PriceService(CostRepository costs, BillingTidings tidings, OnceOnly once, Clock clock) {
        this.costs = costs;
        this.tidings = tidings;
        this.once = once;
        this.clock = clock;
    }

    @Transactional
    public List<PriceList> all() {
        return costs.prices();
    }

    @Transactional
    public PriceList current() {
        return costs.pricesAt(clock.instant());
    }

    @Transactional
    public PriceList add(String administrator, String key, Instant startsAt, Map<Resource, BigDecimal> prices) {
        Wanted wanted = new Wanted(startsAt, prices == null ? Map.of() : prices);
        return once.once("prices", key, wanted, PriceList.class, () -> add(administrator, wanted));
    }

    /** What was asked for. */
    public record Wanted(Instant startsAt, Map<Resource, BigDecimal> prices) {}

    private PriceList add(String administrator, Wanted wanted) {
        costs.lockPrices();
        List<PriceList> lists = costs.prices();
        Instant startsAt = wanted.startsAt() == null ? null : wanted.startsAt().truncatedTo(ChronoUnit.MILLIS);
        if (startsAt == null
                || startsAt.isAfter(LATEST)
                || startsAt.isBefore(clock.instant().plus(AHEAD))
                || lists.stream().anyMatch(list -> list.startsAt().equals(startsAt))) {
            throw DomainException.of(BillingError.PRICE_IN_THE_PAST, AHEAD, String.valueOf(startsAt));
        }
        boolean complete = Arrays.stream(Resource.values())
                .allMatch(resource -> wanted.prices().get(resource) != null
                        && wanted.prices().get(resource).signum() >= 0);
        if (!complete) {
            throw DomainException.of(BillingError.PRICE_RESOURCE, Arrays.toString(Resource.values()));
        }
        int version = lists.stream().mapToInt(PriceList::version).max().orElse(0) + 1;
        PriceList list = new PriceList(version, startsAt, lists.getFirst().currency(), Map.copyOf(wanted.prices()));
        costs.insert(list);
        tidings.pricesAdded(list);
        tidings.administered(
                "admin.prices.add",
                administrator,
                Integer.toString(version),
                Detail.of("prices-from").with("at", startsAt));
        return list;
    }
}
