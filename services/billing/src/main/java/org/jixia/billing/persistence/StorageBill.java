package org.jixia.billing.persistence;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.billing.domain.CostLine;
import org.jixia.billing.domain.PriceList;
import org.jixia.billing.domain.Resource;
import org.jixia.platform.ids.Ids;

/** Which bytes were kept when, and what a day of them costs: byte-milliseconds within the day, one line a workspace. */
final class StorageBill {

    private final Jdbi jdbi;

    StorageBill(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void changed(UUID object, String kind, UUID workspace, UUID account, long delta, Instant at) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into storage_change (object, kind, workspace, account, delta, changed_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """, object, kind, workspace, account, delta, at));
    }

    Optional<LocalDate> due(LocalDate today) {
        return jdbi.withHandle(
                        handle -> handle.createQuery("""
                        select coalesce((select max(day) + 1 from storage_day),
                                        (select min((changed_at at time zone 'UTC')::date) from storage_change))
                        """).mapTo(LocalDate.class).findOne())
                .filter(day -> day.isBefore(today));
    }

    List<CostLine> lines(LocalDate day, PriceList prices) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(w.account, c.account) as account, c.workspace, trunc(sum(
                            c.delta * extract(epoch from :end - greatest(c.changed_at, :start)) * 1000)) as byte_millis
                        from storage_change c left join workspace_account w using (workspace)
                        where c.changed_at < :end and coalesce(w.account, c.account) is not null
                        group by 1, 2 having sum(c.delta * extract(epoch from :end - greatest(c.changed_at, :start))) > 0
                        """)
                .bind("start", start.atOffset(ZoneOffset.UTC))
                .bind("end", end.atOffset(ZoneOffset.UTC))
                .map((rs, context) -> line(rs, day, start, end, prices))
                .list());
    }

    private static CostLine line(ResultSet rs, LocalDate day, Instant start, Instant end, PriceList prices)
            throws SQLException {
        UUID account = rs.getObject("account", UUID.class);
        UUID workspace = rs.getObject("workspace", UUID.class);
        BigInteger byteMillis = rs.getBigDecimal("byte_millis").toBigInteger();
        return new CostLine(
                Ids.next(),
                "storage/" + account + "/" + workspace + "/" + day,
                account,
                workspace,
                null,
                null,
                null,
                null,
                Resource.STORAGE_GIB_MONTH,
                byteMillis,
                1,
                prices.prices().get(Resource.STORAGE_GIB_MONTH),
                prices.version(),
                prices.amount(Resource.STORAGE_GIB_MONTH, byteMillis),
                prices.currency(),
                start,
                end,
                day,
                null);
    }

    void close(LocalDate day) {
        jdbi.useHandle(
                handle -> handle.execute("insert into storage_day (day) values (?) on conflict do nothing", day));
    }
}
