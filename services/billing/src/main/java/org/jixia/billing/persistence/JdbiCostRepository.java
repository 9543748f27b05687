package org.jixia.billing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jixia.billing.domain.CostLine;
import org.jixia.billing.domain.CostQuery;
import org.jixia.billing.domain.CostRepository;
import org.jixia.billing.domain.Estimate;
import org.jixia.billing.domain.PriceList;
import org.jixia.billing.domain.Resource;

/** Prices, cost lines and what is known of runs and bytes, in SQL. */
@ApplicationScoped
public class JdbiCostRepository implements CostRepository {

    private final Jdbi jdbi;
    private final StorageBill storage;

    @Inject
    public JdbiCostRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.storage = new StorageBill(jdbi);
    }

    @Override
    public List<PriceList> prices() {
        return jdbi.withHandle(handle -> {
            Map<Integer, PriceList> lists = new LinkedHashMap<>();
            handle.createQuery("""
                            select v.version, v.starts_at, v.currency, p.resource, p.amount
                            from price_version v join price p using (version) order by v.starts_at desc
                            """).map((rs, context) -> read(rs, lists)).forEach(list -> {});
            return List.copyOf(lists.values());
        });
    }

    private static PriceList read(ResultSet rs, Map<Integer, PriceList> lists) throws SQLException {
        PriceList list = lists.get(rs.getInt("version"));
        if (list == null) {
            list = new PriceList(
                    rs.getInt("version"),
                    rs.getObject("starts_at", OffsetDateTime.class).toInstant(),
                    rs.getString("currency"),
                    new EnumMap<>(Resource.class));
            lists.put(list.version(), list);
        }
        list.prices().put(Resource.valueOf(rs.getString("resource")), rs.getBigDecimal("amount"));
        return list;
    }

    @Override
    public PriceList pricesAt(Instant time) {
        return prices().stream()
                .filter(list -> !list.startsAt().isAfter(time))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no price list in force at " + time));
    }

    @Override
    public void lockPrices() {
        jdbi.useHandle(handle -> handle.execute("lock table price_version in share row exclusive mode"));
    }

    @Override
    public void insert(PriceList list) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into price_version (version, starts_at, currency) values (?, ?, ?)",
                    list.version(),
                    list.startsAt(),
                    list.currency());
            list.prices()
                    .forEach((resource, amount) -> handle.execute(
                            "insert into price (version, resource, amount) values (?, ?, ?)",
                            list.version(),
                            resource.name(),
                            amount));
        });
    }

    @Override
    public void add(List<CostLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into cost_line (id, source, account, workspace, person, run, task, attempt, resource, granted,
                        duration_ms, unit_price, price_version, amount, currency, started_at, ended_at, day, note)
                    values (:id, :source, :account, :workspace, :person, :run, :task, :attempt, :resource, :grantedUnits,
                        :durationMs, :unitPrice, :priceVersion, :amount, :currency, :startedAt, :endedAt, :day,
                        :note)
                    on conflict (source, resource) do nothing
                    """);
            lines.forEach(line -> batch.bindMethods(line)
                    .bind("grantedUnits", new BigDecimal(line.granted()))
                    .add());
            batch.execute();
        });
    }

    @Override
    public CostQuery.Sums sums(CostQuery query, CostQuery.Grouping by) {
        String key = CostFilter.key(by);
        CostFilter filter = CostFilter.of(query);
        return jdbi.withHandle(handle -> {
            List<CostQuery.Sum> items = filter.bind(
                            handle.createQuery("select " + key + " as key, sum(l.amount) as amount" + CostFilter.LINES
                                    + filter.sql() + " group by 1 order by 1"))
                    .map((rs, context) -> new CostQuery.Sum(rs.getString("key"), rs.getBigDecimal("amount")))
                    .list();
            return new CostQuery.Sums(
                    items,
                    total(items.stream().map(CostQuery.Sum::amount)),
                    pricesAt(Instant.now()).currency());
        });
    }

    @Override
    public CostQuery.Days days(CostQuery query, CostQuery.Grouping by) {
        CostFilter filter = CostFilter.of(query);
        return jdbi.withHandle(handle -> {
            List<CostQuery.DaySum> items = filter.bind(handle.createQuery("select l.day, " + CostFilter.key(by)
                            + " as key, sum(l.amount) as amount" + CostFilter.LINES + filter.sql()
                            + " group by 1, 2 order by 1, 2"))
                    .map((rs, context) -> new CostQuery.DaySum(
                            rs.getObject("day", LocalDate.class), rs.getString("key"), rs.getBigDecimal("amount")))
                    .list();
            return new CostQuery.Days(
                    items,
                    total(items.stream().map(CostQuery.DaySum::amount)),
                    pricesAt(Instant.now()).currency());
        });
    }

    private static BigDecimal total(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO.setScale(8), BigDecimal::add);
    }

    @Override
    public List<CostLine> lines(CostQuery query, UUID after, int limit) {
        CostFilter filter = CostFilter.of(query);
        return jdbi.withHandle(handle -> filter.bind(handle.createQuery("select l.*" + CostFilter.LINES + filter.sql()
                        + " and (cast(:after as uuid) is null or l.id > :after) order by l.id limit :limit"))
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, context) -> line(rs))
                .list());
    }

    @Override
    public List<CostLine> ofSource(String source) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from cost_line where source = :source")
                .bind("source", source)
                .map((rs, context) -> line(rs))
                .list());
    }

    private static CostLine line(ResultSet rs) throws SQLException {
        return new CostLine(
                rs.getObject("id", UUID.class),
                rs.getString("source"),
                rs.getObject("account", UUID.class),
                rs.getObject("workspace", UUID.class),
                rs.getString("person"),
                rs.getObject("run", UUID.class),
                rs.getObject("task", UUID.class),
                rs.getObject("attempt", Integer.class),
                Resource.valueOf(rs.getString("resource")),
                rs.getBigDecimal("granted").toBigInteger(),
                rs.getLong("duration_ms"),
                rs.getBigDecimal("unit_price"),
                rs.getInt("price_version"),
                rs.getBigDecimal("amount"),
                rs.getString("currency"),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                rs.getObject("ended_at", OffsetDateTime.class).toInstant(),
                rs.getObject("day", LocalDate.class),
                rs.getString("note"));
    }

    @Override
    public Optional<Place> place(CostQuery query) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select workspace, account from (
                            select workspace, account from run where id = :run or submission = :submission
                            union all select workspace, account from reservation where submission = :submission
                            union all select workspace, account from cost_line where task = :task or run = :run
                        ) places where workspace is not null limit 1
                        """)
                .bind("run", query.run())
                .bind("submission", query.submission())
                .bind("task", query.task())
                .map((rs, context) ->
                        new Place(rs.getObject("workspace", UUID.class), rs.getObject("account", UUID.class)))
                .findOne());
    }

    @Override
    public Used used(UUID account, UUID workspace, String person, LocalDate since) {
        CostQuery query = new CostQuery(account, workspace, null, null, null, person, since, null, null, null);
        CostFilter filter = CostFilter.of(query);
        return jdbi.withHandle(handle -> filter.bind(handle.createQuery("""
                        select coalesce(sum(l.amount), 0) as amount,
                               coalesce(sum(l.granted * l.duration_ms) filter (where l.resource = 'CPU_HOUR'), 0)
                                   / 3600000000.0 as cpu_hours
                        """ + CostFilter.LINES + filter.sql()))
                .map((rs, context) -> new Used(rs.getBigDecimal("amount"), rs.getBigDecimal("cpu_hours")))
                .one());
    }

    @Override
    public Estimate estimate(String workflow, UUID workspace, int runs) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with earlier as (
                            select id, extract(epoch from ended_at - started_at) * 1000 as ms from run
                            where workflow = :workflow and state = 'COMPLETE' and ended_at is not null
                            order by ended_at desc limit 200
                        ), costs as (
                            select e.ms, coalesce(sum(l.amount), 0) as amount,
                                   coalesce(sum(l.granted * l.duration_ms) filter (where l.resource = 'CPU_HOUR'), 0)
                                       / 3600000000.0 as cpu_hours
                            from earlier e left join cost_line l on l.run = e.id group by e.id, e.ms
                        )
                        select count(*) as basis,
                               coalesce(percentile_disc(0.1) within group (order by amount), 0) as low,
                               coalesce(percentile_disc(0.9) within group (order by amount), 0) as high,
                               coalesce(percentile_disc(0.1) within group (order by ms), 0)::bigint as low_ms,
                               coalesce(percentile_disc(0.9) within group (order by ms), 0)::bigint as high_ms,
                               coalesce(round(avg(amount), 8), 0) as mean,
                               coalesce(round(avg(cpu_hours), 8), 0) as mean_hours
                        from costs
                        """)
                .bind("workflow", workflow)
                .map((rs, context) -> new Estimate(
                        rs.getInt("basis"),
                        rs.getBigDecimal("low").multiply(BigDecimal.valueOf(runs)),
                        rs.getBigDecimal("high").multiply(BigDecimal.valueOf(runs)),
                        rs.getLong("low_ms"),
                        rs.getLong("high_ms"),
                        rs.getBigDecimal("mean").multiply(BigDecimal.valueOf(runs)),
                        rs.getBigDecimal("mean_hours").multiply(BigDecimal.valueOf(runs))))
                .one());
    }

    @Override
    public void runHeard(RunFact run) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into run (id, submission, workspace, person, account, workflow, workflow_name, row_name,
                                         state, started_at, ended_at)
                        values (:run, :submission, :workspace, :person, :account, :workflow, :workflowName, :row,
                                :state, :startedAt, :endedAt)
                        on conflict (id) do update set state = excluded.state, ended_at = excluded.ended_at,
                            started_at = coalesce(excluded.started_at, run.started_at),
                            workflow = coalesce(excluded.workflow, run.workflow),
                            row_name = coalesce(excluded.row_name, run.row_name),
                            workflow_name = coalesce(excluded.workflow_name, run.workflow_name)
                        where run.ended_at is null
                        """).bindMethods(run).execute());
    }

    @Override
    public void workspaceHeard(UUID workspace, UUID account, long version) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into workspace_account (workspace, account, version) values (?, ?, ?)
                on conflict (workspace) do update set account = excluded.account, version = excluded.version
                where workspace_account.version < excluded.version
                """, workspace, account, version));
    }

    @Override
    public void objectKept(UUID object, UUID workspace, UUID account, long size, Instant from) {
        storage.changed(object, "REGISTERED", workspace, account, size, from);
    }

    @Override
    public void objectGone(UUID object, UUID workspace, UUID account, long size, Instant until) {
        storage.changed(object, "REMOVED", workspace, account, -size, until);
    }

    @Override
    public Optional<LocalDate> storageDayDue(LocalDate today) {
        return storage.due(today);
    }

    @Override
    public void billStorage(LocalDate day) {
        add(storage.lines(
                day, pricesAt(day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant())));
        storage.close(day);
    }
}
