package org.jixia.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However an account's history goes, each way of taking its costs apart gives parts whose sum is the whole. */
@QuarkusTest
@QuarkusTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "billing"))
class SumsIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant CHANGE = START.plusSeconds(1_500_000);
    private static final AtomicLong DAYS = new AtomicLong();

    @Inject
    AccountService accounts;

    @Inject
    MeteringService metering;

    @Inject
    AdjustmentService adjustments;

    @Inject
    CostRepository costs;

    @Inject
    Jdbi jdbi;

    /** The other tests of this database know one list, and no day that is still to come. */
    @AfterEach
    void forgetPricesAndDays() {
        jdbi.useHandle(handle -> {
            handle.execute("delete from price where version >= 1000");
            handle.execute("delete from price_version where version >= 1000");
            handle.execute("delete from storage_day where day >= '2027-01-01'");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theSumOfThePartsEqualsTheWhole(long seed) {
        Random random = new Random(seed);
        priceChange(seed);
        UUID account = accounts.personal("sums-" + seed).id();
        List<UUID> workspaces = List.of(id(random), id(random), id(random));
        BigDecimal whole = BigDecimal.ZERO;
        for (int event = 0; event < 25; event++) {
            UUID workspace = workspaces.get(random.nextInt(workspaces.size()));
            whole = whole.add(
                    switch (random.nextInt(6)) {
                        case 0 -> adjusted(random, account, workspace);
                        case 1 -> stored(random, account, workspace);
                        default -> used(random, account, workspace);
                    });
        }

        for (CostQuery.Grouping by : CostQuery.Grouping.values()) {
            CostQuery.Sums sums = costs.sums(query(account, null, null), by);
            assertThat(sum(sums)).as(by.name()).isEqualByComparingTo(whole);
            assertThat(sums.total()).as(by.name()).isEqualByComparingTo(whole);
        }
        eachDayAndResourceIsAPart(account, whole);
        assertThat(lines(account)).isEqualByComparingTo(whole);
        assertThat(workspaces.stream()
                        .map(workspace -> costs.sums(query(account, workspace, null), CostQuery.Grouping.DAY)
                                .total())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole);
        eachSubmissionIsTheSumOfItsRowsRunsAndTasks(account);
    }

    /** What a chart of days shows is what a table shows, and one resource alone is its part of it. */
    private void eachDayAndResourceIsAPart(UUID account, BigDecimal whole) {
        for (CostQuery.Grouping by : List.of(CostQuery.Grouping.WORKFLOW, CostQuery.Grouping.PERSON)) {
            CostQuery.Days days = costs.days(query(account, null, null), by);
            assertThat(days.total()).as("days by " + by).isEqualByComparingTo(whole);
            for (CostQuery.Sum sum : costs.sums(query(account, null, null), by).items()) {
                assertThat(days.items().stream()
                                .filter(day -> Objects.equals(day.key(), sum.key()))
                                .map(CostQuery.DaySum::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as(by + " " + sum.key())
                        .isEqualByComparingTo(sum.amount());
            }
        }
        for (CostQuery.Sum sum : costs.sums(query(account, null, null), CostQuery.Grouping.RESOURCE)
                .items()) {
            CostQuery one =
                    new CostQuery(account, null, null, null, null, null, null, null, null, Resource.valueOf(sum.key()));
            assertThat(costs.sums(one, CostQuery.Grouping.DAY).total()).isEqualByComparingTo(sum.amount());
        }
    }

    /** Down from the account: what a submission, a run, a row and a task cost alone is what stands at it in the sums above. */
    private void eachSubmissionIsTheSumOfItsRowsRunsAndTasks(UUID account) {
        for (CostQuery.Sum submission : keyed(costs.sums(query(account, null, null), CostQuery.Grouping.SUBMISSION))) {
            CostQuery one = new CostQuery(
                    null, null, UUID.fromString(submission.key()), null, null, null, null, null, null, null);
            for (CostQuery.Grouping by : CostQuery.Grouping.values()) {
                assertThat(sum(costs.sums(one, by))).as(by.name()).isEqualByComparingTo(submission.amount());
            }
            assertThat(keyed(costs.sums(one, CostQuery.Grouping.ROW))).hasSizeBetween(1, 3);
        }
        for (CostQuery.Sum run : keyed(costs.sums(query(account, null, null), CostQuery.Grouping.RUN))) {
            CostQuery one =
                    new CostQuery(null, null, null, UUID.fromString(run.key()), null, null, null, null, null, null);
            CostQuery.Sums tasks = costs.sums(one, CostQuery.Grouping.TASK);
            assertThat(sum(tasks)).isEqualByComparingTo(run.amount());
            for (CostQuery.Sum task : keyed(tasks)) {
                CostQuery alone = new CostQuery(
                        null, null, null, null, UUID.fromString(task.key()), null, null, null, null, null);
                assertThat(costs.sums(alone, CostQuery.Grouping.RESOURCE).total())
                        .isEqualByComparingTo(task.amount());
            }
        }
    }

    private static List<CostQuery.Sum> keyed(CostQuery.Sums sums) {
        return sums.items().stream().filter(sum -> sum.key() != null).toList();
    }

    /** Another list holds from a moment within the history on: what started before it is billed at the old one. */
    private void priceChange(long seed) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (costs.prices().stream().noneMatch(list -> list.startsAt().equals(CHANGE))) {
                Map<Resource, BigDecimal> prices = new EnumMap<>(Resource.class);
                for (Resource resource : Resource.values()) {
                    prices.put(resource, new BigDecimal("1.23456789").add(BigDecimal.valueOf(resource.ordinal())));
                }
                int version = 1_000 + (int) seed;
                costs.insert(new PriceList(version, CHANGE, "CNY", prices));
            }
        });
    }

    /** Bytes kept from one moment to another, in days of their own so that each is billed once. */
    private BigDecimal stored(Random random, UUID account, UUID workspace) {
        LocalDate day = LocalDate.of(2027, 1, 1).plusDays(DAYS.getAndAdd(3));
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(random.nextInt(86_400_000));
        Instant until = from.plusMillis(random.nextInt(100_000_000));
        long size = random.nextLong(1, 1L << 44);
        UUID object = id(random);
        QuarkusTransaction.requiringNew().run(() -> {
            costs.objectKept(object, workspace, account, size, from);
            costs.objectGone(object, workspace, account, size, until);
            costs.objectGone(object, workspace, account, size, until);
        });
        BigDecimal amount = BigDecimal.ZERO;
        for (LocalDate billed = day; billed.isBefore(day.plusDays(3)); billed = billed.plusDays(1)) {
            LocalDate now = billed;
            QuarkusTransaction.requiringNew().run(() -> costs.billStorage(now));
            QuarkusTransaction.requiringNew().run(() -> costs.billStorage(now));
            Instant start = billed.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end = start.plus(Duration.ofDays(1));
            long millis = Duration.between(from.isAfter(start) ? from : start, until.isBefore(end) ? until : end)
                    .toMillis();
            amount = amount.add(costs.pricesAt(start)
                    .amount(
                            Resource.STORAGE_GIB_MONTH,
                            BigInteger.valueOf(size).multiply(BigInteger.valueOf(Math.max(0, millis)))));
        }
        return amount;
    }

    /** Attempts of one run, heard once, twice or three times: in one batch or in several. */
    private BigDecimal used(Random random, UUID account, UUID workspace) {
        UUID run = random.nextBoolean() ? id(random) : null;
        if (run != null && random.nextInt(4) > 0) {
            known(random, account, workspace, run);
        }
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

    /** A run of one of two submissions, on one of three rows, or of none. */
    private void known(Random random, UUID account, UUID workspace, UUID run) {
        boolean submitted = random.nextInt(4) > 0;
        UUID submission = UUID.nameUUIDFromBytes((account + "/" + random.nextInt(2)).getBytes(StandardCharsets.UTF_8));
        costs.runHeard(new CostRepository.RunFact(
                run,
                submitted ? submission : null,
                workspace,
                "person-1",
                account,
                "digest",
                "germline",
                submitted ? "row-" + random.nextInt(3) : null,
                "COMPLETE",
                START,
                START.plusSeconds(60)));
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
        return new CostQuery(account, workspace, null, null, null, null, from, null, null, null);
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
