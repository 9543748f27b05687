package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.objects.FileSearchRepository;

/**
 * Searches in PostgreSQL, by an index of the trigrams of paths. A text without three letters or digits in a row has none: then the paths of
 * the workspaces are read, from the primary key.
 */
@ApplicationScoped
public class JdbiFileSearchRepository implements FileSearchRepository {
    /** Seen by its test too, which asks how it is carried out. */
    public static final String SQL = """
            with found as (
                select case when f.workspace = cast(:near as uuid) then 0 else 2 end
                        + case when f.path ilike :inFolder then 1 else 0 end as rank,
                    f.workspace, f.path, f.object
                from file f where f.workspace = any(:workspaces) and f.path ilike :anywhere)
            select f.*, o.size from (
                select * from found
                where cast(:rank as int) is null or (rank, path, workspace) > (:rank, :path, cast(:workspace as uuid))
                order by rank, path, workspace limit :limit) f
            join object o on o.id = f.object
            order by f.rank, f.path, f.workspace
            """;

    private final Jdbi jdbi;

    public JdbiFileSearchRepository(Jdbi jdbi) {
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
                    .bind("inFolder", wanted.text().anywhere() + "/%")
                    .bind("rank", after == null ? null : after.rank())
                    .bind("path", after == null ? null : after.path())
                    .bind("workspace", after == null ? null : after.workspace())
                    .bind("limit", limit)
                    .map((row, context) -> new Found(
                            row.getInt("rank"),
                            ObjectRows.uuid(row, "workspace"),
                            row.getString("path"),
                            ObjectRows.uuid(row, "object"),
                            row.getLong("size")))
                    .list();
        });
    }
}
