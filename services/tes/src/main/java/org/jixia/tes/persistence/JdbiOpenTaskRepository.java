package org.jixia.tes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.tes.domain.OpenTaskRepository;
import org.jixia.tes.domain.TaskState;

/** Tasks that have not ended, from PostgreSQL. */
@ApplicationScoped
@Transactional
public class JdbiOpenTaskRepository implements OpenTaskRepository {
    private static final String SELECT = """
            select id, name, person, workspace, run, billing_account, state, host, cpu_millis, memory_bytes, created_at
            from task where state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING')
            """;

    private final Jdbi jdbi;

    @Inject
    public JdbiOpenTaskRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<OpenTask> list(Wanted wanted, Optional<UUID> before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                          and (cast(:person as text) is null or person = :person)
                          and (cast(:workspace as uuid) is null or workspace = :workspace)
                          and (cast(:run as uuid) is null or run = :run)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .bind("person", wanted.person())
                .bind("workspace", wanted.workspace())
                .bind("run", wanted.run())
                .bind("before", before.orElse(null))
                .bind("limit", limit)
                .map((row, context) -> task(row))
                .list());
    }

    @Override
    public Optional<OpenTask> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and id = :id")
                .bind("id", id)
                .map((row, context) -> task(row))
                .findOne());
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        return new OpenTask(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("person"),
                row.getObject("workspace", UUID.class),
                row.getObject("run", UUID.class),
                row.getObject("billing_account", UUID.class),
                TaskState.valueOf(row.getString("state")),
                row.getString("host"),
                row.getLong("cpu_millis"),
                row.getLong("memory_bytes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
