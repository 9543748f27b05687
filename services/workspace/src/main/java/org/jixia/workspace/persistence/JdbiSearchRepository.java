package org.jixia.workspace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.workspace.domain.SearchRepository;
import org.jixia.workspace.domain.SubmissionState;

/**
 * Searches in PostgreSQL. Rows, of which there may be millions, are found by an index of the trigrams of their names; a text without three
 * letters or digits in a row has none, and then the names alone are read, from the primary key.
 */
@ApplicationScoped
public class JdbiSearchRepository implements SearchRepository {
    private static final String BY_NAME = """
            and (cast(:rank as int) is null or (rank, name, id) > (:rank, :name, cast(:id as uuid)))
            order by rank, name, id limit :limit
            """;
    private static final String NEWEST = """
            and (cast(:rank as int) is null or rank > :rank or rank = :rank and id < cast(:id as uuid))
            order by rank, id desc limit :limit
            """;

    private final Jdbi jdbi;

    @Inject
    public JdbiSearchRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Planned for its own text each time: a plan for any text would read the whole index for a short one. */
    @Override
    @Transactional
    public List<Found> find(Wanted wanted, Place after, int limit) {
        return jdbi.withHandle(handle -> {
            handle.execute("set local plan_cache_mode = force_custom_plan");
            return handle.createQuery(sql(wanted.kind()))
                    .bind("person", wanted.person())
                    .bind("near", wanted.near())
                    .bind("anywhere", wanted.text().anywhere())
                    .bind("begins", wanted.text().begins())
                    .bind("firstId", wanted.text().firstId())
                    .bind("lastId", wanted.text().lastId())
                    .bind("rank", after == null ? null : after.rank())
                    .bind("name", after == null ? null : after.name())
                    .bind("id", after == null ? null : after.id())
                    .bind("limit", limit)
                    .map((row, context) -> found(row))
                    .list();
        });
    }

    /** Seen by its test too, which asks how it is carried out. */
    public static String sql(Kind kind) {
        return """
                with readable as materialized (
                    select w.id from workspace w
                    where w.state in ('ACTIVE', 'REMOVING') and (w.readable_by_all or exists (
                        select 1 from member m where m.workspace = w.id and m.person = :person and not m.removed))),
                found as (
                    select case when t.workspace = cast(:near as uuid) then 0 else 2 end
                            + case when %s ilike :begins then 0 else 1 end as rank,
                        t.workspace, t.id, %s
                    from readable join %s)
                select * from found where true %s
                """.formatted(
                        kind == Kind.ROW ? "r.name" : "t.name",
                        columns(kind),
                        source(kind),
                        kind == Kind.SUBMISSION ? NEWEST : BY_NAME);
    }

    private static String columns(Kind kind) {
        return switch (kind) {
            case TABLE ->
                "t.name, null as table_name, null as workflow, null as state, cast(null as timestamptz) as created_at";
            case ROW ->
                "r.name, t.name as table_name, null as workflow, null as state, cast(null as timestamptz) as created_at";
            case CONFIGURATION ->
                "t.name, t.table_name, t.workflow ->> 'name' as workflow, null as state, t.created_at";
            case SUBMISSION -> "t.name, t.table_name, t.workflow, t.state, t.created_at";
        };
    }

    private static String source(Kind kind) {
        return switch (kind) {
            case TABLE -> "data_table t on t.workspace = readable.id where t.name ilike :anywhere";
            case ROW -> """
                data_table t on t.workspace = readable.id
                join table_row r on r.table_id = t.id where r.name ilike :anywhere
                """;
            case CONFIGURATION -> """
                configuration t on t.workspace = readable.id
                where t.name ilike :anywhere or t.workflow ->> 'name' ilike :anywhere
                """;
            case SUBMISSION -> """
                submission t on t.workspace = readable.id
                where t.name ilike :anywhere or t.workflow ilike :anywhere
                   or t.id between cast(:firstId as uuid) and cast(:lastId as uuid)
                """;
        };
    }

    private static Found found(ResultSet row) throws SQLException {
        var state = row.getString("state");
        var created = row.getObject("created_at", OffsetDateTime.class);
        return new Found(
                row.getInt("rank"),
                row.getObject("workspace", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("table_name"),
                row.getString("workflow"),
                state == null ? null : SubmissionState.valueOf(state),
                created == null ? null : created.toInstant());
    }
}
