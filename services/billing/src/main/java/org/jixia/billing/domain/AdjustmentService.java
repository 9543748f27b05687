package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.ids.Ids;

/** Mends what was billed by mistake: a line more, with a sign and a reason. What was billed never changes. */
@ApplicationScoped
public class AdjustmentService {

    private static final int LONGEST_REASON = 500;

    private final AccountRepository accounts;
    private final CostRepository costs;
    private final BillingTidings tidings;
    private final Clock clock;

    @Inject
    public AdjustmentService(AccountRepository accounts, CostRepository costs, BillingTidings tidings, Clock clock) {
        this.accounts = accounts;
        this.costs = costs;
        this.tidings = tidings;
        this.clock = clock;
    }

    /** Adds the line, or gives the one that was added before under this id; another one under the id is refused. */
    @Transactional
    public CostLine adjust(String administrator, UUID id, Adjustment wanted) {
        check(wanted);
        Account account =
                accounts.lock(wanted.account()).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        String source = "adjustment/" + id;
        List<CostLine> before = costs.ofSource(source);
        if (!before.isEmpty()) {
            return same(before.getFirst(), wanted);
        }
        CostLine line = line(source, account, wanted);
        costs.add(List.of(line));
        tidings.administered(
                "admin.account.adjust",
                administrator,
                account.id().toString(),
                Detail.of("adjustment").with("adjustment", id));
        return line;
    }

    private static void check(Adjustment wanted) {
        boolean usable = wanted.resource() != null
                && wanted.amount() != null
                && wanted.amount().signum() != 0
                && wanted.reason() != null
                && !wanted.reason().isBlank()
                && wanted.reason().length() <= LONGEST_REASON;
        if (!usable) {
            throw DomainException.of(BillingError.ADJUSTMENT_INVALID, List.of(Resource.values()));
        }
    }

    private static CostLine same(CostLine line, Adjustment wanted) {
        boolean same = line.account().equals(wanted.account())
                && line.resource() == wanted.resource()
                && line.amount().compareTo(wanted.amount()) == 0
                && line.note().equals(wanted.reason());
        if (!same) {
            throw DomainException.of(BillingError.ADJUSTMENT_DIFFERS, line.amount(), line.note());
        }
        return line;
    }

    private CostLine line(String source, Account account, Adjustment wanted) {
        Instant now = clock.instant();
        PriceList prices = costs.pricesAt(now);
        return new CostLine(
                Ids.next(),
                source,
                account.id(),
                wanted.workspace(),
                null,
                wanted.run(),
                null,
                null,
                wanted.resource(),
                BigInteger.ZERO,
                0,
                prices.prices().get(wanted.resource()),
                prices.version(),
                wanted.amount().setScale(8),
                account.currency(),
                now,
                now,
                now.atZone(ZoneOffset.UTC).toLocalDate(),
                wanted.reason());
    }

    /** What is to be added to an account's bill (taken from it when negative), perhaps shown at a workspace and a run. */
    public record Adjustment(
            UUID account, Resource resource, BigDecimal amount, UUID workspace, UUID run, String reason) {}
}
