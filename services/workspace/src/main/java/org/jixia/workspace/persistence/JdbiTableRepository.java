package org.jixia.workspace.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.Column;
import org.jixia.workspace.domain.ColumnType;
import org.jixia.workspace.domain.DataTable;
import org.jixia.workspace.domain.RowQuery;
import org.jixia.workspace.domain.TableRepository;
import org.jixia.workspace.domain.TableRow;

/** Tables in PostgreSQL: a row is one jsonb, references are kept beside it. */
@ApplicationScoped
public class JdbiTableRepository implements TableRepository {
    private static final String TABLE = """
            select t.*, (select count(*) from table_row r where r.table_id = t.id) as row_count from data_table t
            """;

    private final Jdbi jdbi;

    @Inject
    public JdbiTableRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<DataTable> tables(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery(TABLE + " where workspace = ? order by name")
                .bind(0, workspace)
                .map((row, context) -> table(row))
                .list());
    }

    @Override
    public Optional<DataTable> find(UUID workspace, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(TABLE + " where workspace = ? and name = ?")
                .bind(0, workspace)
                .bind(1, name)
                .map((row, context) -> table(row))
                .findOne());
    }

    @Override
    public DataTable store(UUID workspace, String name, List<Column> columns) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into data_table (id, workspace, name) values (?, ?, ?) on conflict do nothing",
                Ids.next(),
                workspace,
                name));
        jdbi.useHandle(handle -> handle.execute(
                "select 1 from data_table where workspace = ? and name = ? for update", workspace, name));
        var present = find(workspace, name).orElseThrow();
        var all = new LinkedHashMap<String, Column>();
        present.columns().forEach(column -> all.put(column.name(), column));
        columns.forEach(column -> all.put(column.name(), column));
        jdbi.useHandle(handle -> handle.execute(
                "update data_table set columns = cast(? as jsonb), version = version + 1 where id = ?",
                Json.write(all.values()),
                present.id()));
        return find(workspace, name).orElseThrow();
    }

    @Override
    public List<Fault> merge(DataTable table, Path rows, Incoming incoming) {
        return jdbi.withHandle(handle -> new RowMerge(handle, table, incoming).run(rows));
    }

    @Override
    public List<TableRow> rows(DataTable table, RowQuery query) {
        return jdbi.withHandle(handle -> RowSelect.of(table, query).run(handle, JdbiTableRepository::row));
    }

    @Override
    public void each(DataTable table, Consumer<TableRow> consumer) {
        jdbi.useTransaction(handle -> {
            try (var rows = handle
                    .createQuery("select * from table_row where table_id = ? order by name")
                    .bind(0, table.id())
                    .setFetchSize(500)
                    .map((row, context) -> row(row))
                    .stream()) {
                rows.forEach(consumer);
            }
        });
    }

    @Override
    public Optional<TableRow> row(DataTable table, String name) {
        return rows(table, List.of(name)).stream().findFirst();
    }

    @Override
    public List<TableRow> rows(DataTable table, Collection<String> names) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from table_row where table_id = ? and name = any(?)")
                        .bind(0, table.id())
                        .bindArray(1, String.class, List.copyOf(names))
                        .map((row, context) -> row(row))
                        .list());
    }

    @Override
    public List<String> names(DataTable table, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select name from table_row where table_id = ? order by name limit ?")
                        .bind(0, table.id())
                        .bind(1, limit)
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public boolean edit(DataTable table, String name, Map<String, Object> cells, long version) {
        return jdbi.withHandle(handle -> {
            var filled = new LinkedHashMap<>(cells);
            filled.values().removeIf(java.util.Objects::isNull);
            var changed = handle.createUpdate("""
                            update table_row
                            set attributes = (attributes - cast(:changed as text[])) || cast(:cells as jsonb),
                                version = version + 1, updated_at = now()
                            where table_id = :table and name = :name and version = :version
                            """)
                    .bindArray("changed", String.class, List.copyOf(cells.keySet()))
                    .bind("cells", Json.write(filled))
                    .bind("table", table.id())
                    .bind("name", name)
                    .bind("version", version)
                    .execute();
            RowMerge.references(handle, table, table.columns(), List.of(name));
            return changed == 1;
        });
    }

    @Override
    public boolean write(DataTable table, String name, Map<String, Object> cells, UUID run, Instant startedAt) {
        return jdbi.withHandle(handle -> {
            var kept = handle.createQuery("select written_by from table_row where table_id = ? and name = ? for update")
                    .bind(0, table.id())
                    .bind(1, name)
                    .mapTo(String.class)
                    .findOne()
                    .map(Json::object);
            if (kept.isEmpty()) {
                return false;
            }
            var mine = new LinkedHashMap<String, Object>();
            var marks = new LinkedHashMap<String, Object>();
            cells.forEach((column, value) -> {
                if (!writtenLater(kept.get().get(column), startedAt)) {
                    mine.put(column, value);
                    marks.put(column, Map.of("run", run.toString(), "startedAt", startedAt.toString()));
                }
            });
            var empty = mine.entrySet().stream()
                    .filter(cell -> cell.getValue() == null)
                    .map(Map.Entry::getKey)
                    .toList();
            empty.forEach(mine::remove);
            handle.createUpdate("""
                            update table_row set attributes = (attributes - cast(:empty as text[])) || cast(:cells as jsonb),
                                written_by = written_by || cast(:marks as jsonb), version = version + 1,
                                updated_at = now()
                            where table_id = :table and name = :name
                            """)
                    .bindArray("empty", String.class, empty)
                    .bind("cells", Json.write(mine))
                    .bind("marks", Json.write(marks))
                    .bind("table", table.id())
                    .bind("name", name)
                    .execute();
            RowMerge.references(handle, table, table.columns(), List.of(name));
            return true;
        });
    }

    private static boolean writtenLater(Object mark, Instant startedAt) {
        return mark instanceof Map<?, ?> written
                && Instant.parse(String.valueOf(written.get("startedAt"))).isAfter(startedAt);
    }

    @Override
    public List<String> delete(DataTable table, Collection<String> names) {
        return jdbi.withHandle(handle -> {
            var list = List.copyOf(names);
            var used = handle.createQuery("""
                            select distinct target_name from row_reference
                            where target_table_id = :table and target_name = any(:names)
                              and not (table_id = :table and row_name = any(:names))
                            """)
                    .bind("table", table.id())
                    .bindArray("names", String.class, list)
                    .mapTo(String.class)
                    .list();
            if (used.isEmpty()) {
                handle.createUpdate("delete from row_reference where table_id = :table and row_name = any(:names)")
                        .bind("table", table.id())
                        .bindArray("names", String.class, list)
                        .execute();
                handle.createUpdate("delete from table_row where table_id = :table and name = any(:names)")
                        .bind("table", table.id())
                        .bindArray("names", String.class, list)
                        .execute();
            }
            return used;
        });
    }

    @Override
    public Map<String, Datum> data(UUID workspace) {
        return jdbi.withHandle(handle -> {
            var data = new LinkedHashMap<String, Datum>();
            handle.createQuery("select key, type, value from workspace_datum where workspace = ? order by key")
                    .bind(0, workspace)
                    .map((row, context) -> Map.entry(
                            row.getString("key"),
                            new Datum(ColumnType.valueOf(row.getString("type")), Json.read(row.getString("value")))))
                    .forEach(entry -> data.put(entry.getKey(), entry.getValue()));
            return data;
        });
    }

    @Override
    public void put(UUID workspace, Map<String, Datum> data) {
        jdbi.useHandle(handle -> {
            var rows = handle.prepareBatch("""
                    insert into workspace_datum (workspace, key, type, value) values (?, ?, ?, cast(? as jsonb))
                    on conflict (workspace, key) do update
                    set type = excluded.type, value = excluded.value, version = workspace_datum.version + 1
                    """);
            data.forEach((key, datum) -> rows.add(workspace, key, datum.type().name(), Json.write(datum.value())));
            rows.execute();
        });
    }

    @Override
    public boolean deleteDatum(UUID workspace, String key) {
        return jdbi.withHandle(handle ->
                        handle.execute("delete from workspace_datum where workspace = ? and key = ?", workspace, key))
                == 1;
    }

    @Override
    public List<String> deleteTable(DataTable table) {
        return jdbi.withHandle(handle -> {
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
        });
    }

    @Override
    public void becomeText(DataTable table, String column) {
        var columns = table.columns().stream()
                .map(present -> present.name().equals(column) ? new Column(column, ColumnType.TEXT, null) : present)
                .toList();
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update data_table set columns = cast(? as jsonb), version = version + 1 where id = ?",
                    Json.write(columns),
                    table.id());
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
        });
    }

    @Override
    public void copy(UUID from, UUID to) {
        jdbi.useHandle(handle -> {
            var pairs = new ArrayList<Map.Entry<DataTable, UUID>>();
            for (var table : tables(from)) {
                var id = Ids.next();
                handle.execute(
                        "insert into data_table (id, workspace, name, columns) values (?, ?, ?, cast(? as jsonb))",
                        id,
                        to,
                        table.name(),
                        Json.write(table.columns()));
                pairs.add(Map.entry(table, id));
            }
            for (var pair : pairs) {
                copyRows(handle, pair.getKey(), pair.getValue(), to);
            }
            handle.execute("""
                    insert into workspace_datum (workspace, key, type, value)
                    select ?, key, type, value from workspace_datum where workspace = ?
                    """, to, from);
        });
    }

    private static void copyRows(Handle handle, DataTable table, UUID id, UUID to) {
        handle.execute("""
                insert into table_row (table_id, name, attributes)
                select ?, name, attributes from table_row where table_id = ?
                """, id, table.id());
        handle.execute("""
                insert into row_reference (table_id, row_name, column_name, target_table_id, target_name)
                select ?, r.row_name, r.column_name, n.id, r.target_name from row_reference r
                join data_table o on o.id = r.target_table_id
                join data_table n on n.workspace = ? and n.name = o.name
                where r.table_id = ?
                """, id, to, table.id());
    }

    static TableRow row(ResultSet row) throws SQLException {
        return new TableRow(row.getString("name"), Json.object(row.getString("attributes")), row.getLong("version"));
    }

    private static DataTable table(ResultSet row) throws SQLException {
        return new DataTable(
                row.getObject("id", UUID.class),
                row.getObject("workspace", UUID.class),
                row.getString("name"),
                Json.read(row.getString("columns"), new TypeReference<List<Column>>() {}),
                row.getLong("version"),
                row.getLong("row_count"));
    }
}
