package org.jixia.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jixia.billing.domain.AccountService;
import org.jixia.billing.domain.AdjustmentService;
import org.jixia.billing.domain.AdjustmentService.Adjustment;
import org.jixia.billing.domain.CostLine;
import org.jixia.billing.domain.CostQuery;
import org.jixia.billing.domain.CostRepository;
import org.jixia.billing.domain.MeteringService;
import org.jixia.billing.domain.PriceList;
import org.jixia.billing.domain.Resource;
import org.jixia.billing.domain.Usage;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However an account's history goes, each way of taking its costs apart gives parts whose sum is the whole. */
@QuarkusTest
@QuarkusTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "billing"))
class SumsIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    AccountService accounts;

    @Inject
    MeteringService metering;

    @Inject
    AdjustmentService adjustments;

    @Inject
    CostRepository costs;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theSumOfThePartsEqualsTheWhole(long seed) {
        Random random = new Random(seed);
        UUID account = accounts.personal("sums-" + seed).id();
        List<UUID> workspaces = List.of(id(random), id(random), id(random));
        BigDecimal whole = BigDecimal.ZERO;
        for (int event = 0; event < 25; event++) {
            UUID workspace = workspaces.get(random.nextInt(workspaces.size()));
            whole = whole.add(
                    random.nextInt(5) == 0 ? adjusted(random, account, workspace) : used(random, account, workspace));
        }

        for (CostQuery.Grouping by : CostQuery.Grouping.values()) {
            CostQuery.Sums sums = costs.sums(query(account, null, null), by);
            assertThat(sum(sums)).as(by.name()).isEqualByComparingTo(whole);
            assertThat(sums.total()).as(by.name()).isEqualByComparingTo(whole);
        }
        assertThat(lines(account)).isEqualByComparingTo(whole);
        assertThat(workspaces.stream()
                        .map(workspace -> costs.sums(query(account, workspace, null), CostQuery.Grouping.DAY)
                                .total())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole);
    }

    /** Attempts of one run, heard once, twice or three times: in one batch or in several. */
    private BigDecimal used(Random random, UUID account, UUID workspace) {
        UUID run = random.nextBoolean() ? id(random) : null;
        List<Usage> usages = new ArrayList<>();
        BigDecimal amount = BigDecimal.ZERO;
        for (int task = random.nextInt(1, 9); task > 0; task--) {
            Instant start = START.plusSeconds(random.nextInt(3_000_000));
            long millis = random.nextLong(0, 7_200_000);
            Usage usage = new Usage(
                    account,
                    workspace,
                    "person-" + random.nextInt(3),
                    run,
                    id(random),
                    random.nextInt(1, 4),
                    start,
                    start.plusMillis(millis),
                    random.nextLong(1, 64_000),
                    random.nextLong(1, 1L << 40),
                    random.nextInt(3));
            usages.add(usage);
            amount = amount.add(expected(usage, millis));
        }
        metering.used(usages);
        for (int again = random.nextInt(3); again > 0; again--) {
            metering.used(usages.subList(0, random.nextInt(1, usages.size() + 1)));
        }
        return amount;
    }

    private BigDecimal expected(Usage usage, long millis) {
        PriceList prices = costs.pricesAt(usage.startedAt());
        BigInteger time = BigInteger.valueOf(millis);
        return prices.amount(
                        Resource.CPU_HOUR, BigInteger.valueOf(usage.cpuMillis()).multiply(time))
                .add(prices.amount(
                        Resource.MEMORY_GIB_HOUR,
                        BigInteger.valueOf(usage.memoryBytes()).multiply(time)))
                .add(prices.amount(
                        Resource.GPU_HOUR, BigInteger.valueOf(usage.gpus()).multiply(time)));
    }

    private BigDecimal adjusted(Random random, UUID account, UUID workspace) {
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(1, 1L << 40), 8);
        Adjustment adjustment = new Adjustment(
                account,
                Resource.values()[random.nextInt(Resource.values().length)],
                random.nextBoolean() ? amount : amount.negate(),
                workspace,
                null,
                "seeded");
        UUID id = id(random);
        adjustments.adjust("root", id, adjustment);
        return adjustments.adjust("root", id, adjustment).amount();
    }

    private static BigDecimal sum(CostQuery.Sums sums) {
        return sums.items().stream().map(CostQuery.Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal lines(UUID account) {
        BigDecimal sum = BigDecimal.ZERO;
        UUID after = null;
        for (List<CostLine> page = costs.lines(query(account, null, null), null, 50);
                !page.isEmpty();
                page = costs.lines(query(account, null, null), after, 50)) {
            sum = page.stream().map(CostLine::amount).reduce(sum, BigDecimal::add);
            after = page.getLast().id();
        }
        return sum;
    }

    private static CostQuery query(UUID account, UUID workspace, LocalDate from) {
        return new CostQuery(account, workspace, null, null, null, null, from, null);
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
