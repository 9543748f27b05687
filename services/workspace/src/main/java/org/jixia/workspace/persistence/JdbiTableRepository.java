package org.jixia.workspace.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.Column;
import org.jixia.workspace.domain.ColumnType;
import org.jixia.workspace.domain.DataTable;
import org.jixia.workspace.domain.RowQuery;
import org.jixia.workspace.domain.Slice;
import org.jixia.workspace.domain.TableRepository;
import org.jixia.workspace.domain.TableRow;

/** Tables in PostgreSQL: a row is one jsonb, references are kept beside it. */
@ApplicationScoped
public class JdbiTableRepository implements TableRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiTableRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Counted> tables(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select t.*, (select count(*) from table_row r where r.table_id = t.id) as row_count
                        from data_table t where workspace = ? order by name
                        """)
                .bind(0, workspace)
                .map((row, context) -> new Counted(table(row), row.getLong("row_count")))
                .list());
    }

    @Override
    public Optional<DataTable> find(UUID workspace, String name) {
        return one("select * from data_table where workspace = ? and name = ?", workspace, name);
    }

    @Override
    public Optional<DataTable> lock(UUID workspace, String name) {
        return one("select * from data_table where workspace = ? and name = ? for no key update", workspace, name);
    }

    private Optional<DataTable> one(String sql, UUID workspace, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind(0, workspace)
                .bind(1, name)
                .map((row, context) -> table(row))
                .findOne());
    }

    @Override
    public long count(DataTable table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from table_row where table_id = ?")
                .bind(0, table.id())
                .mapTo(Long.class)
                .one());
    }

    /** The upsert takes the lock that keeps other imports waiting, but not those who only refer to the table's rows. */
    @Override
    public DataTable store(UUID workspace, String name, List<Column> columns) {
        var present = jdbi.withHandle(handle -> handle.createQuery("""
                        insert into data_table (id, workspace, name) values (?, ?, ?)
                        on conflict (workspace, name) do update set version = data_table.version + 1
                        returning *
                        """)
                .bind(0, Ids.next())
                .bind(1, workspace)
                .bind(2, name)
                .map((row, context) -> table(row))
                .one());
        var all = new LinkedHashMap<String, Column>();
        present.columns().forEach(column -> all.put(column.name(), column));
        columns.forEach(column -> all.put(column.name(), column));
        return TableChanges.columns(jdbi, present, List.copyOf(all.values()));
    }

    @Override
    public Merged merge(DataTable table, Path rows, Incoming incoming) {
        return jdbi.withHandle(handle -> new RowMerge(handle, table, incoming).run(rows));
    }

    @Override
    public Slice<TableRow> rows(DataTable table, RowQuery query) {
        return jdbi.withHandle(handle -> RowSelect.of(table, query).run(handle, JdbiTableRepository::row));
    }

    @Override
    public Slice<TableRow> rows(DataTable table, Collection<String> names, String after) {
        var some = names == null ? "" : "and name = any(:names)";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(Slices.sql("""
                            select *, row_number() over (order by name) as nth, octet_length(attributes::text) as size
                            from table_row where table_id = :table and name > :after %s
                            order by name limit :limit + 1
                            """.formatted(some)))
                    .bind("table", table.id())
                    .bind("after", after);
            return Slices.read(
                    names == null ? query : query.bindArray("names", String.class, List.copyOf(names)),
                    Slice.ITEMS,
                    JdbiTableRepository::row);
        });
    }

    @Override
    public Optional<TableRow> row(DataTable table, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from table_row where table_id = ? and name = ?")
                .bind(0, table.id())
                .bind(1, name)
                .map((row, context) -> row(row))
                .findOne());
    }

    @Override
    public Optional<Map<String, Object>> cells(
            DataTable table, String column, Collection<String> names, long mostCharacters) {
        var cell = column.equals(table.name() + "_id") ? "to_jsonb(name)" : "attributes -> :column";
        var found = new LinkedHashMap<String, Object>();
        var total = new long[1];
        jdbi.useHandle(handle -> handle.createQuery("""
                        select name, value, total from (
                            select name, value, sum(size) over (order by name) as upto, sum(size) over () as total
                            from (select name, %1$s as value, coalesce(octet_length((%1$s)::text), 0) as size
                                  from table_row where table_id = :table and name = any(:names)) c) d
                        where upto <= :most
                        """.formatted(cell))
                .bind("table", table.id())
                .bind("column", column)
                .bind("most", mostCharacters)
                .bindArray("names", String.class, List.copyOf(names))
                .map((row, context) -> {
                    total[0] = row.getLong("total");
                    return new AbstractMap.SimpleEntry<>(row.getString("name"), Json.read(row.getString("value")));
                })
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        return total[0] > mostCharacters ? Optional.empty() : Optional.of(found);
    }

    @Override
    public List<String> missing(DataTable table, Collection<String> names) {
        return jdbi.withHandle(handle -> TableChanges.missing(handle, table, names));
    }

    @Override
    public boolean edit(DataTable table, String name, Map<String, Object> cells, long version) {
        return jdbi.withHandle(handle -> TableChanges.edit(handle, table, name, cells, version));
    }

    @Override
    public List<String> editAll(DataTable table, List<String> names, Map<String, Object> cells) {
        return jdbi.withHandle(handle -> TableChanges.editAll(handle, table, names, cells));
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
        return jdbi.withHandle(handle -> TableChanges.delete(handle, table, List.copyOf(names)));
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
    public long put(UUID workspace, Map<String, Datum> data) {
        return jdbi.withHandle(handle -> {
            var rows = handle.prepareBatch("""
                    insert into workspace_datum (workspace, key, type, value) values (?, ?, ?, cast(? as jsonb))
                    on conflict (workspace, key) do update
                    set type = excluded.type, value = excluded.value, version = workspace_datum.version + 1
                    """);
            data.forEach((key, datum) -> rows.add(workspace, key, datum.type().name(), Json.write(datum.value())));
            rows.execute();
            return handle.createQuery(
                            "select coalesce(sum(octet_length(value::text)), 0) from workspace_datum where workspace = ?")
                    .bind(0, workspace)
                    .mapTo(Long.class)
                    .one();
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
        return jdbi.withHandle(handle -> TableChanges.deleteTable(handle, table));
    }

    @Override
    public void becomeText(DataTable table, String column) {
        var columns = lock(table.workspace(), table.name()).orElseThrow().columns().stream()
                .map(present -> present.name().equals(column) ? new Column(column, ColumnType.TEXT, null) : present)
                .toList();
        TableChanges.columns(jdbi, table, columns);
        jdbi.useHandle(handle -> TableChanges.becomeText(handle, table, column));
    }

    @Override
    public void copy(UUID from, UUID to, boolean tables, boolean data) {
        jdbi.useHandle(handle -> TableChanges.copy(handle, from, to, tables, data));
    }

    @Override
    public boolean purge(UUID workspace, int limit) {
        return jdbi.withHandle(handle -> TableChanges.purge(handle, workspace, limit));
    }

    static TableRow row(ResultSet row) throws SQLException {
        return new TableRow(
                row.getString("name"),
                Json.object(row.getString("attributes")),
                row.getLong("version"),
                Json.object(row.getString("written_by")));
    }

    static DataTable table(ResultSet row) throws SQLException {
        return new DataTable(
                row.getObject("id", UUID.class),
                row.getObject("workspace", UUID.class),
                row.getString("name"),
                Json.read(row.getString("columns"), new TypeReference<List<Column>>() {}),
                row.getLong("version"));
    }
}
