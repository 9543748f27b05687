package org.jixia.audit.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jixia.audit.domain.ChainEnd;
import org.jixia.audit.domain.Digest;
import org.jixia.audit.domain.Standing;
import org.jixia.audit.domain.StandingRepository;
import org.jixia.audit.domain.Verification;
import org.jixia.audit.domain.Verification.Extent;

/** The last verifications and their turns in PostgreSQL; the database's clock counts, as replicas' clocks differ. */
@ApplicationScoped
class JdbiStandingRepository implements StandingRepository {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    JdbiStandingRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    @Override
    public Standing standing() {
        Map<Extent, Verification> last = jdbi.withHandle(handle -> handle.createQuery("select * from verification")
                .map((row, context) -> verification(row))
                .collect(Collectors.toMap(Verification::extent, Function.identity())));
        return new Standing(last.get(Extent.ALL), last.get(Extent.NEWS));
    }

    @Override
    public void keep(Verification found) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        with outdated as (
                            delete from verification
                            where :extent = 'ALL' and extent = 'NEWS' and verified_at < :at
                        )
                        insert into verification (extent, person, from_number, from_hash, end_number, end_hash, entries, checkpoints,
                                                  vouched, verified_at, faults)
                        values (:extent, :person, :fromNumber, :fromHash, :endNumber, :endHash, :entries, :checkpoints,
                                :vouched, :at, cast(:faults as jsonb))
                        on conflict (extent) do update
                        set person = excluded.person, from_number = excluded.from_number, from_hash = excluded.from_hash,
                            end_number = excluded.end_number, end_hash = excluded.end_hash, entries = excluded.entries,
                            checkpoints = excluded.checkpoints, vouched = excluded.vouched,
                            verified_at = excluded.verified_at, faults = excluded.faults
                        where verification.verified_at < excluded.verified_at
                        """)
                .bind("extent", found.extent().name())
                .bind("person", found.person())
                .bind("fromNumber", found.from().number())
                .bind("fromHash", found.from().hash().bytes())
                .bind("endNumber", found.end().number())
                .bind("endHash", found.end().hash().bytes())
                .bind("entries", found.entries())
                .bind("checkpoints", found.checkpoints())
                .bind("vouched", found.until())
                .bind("at", found.at().atOffset(ZoneOffset.UTC))
                .bind("faults", written(found))
                .execute());
    }

    @Override
    public boolean take(Extent extent, Duration lease) {
        return due(extent, lease, " and next_at <= now()") == 1;
    }

    @Override
    public void putOff(Extent extent, Duration time) {
        due(extent, time, "");
    }

    private int due(Extent extent, Duration time, String condition) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "update verification_turn set next_at = now() + :time::interval where extent = :extent"
                                + condition)
                .bind("time", time.toString())
                .bind("extent", extent.name())
                .execute());
    }

    private String written(Verification found) {
        try {
            return json.writeValueAsString(found.faults());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Verification verification(ResultSet row) throws SQLException {
        try {
            return new Verification(
                    Extent.valueOf(row.getString("extent")),
                    row.getString("person"),
                    new ChainEnd(row.getLong("from_number"), Digest.wrap(row.getBytes("from_hash"))),
                    new ChainEnd(row.getLong("end_number"), Digest.wrap(row.getBytes("end_hash"))),
                    row.getLong("entries"),
                    row.getInt("checkpoints"),
                    row.getLong("vouched"),
                    row.getObject("verified_at", OffsetDateTime.class).toInstant(),
                    json.readValue(row.getString("faults"), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the faults of the last verification", e);
        }
    }
}
