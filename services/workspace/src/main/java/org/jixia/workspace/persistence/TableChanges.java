package org.jixia.workspace.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.Column;
import org.jixia.workspace.domain.DataTable;

/**
 * The statements that change whole tables, and those that keep references from dangling: who writes a reference holds the rows it
 * leads to (for key share); who deletes rows takes them first (for update) and looks for references after that. Neither sees
 * a state that the other is about to change, and all others work on.
 */
final class TableChanges {
    private TableChanges() {}

    static DataTable columns(Jdbi jdbi, DataTable table, List<Column> columns) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update data_table set columns = cast(:columns as jsonb), version = version + 1
                        where id = :id returning *
                        """)
                .bind("columns", Json.write(columns))
                .bind("id", table.id())
                .map((row, context) -> JdbiTableRepository.table(row))
                .one());
    }

    /** The table before its rows, as everybody takes them, so that none waits for the other. */
    static void hold(Handle handle, UUID table) {
        handle.createQuery("select id from data_table where id = ? for key share")
                .bind(0, table)
                .mapTo(UUID.class)
                .list();
    }

    static List<String> missing(Handle handle, DataTable table, Collection<String> names) {
        hold(handle, table.id());
        var there = new HashSet<>(handle.createQuery("""
                        select name from table_row where table_id = :table and name = any(:names) for key share
                        """)
                .bind("table", table.id())
                .bindArray("names", String.class, List.copyOf(names))
                .mapTo(String.class)
                .list());
        return names.stream().filter(name -> !there.contains(name)).distinct().toList();
    }

    /** A cell that a person changed is no longer the run's that wrote it; when that run started still counts. */
    private static final String EDIT = """
            update table_row
            set attributes = (attributes - cast(:changed as text[])) || cast(:cells as jsonb),
                written_by = case when written_by = '{}' then written_by else (
                    select jsonb_object_agg(key, case when key = any(cast(:changed as text[])) then value - 'run' else value end)
                    from jsonb_each(written_by)) end,
                version = version + 1, updated_at = now()
            where table_id = :table and name = any(:names)
            """;

    static boolean edit(Handle handle, DataTable table, String name, Map<String, Object> cells, long version) {
        hold(handle, table.id());
        var changed = change(handle.createUpdate(EDIT + " and version = :version"), table, List.of(name), cells)
                .bind("version", version)
                .execute();
        RowMerge.references(handle, table, table.columns(), List.of(name));
        return changed == 1;
    }

    /** The rows are taken in the order of their names, as everybody does, so that none waits for the other. */
    static List<String> editAll(Handle handle, DataTable table, List<String> names, Map<String, Object> cells) {
        hold(handle, table.id());
        var there = new HashSet<>(handle.createQuery("""
                        select name from table_row where table_id = :table and name = any(:names)
                        order by name for no key update
                        """)
                .bind("table", table.id())
                .bindArray("names", String.class, names)
                .mapTo(String.class)
                .list());
        var missing =
                names.stream().filter(name -> !there.contains(name)).distinct().toList();
        if (missing.isEmpty()) {
            change(handle.createUpdate(EDIT), table, names, cells).execute();
            RowMerge.references(handle, table, table.columns(), names);
        }
        return missing;
    }

    private static Update change(Update update, DataTable table, List<String> names, Map<String, Object> cells) {
        var filled = new LinkedHashMap<>(cells);
        filled.values().removeIf(Objects::isNull);
        return update.bindArray("changed", String.class, List.copyOf(cells.keySet()))
                .bind("cells", Json.write(filled))
                .bind("table", table.id())
                .bindArray("names", String.class, names);
    }

    /** Names of those that are in use; then none is deleted. */
    static List<String> delete(Handle handle, DataTable table, List<String> names) {
        handle.createQuery("""
                        select name from table_row where table_id = :table and name = any(:names)
                        order by name for update
                        """)
                .bind("table", table.id())
                .bindArray("names", String.class, names)
                .mapTo(String.class)
                .list();
        var used = handle.createQuery("""
                        select distinct target_name from row_reference
                        where target_table_id = :table and target_name = any(:names)
                          and not (table_id = :table and row_name = any(:names))
                        """)
                .bind("table", table.id())
                .bindArray("names", String.class, names)
                .mapTo(String.class)
                .list();
        if (used.isEmpty()) {
            for (var rows : List.of(
                    "row_reference where table_id = :table and row_name",
                    "table_row where table_id = :table and name")) {
                handle.createUpdate("delete from " + rows + " = any(:names)")
                        .bind("table", table.id())
                        .bindArray("names", String.class, names)
                        .execute();
            }
        }
        return used;
    }

    /** The table's own row stands for all of its rows: whoever changes one of them or refers to one holds it. */
    static List<String> deleteTable(Handle handle, DataTable table) {
        handle.createQuery("select id from data_table where id = ? for update")
                .bind(0, table.id())
                .mapTo(UUID.class)
                .list();
        var used = handle.createQuery("""
                        select distinct target_name from row_reference
                        where target_table_id = :table and table_id <> :table limit 1000
                        """)
                .bind("table", table.id())
                .mapTo(String.class)
                .list();
        if (used.isEmpty()) {
            handle.execute("delete from row_reference where table_id = ?", table.id());
            handle.execute("delete from table_row where table_id = ?", table.id());
            handle.execute("delete from data_table where id = ?", table.id());
        }
        return used;
    }

    static void becomeText(Handle handle, DataTable table, String column) {
        handle.createUpdate("""
                        update table_row
                        set attributes = attributes || jsonb_build_object(:column, attributes ->> :column),
                            version = version + 1
                        where table_id = :table and jsonb_exists(attributes, :column)
                          and jsonb_typeof(attributes -> :column) <> 'string'
                        """)
                .bind("column", column)
                .bind("table", table.id())
                .execute();
        handle.execute("delete from row_reference where table_id = ? and column_name = ?", table.id(), column);
    }

    /** One statement, so that tables, rows and references are copied as they were at one moment. */
    static void copy(Handle handle, UUID from, UUID to, boolean tables, boolean data) {
        var old = handle.createQuery("select id from data_table where workspace = :from and :tables")
                .bind("from", from)
                .bind("tables", tables)
                .mapTo(UUID.class)
                .list();
        var made = new ArrayList<UUID>();
        old.forEach(table -> made.add(Ids.next()));
        handle.createUpdate("""
                        with pair as (
                            select p.old, p.made, t.name, t.columns
                            from unnest(:old, :made) p(old, made) join data_table t on t.id = p.old),
                        tables as (
                            insert into data_table (id, workspace, name, columns)
                            select made, :to, name, columns from pair),
                        rows as (
                            insert into table_row (table_id, name, attributes)
                            select p.made, r.name, r.attributes from table_row r join pair p on p.old = r.table_id),
                        refs as (
                            insert into row_reference (table_id, row_name, column_name, target_table_id, target_name)
                            select p.made, r.row_name, r.column_name, q.made, r.target_name
                            from row_reference r join pair p on p.old = r.table_id join pair q on q.old = r.target_table_id)
                        insert into workspace_datum (workspace, key, type, value)
                        select :to, key, type, value from workspace_datum where workspace = :from and :data
                        """)
                .bind("data", data)
                .bindArray("old", UUID.class, old)
                .bindArray("made", UUID.class, made)
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    static boolean purge(Handle handle, UUID workspace, int limit) {
        for (var table : List.of("row_reference", "table_row")) {
            var gone = handle.execute("""
                    delete from %1$s where ctid = any(array(
                        select r.ctid from %1$s r join data_table t on t.id = r.table_id where t.workspace = ? limit ?))
                    """.formatted(table), workspace, limit);
            if (gone > 0) {
                return true;
            }
        }
        return handle.execute("delete from table_import where workspace = ?", workspace)
                        + handle.execute("delete from data_table where workspace = ?", workspace)
                        + handle.execute("delete from workspace_datum where workspace = ?", workspace)
                > 0;
    }
}
