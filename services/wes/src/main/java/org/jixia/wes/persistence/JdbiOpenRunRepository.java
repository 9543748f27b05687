package org.jixia.wes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wes.domain.OpenRunRepository;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunState;

/** Runs under way, from PostgreSQL. */
@ApplicationScoped
@Transactional
public class JdbiOpenRunRepository implements OpenRunRepository {
    private final Jdbi jdbi;

    public JdbiOpenRunRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<OpenRun> list(Wanted wanted, RunId before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, name, workflow, workspace, person, billing_account, submission, row_name, state, created_at,
                               started_at
                        from run
                        where state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING')
                          and (cast(:person as text) is null or person = :person)
                          and (cast(:workspace as uuid) is null or workspace = :workspace)
                          and (cast(:account as uuid) is null or billing_account = :account)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .bind("person", wanted.person())
                .bind("workspace", wanted.workspace())
                .bind("account", wanted.billingAccount())
                .bind("before", before == null ? null : before.value())
                .bind("limit", limit)
                .map((row, context) -> run(row))
                .list());
    }

    private static OpenRun run(ResultSet row) throws SQLException {
        return new OpenRun(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("workflow"),
                row.getObject("workspace", UUID.class),
                row.getString("person"),
                row.getObject("billing_account", UUID.class),
                row.getObject("submission", UUID.class),
                row.getString("row_name"),
                RunState.valueOf(row.getString("state")),
                time(row, "created_at"),
                time(row, "started_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
