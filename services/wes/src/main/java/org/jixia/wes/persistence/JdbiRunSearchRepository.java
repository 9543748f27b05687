package org.jixia.wes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wes.domain.RunSearchRepository;
import org.jixia.wes.domain.RunState;

/**
 * Searches in PostgreSQL, by indexes of the trigrams of names and rows. A text without three letters or digits in a row has none: then
 * the runs of the workspaces are read.
 */
@ApplicationScoped
public class JdbiRunSearchRepository implements RunSearchRepository {
    /** Seen by its test too, which asks how it is carried out. */
    public static final String SQL = """
            with found as (
                select case when workspace = cast(:near as uuid) then 0 else 1 end as rank,
                    id, workspace, name, row_name, workflow, state, created_at
                from run
                where workspace = any(:workspaces) and (name ilike :anywhere or row_name ilike :anywhere
                    or id between cast(:firstId as uuid) and cast(:lastId as uuid)))
            select * from found
            where cast(:rank as int) is null or rank > :rank or rank = :rank and id < cast(:id as uuid)
            order by rank, id desc limit :limit
            """;

    private final Jdbi jdbi;

    public JdbiRunSearchRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Planned for its own text each time: a plan for any text would read the whole index for a short one. */
    @Override
    @Transactional
    public List<Found> find(Wanted wanted, Place after, int limit) {
        return jdbi.withHandle(handle -> {
            handle.execute("set local plan_cache_mode = force_custom_plan");
            return handle.createQuery(SQL)
                    .bindArray("workspaces", UUID.class, wanted.workspaces())
                    .bind("near", wanted.near())
                    .bind("anywhere", wanted.text().anywhere())
                    .bind("firstId", wanted.text().firstId())
                    .bind("lastId", wanted.text().lastId())
                    .bind("rank", after == null ? null : after.rank())
                    .bind("id", after == null ? null : after.id())
                    .bind("limit", limit)
                    .map((row, context) -> new Found(
                            row.getInt("rank"),
                            row.getObject("id", UUID.class),
                            row.getObject("workspace", UUID.class),
                            row.getString("name"),
                            row.getString("row_name"),
                            row.getString("workflow"),
                            RunState.valueOf(row.getString("state")),
                            row.getTimestamp("created_at").toInstant()))
                    .list();
        });
    }
}
