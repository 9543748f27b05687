package org.jixia.workspace.persistence;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jixia.platform.errors.Fault;
import org.jixia.workspace.domain.Column;
import org.jixia.workspace.domain.ColumnType;
import org.jixia.workspace.domain.DataTable;
import org.jixia.workspace.domain.TableImportService;
import org.jixia.workspace.domain.TableRepository.Incoming;
import org.jixia.workspace.domain.TableRepository.Merged;
import org.jixia.workspace.domain.WorkspaceError;
import org.postgresql.PGConnection;

/** The last pass of an import: COPY into a table of this transaction, checks in SQL, one insert or update for all rows. */
final class RowMerge {
    private static final int SHOWN = 1000;

    private final Handle handle;
    private final DataTable table;
    private final Incoming incoming;
    private final List<Column> columns;

    RowMerge(Handle handle, DataTable table, Incoming incoming) {
        this.handle = handle;
        this.table = table;
        this.incoming = incoming;
        this.columns = incoming.columns();
    }

    Merged run(Path rows) {
        handle.execute("create temporary table staged (line bigint, name text, attributes jsonb) on commit drop");
        copy(rows);
        handle.execute("create index on staged (name)");
        handle.execute("analyze staged");
        if (incoming.lists()) {
            join();
        }
        var faults = new ArrayList<>(duplicates());
        columns.stream().filter(column -> column.target() != null).forEach(column -> {
            hold(column);
            faults.addAll(dangling(column));
        });
        incoming.before().forEach(column -> retyped(column).ifPresent(faults::add));
        var merged = effect(faults);
        if (faults.isEmpty() && incoming.write()) {
            swap();
        }
        return merged;
    }

    /** How many rows are new, and how many of those that are there become different. */
    private Merged effect(List<Fault> faults) {
        return handle.createQuery("""
                        select count(*) as rows, count(*) filter (where r.name is null) as added,
                            count(*) filter (where r.attributes is distinct from
                                (r.attributes - cast(:columns as text[])) || s.attributes and r.name is not null) as changed
                        from staged s left join table_row r on r.table_id = :table and r.name = s.name
                        """)
                .bind("table", table.id())
                .bindArray("columns", String.class, names())
                .map((row, context) ->
                        new Merged(faults, row.getLong("rows"), row.getLong("added"), row.getLong("changed")))
                .one();
    }

    private List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    private void copy(Path rows) {
        try (Reader reader = Files.newBufferedReader(rows)) {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy staged (line, name, attributes) from stdin", reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("prepared rows were refused", e);
        }
    }

    /** One line a member becomes one row a set, members in the order of their lines. */
    private void join() {
        var column = columns.getFirst().name();
        handle.execute("""
                create temporary table joined on commit drop as
                select min(line) as line, name,
                    jsonb_build_object(cast(? as text), jsonb_agg(attributes -> ? -> 0 order by line)) as attributes
                from staged group by name
                """, column, column);
        handle.execute("truncate staged");
        handle.execute("insert into staged select line, name, attributes from joined");
    }

    private List<Fault> duplicates() {
        return handle.createQuery("""
                        select line, name from (
                            select line, name, row_number() over (partition by name order by line) as nth from staged) s
                        where nth > 1 order by line limit :limit
                        """)
                .bind("limit", SHOWN)
                .map((row, context) -> Fault.of(
                        WorkspaceError.ROW_TWICE, "row " + row.getLong("line") + ", column 1", row.getString("name")))
                .list();
    }

    /** Rows that are referred to stay until this transaction has ended: see {@link TableChanges}. */
    private void hold(Column column) {
        var target = handle.createQuery("select id from data_table where workspace = ? and name = ?")
                .bind(0, table.workspace())
                .bind(1, column.target())
                .mapTo(UUID.class)
                .findOne();
        if (target.isEmpty()) {
            return;
        }
        TableChanges.hold(handle, target.get());
        handle.createQuery("""
                        select count(*) from (
                            select 1 from table_row r where r.table_id = :target and r.name in (select v.name from staged s cross join lateral %s v(name)
                                             where jsonb_exists(s.attributes, :column))
                            for key share of r) held
                        """.formatted(values(column, "s.attributes")))
                .bind("column", column.name())
                .bind("target", target.get())
                .mapTo(Long.class)
                .one();
    }

    private List<Fault> dangling(Column column) {
        return handle.createQuery("""
                        select s.line, left(v.name, 301) as name from staged s
                        cross join lateral %s v(name)
                        where jsonb_exists(s.attributes, :column)
                          and not exists (select 1 from table_row r join data_table t on t.id = r.table_id
                                          where t.workspace = :workspace and t.name = :target and r.name = v.name)
                          and not (:target = :table and exists (select 1 from staged o where o.name = v.name))
                        order by s.line limit :limit
                        """.formatted(values(column, "s.attributes")))
                .bind("column", column.name())
                .bind("workspace", table.workspace())
                .bind("target", column.target())
                .bind("table", table.name())
                .bind("limit", SHOWN)
                .map((row, context) -> Fault.of(
                        WorkspaceError.REFERENCE_DANGLES,
                        "row " + row.getLong("line") + ", column " + column.name(),
                        TableImportService.shortened(row.getString("name")),
                        column.target()))
                .list();
    }

    /** A fault when the file gives a column another type than rows hold that are not in the file. */
    private Optional<Fault> retyped(Column before) {
        var now = columns.stream()
                .filter(column -> column.name().equals(before.name()) && !column.equals(before))
                .findFirst();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        var kept = handle.createQuery("""
                        select exists (select 1 from table_row r
                                       where r.table_id = :table and jsonb_exists(r.attributes, :column)
                                         and not exists (select 1 from staged s where s.name = r.name))
                        """)
                .bind("table", table.id())
                .bind("column", before.name())
                .mapTo(Boolean.class)
                .one();
        return kept
                ? Optional.of(Fault.of(
                        WorkspaceError.COLUMN_RETYPED,
                        "row 1, column " + before.name(),
                        before.typeText(),
                        now.get().typeText()))
                : Optional.empty();
    }

    private static String values(Column column, String attributes) {
        return column.type() == ColumnType.REFERENCE
                ? "(select " + attributes + " ->> :column as name)"
                : "jsonb_array_elements_text(coalesce(" + attributes + " -> :column, '[]'))";
    }

    /** A cell that becomes another is no longer the run's that wrote it; when that run started still counts. */
    private void swap() {
        handle.createUpdate("""
                        insert into table_row (table_id, name, attributes)
                        select :table, name, attributes from staged
                        on conflict (table_id, name) do update
                        set attributes = (table_row.attributes - cast(:columns as text[])) || excluded.attributes,
                            written_by = case when table_row.written_by = '{}' then '{}' else (
                                select jsonb_object_agg(key, case when key = any(cast(:columns as text[]))
                                        and table_row.attributes -> key is distinct from excluded.attributes -> key
                                    then value - 'run' else value end)
                                from jsonb_each(table_row.written_by)) end,
                            version = table_row.version + 1, updated_at = now()
                        """)
                .bind("table", table.id())
                .bindArray("columns", String.class, names())
                .execute();
        for (var column : columns) {
            if (column.target() != null) {
                forget(handle, table, column, "in (select name from staged)", null);
                note(handle, table, column, "in (select name from staged)", null);
            }
        }
    }

    /** Brings the references of a few rows up to date after an edit. */
    static void references(Handle handle, DataTable table, List<Column> columns, List<String> names) {
        for (var column : columns) {
            if (column.target() != null) {
                forget(handle, table, column, "= any(:names)", names);
                note(handle, table, column, "= any(:names)", names);
            }
        }
    }

    private static void forget(Handle handle, DataTable table, Column column, String rows, List<String> names) {
        var update = handle.createUpdate("delete from row_reference where table_id = :table and column_name = :column"
                        + " and row_name " + rows)
                .bind("table", table.id())
                .bind("column", column.name());
        (names == null ? update : update.bindArray("names", String.class, names)).execute();
    }

    private static void note(Handle handle, DataTable table, Column column, String rows, List<String> names) {
        var update = handle.createUpdate("""
                        insert into row_reference (table_id, row_name, column_name, target_table_id, target_name)
                        select r.table_id, r.name, :column, t.id, v.name
                        from table_row r
                        join data_table t on t.workspace = :workspace and t.name = :target
                        cross join lateral %s v(name)
                        where r.table_id = :table and jsonb_exists(r.attributes, :column) and r.name %s
                        """.formatted(values(column, "r.attributes"), rows))
                .bind("table", table.id())
                .bind("workspace", table.workspace())
                .bind("target", column.target())
                .bind("column", column.name());
        (names == null ? update : update.bindArray("names", String.class, names)).execute();
    }
}
