package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what was used into cost lines, and closes the days of storage. Each step may be repeated. */
@ApplicationScoped
public class MeteringService {

    private final CostRepository costs;
    private final Clock clock;

    @Inject
    public MeteringService(CostRepository costs, Clock clock) {
        this.costs = costs;
        this.clock = clock;
    }

    /** Bills attempts at the prices that held when they started. */
    @Transactional
    public void used(List<Usage> usages) {
        List<PriceList> lists = costs.prices();
        List<CostLine> lines = new ArrayList<>();
        for (Usage usage : usages) {
            PriceList prices = lists.stream()
                    .filter(list -> !list.startsAt().isAfter(usage.startedAt()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no price list in force at " + usage.startedAt()));
            lines.addAll(usage.lines(prices));
        }
        costs.add(lines);
    }

    /** Bills one day of storage that is over; false when none is due. */
    @Transactional
    public boolean closeStorageDay() {
        LocalDate today =
                clock.instant().minusSeconds(3_600).atZone(ZoneOffset.UTC).toLocalDate();
        Optional<LocalDate> day = costs.storageDayDue(today);
        day.ifPresent(costs::billStorage);
        return day.isPresent();
    }
}
