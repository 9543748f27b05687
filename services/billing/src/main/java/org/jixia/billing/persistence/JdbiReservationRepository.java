package org.jixia.billing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.billing.domain.Reservation;
import org.jixia.billing.domain.ReservationRepository;

/** Reservations in SQL. */
@ApplicationScoped
public class JdbiReservationRepository implements ReservationRepository {

    /** The runs of reservation {@code v}: its submission's, or the one run of a foreign client that it is named after. */
    private static final String RUNS = """
            (select id, ended_at from run where submission = v.submission
             union all select id, ended_at from run where id = v.submission)
            """;

    /** The same without asking whether a run is known: its costs may be heard first. */
    private static final String SPENT = """
            select coalesce(sum(l.amount), 0) as amount,
                   coalesce(sum(l.granted * l.duration_ms) filter (where l.resource = 'CPU_HOUR'), 0) / 3600000000.0 as cpu_hours
            from (select id from run where submission = v.submission union select v.submission) r
            join cost_line l on l.run = r.id
            """;

    private final Jdbi jdbi;

    @Inject
    public JdbiReservationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Reservation> find(UUID submission) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from reservation where submission = :submission")
                .bind("submission", submission)
                .map((rs, context) -> reservation(rs))
                .findOne());
    }

    @Override
    public Optional<Reservation> put(Reservation reservation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into reservation (submission, account, workspace, person, runs, amount, cpu_hours, cap,
                                                 price_version, state, expires_at)
                        values (:submission, :account, :workspace, :person, :runs, :amount, :cpuHours, :cap,
                                :priceVersion, 'ACTIVE', now() + interval '1 hour')
                        on conflict (submission) do update set runs = excluded.runs, amount = excluded.amount,
                            cpu_hours = excluded.cpu_hours, cap = excluded.cap, expires_at = excluded.expires_at
                        where reservation.state = 'ACTIVE' and reservation.account = excluded.account
                        returning *
                        """)
                .bindMethods(reservation)
                .map((rs, context) -> reservation(rs))
                .findOne());
    }

    @Override
    public boolean move(UUID submission, Reservation.State from, Reservation.State to) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update reservation set state = :to where submission = :submission and state = :from")
                        .bind("submission", submission)
                        .bind("from", from.name())
                        .bind("to", to.name())
                        .execute())
                == 1;
    }

    @Override
    public Held held(UUID account, UUID workspace, String person, UUID without) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(sum(greatest(v.amount - used.amount, 0)), 0) as amount,
                               coalesce(sum(greatest(v.cpu_hours - used.cpu_hours, 0)), 0) as cpu_hours,
                               coalesce(sum(greatest(v.runs - ended.runs, 0)), 0) as runs
                        from reservation v
                        cross join lateral (%s) used
                        cross join lateral (select count(*) as runs from %s r where r.ended_at is not null) ended
                        where v.account = :account and v.state = 'ACTIVE' and v.expires_at > now()
                          and v.submission <> :without
                          and (cast(:workspace as uuid) is null or v.workspace = :workspace)
                          and (cast(:person as text) is null or v.person = :person)
                        """.formatted(SPENT, RUNS))
                .bind("account", account)
                .bind("workspace", workspace)
                .bind("person", person)
                .bind("without", without)
                .map((rs, context) -> held(rs))
                .one());
    }

    private static Held held(ResultSet rs) throws SQLException {
        return new Held(rs.getBigDecimal("amount"), rs.getBigDecimal("cpu_hours"), rs.getLong("runs"));
    }

    @Override
    public Held spent(UUID submission) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select used.amount, used.cpu_hours, ended.runs from (select cast(:submission as uuid) as submission) v
                        cross join lateral (%s) used
                        cross join lateral (select count(*) as runs from %s r where r.ended_at is not null) ended
                        """.formatted(SPENT, RUNS))
                .bind("submission", submission)
                .map((rs, context) -> held(rs))
                .one());
    }

    @Override
    public List<Reservation> overCap() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select v.* from reservation v cross join lateral (%s) used
                        where v.state = 'ACTIVE' and v.cap is not null and v.cap < used.amount
                        """.formatted(SPENT))
                .map((rs, context) -> reservation(rs))
                .list());
    }

    private static Reservation reservation(ResultSet rs) throws SQLException {
        return new Reservation(
                rs.getObject("submission", UUID.class),
                rs.getObject("account", UUID.class),
                rs.getObject("workspace", UUID.class),
                rs.getString("person"),
                rs.getInt("runs"),
                rs.getBigDecimal("amount"),
                rs.getBigDecimal("cpu_hours"),
                rs.getBigDecimal("cap"),
                rs.getInt("price_version"),
                Reservation.State.valueOf(rs.getString("state")),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
