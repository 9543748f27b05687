package org.jixia.wes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wes.domain.Granted;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.SpendingRepository;

/** Spending in PostgreSQL. Scopes are locked in the order of their ids, as lanes add to the same ones. */
@ApplicationScoped
@Transactional
public class JdbiSpendingRepository implements SpendingRepository {

    private static final String OPEN = "r.state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING')";

    private final Jdbi jdbi;

    public JdbiSpendingRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(Run run) {
        var cap = run.options().costCap();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into spending (scope, submission, cap, currency) values (:scope, :submission, :cap, :currency)
                        on conflict do nothing
                        """)
                .bind("scope", run.spendingScope())
                .bind("submission", run.submission() != null)
                .bind("cap", cap == null ? null : new BigDecimal(cap.amount()))
                .bind("currency", cap == null ? null : cap.currency())
                .execute());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Map<UUID, Granted> held) {
        jdbi.useHandle(handle -> new TreeMap<>(held)
                .forEach((scope, granted) -> handle.createUpdate("""
                                update spending set cpu = cpu + :cpu, memory = memory + :memory, gpu = gpu + :gpu where scope = :scope
                                """)
                        .bind("scope", scope)
                        .bind("cpu", new BigDecimal(granted.cpu()))
                        .bind("memory", new BigDecimal(granted.memory()))
                        .bind("gpu", new BigDecimal(granted.gpu()))
                        .execute()));
    }

    @Override
    public List<RunId> cappedRuns(Set<Integer> shards) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id from run r join spending s on s.scope = coalesce(r.submission, r.id)
                        where s.cap is not null and r.shard = any(:shards) and %s
                        """.formatted(OPEN))
                .bind("shards", shards.toArray(Integer[]::new))
                .mapTo(UUID.class)
                .map(RunId::new)
                .list());
    }

    @Override
    public List<UnderWay> underWay(RunId run) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select path, attempt, task from node where run = :run and state = 'SUBMITTING' and task is not null
                        """)
                .bind("run", run.value())
                .map((row, context) ->
                        new UnderWay(row.getString("path"), row.getInt("attempt"), row.getObject("task", UUID.class)))
                .list());
    }

    @Override
    public void underWay(RunId run, Granted held) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update run r set cpu_under_way = :cpu, memory_under_way = :memory, gpu_under_way = :gpu
                        where r.id = :run and %s
                        """.formatted(OPEN))
                .bind("run", run.value())
                .bind("cpu", new BigDecimal(held.cpu()))
                .bind("memory", new BigDecimal(held.memory()))
                .bind("gpu", new BigDecimal(held.gpu()))
                .execute());
    }

    @Override
    public List<Account> accounts(Set<Integer> shards) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select s.*, u.cpu as cpu_now, u.memory as memory_now, u.gpu as gpu_now
                        from (select distinct coalesce(r.submission, r.id) as scope from run r
                              where r.shard = any(:shards) and %s) open
                        join spending s using (scope)
                        cross join lateral (
                          select coalesce(sum(r.cpu_under_way), 0) as cpu, coalesce(sum(r.memory_under_way), 0) as memory,
                                 coalesce(sum(r.gpu_under_way), 0) as gpu
                          from run r where %s and (s.submission and r.submission = s.scope or not s.submission and r.id = s.scope)) u
                        """.formatted(OPEN, OPEN))
                .bind("shards", shards.toArray(Integer[]::new))
                .map((row, context) -> account(row))
                .list());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("scope", UUID.class),
                row.getBoolean("submission"),
                row.getBigDecimal("cap"),
                row.getString("currency"),
                granted(row, ""),
                granted(row, "_now"),
                row.getBigDecimal("reserved"));
    }

    private static Granted granted(ResultSet row, String ending) throws SQLException {
        return new Granted(
                row.getBigDecimal("cpu" + ending).toBigInteger(),
                row.getBigDecimal("memory" + ending).toBigInteger(),
                row.getBigDecimal("gpu" + ending).toBigInteger());
    }

    @Override
    public boolean renewing(UUID scope, Duration age) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update spending set renewed_at = now()
                                where scope = :scope and renewed_at < now() - :age * interval '1 millisecond'
                                """)
                        .bind("scope", scope)
                        .bind("age", age.toMillis())
                        .execute())
                == 1;
    }

    @Override
    public void reserved(UUID scope, BigDecimal amount) {
        jdbi.useHandle(handle -> handle.createUpdate("update spending set reserved = :amount where scope = :scope")
                .bind("scope", scope)
                .bind("amount", amount)
                .execute());
    }
}
