package org.jixia.workspace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.workspace.domain.ImportRepository;
import org.jixia.workspace.domain.TableImport;

/** The history of imports in PostgreSQL. */
@ApplicationScoped
public class JdbiImportRepository implements ImportRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiImportRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(TableImport done) {
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into table_import (id, workspace, table_name, person, file_name, rows, added, changed, faults)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                done.id(),
                done.workspace(),
                done.table(),
                done.person(),
                done.fileName(),
                done.effect().rows(),
                done.effect().added(),
                done.effect().changed(),
                done.effect().faults()));
    }

    @Override
    public List<TableImport> list(UUID workspace, String table, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from table_import
                        where workspace = :workspace and (cast(:table as text) is null or table_name = :table)
                          and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit
                        """)
                .bind("workspace", workspace)
                .bind("table", table)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> done(row))
                .list());
    }

    private static TableImport done(ResultSet row) throws SQLException {
        return new TableImport(
                row.getObject("id", UUID.class),
                row.getObject("workspace", UUID.class),
                row.getString("table_name"),
                row.getString("person"),
                row.getString("file_name"),
                new TableImport.Effect(
                        row.getLong("rows"), row.getLong("added"), row.getLong("changed"), row.getLong("faults")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
