package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/** Reads and edits tables and workspace data. */
@ApplicationScoped
public class TableService {
    /** Characters of all workspace data: they are listed, exported and evaluated as a whole. */
    private static final long MOST_DATA = 2 * Slice.CHARACTERS;

    private final TableRepository tables;
    private final WorkspaceService workspaces;
    private final RowPreparation preparation;
    private final Cells cells;
    private final TableSource source;

    @Inject
    public TableService(
            TableRepository tables,
            WorkspaceService workspaces,
            RowPreparation preparation,
            Cells cells,
            TableSource source) {
        this.tables = tables;
        this.workspaces = workspaces;
        this.preparation = preparation;
        this.cells = cells;
        this.source = source;
    }

    public List<TableRepository.Counted> tables(UUID workspace) {
        return tables.tables(workspace);
    }

    public DataTable get(UUID workspace, String name) {
        return tables.find(workspace, name).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    public long count(DataTable table) {
        return tables.count(table);
    }

    public Slice<TableRow> rows(DataTable table, RowQuery query) {
        return tables.rows(table, query);
    }

    public TableRow row(DataTable table, String name) {
        return tables.row(table, name).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    /** Changes cells of one row from the version that the caller read; null empties a cell. */
    public TableRow edit(UUID workspace, String person, String table, TableRow change) {
        var present = get(workspace, table);
        row(present, change.name());
        var checked = new LinkedHashMap<String, Object>();
        var faults = new Faults();
        change.attributes()
                .forEach((column, value) ->
                        checked.put(column, check(workspace, person, present, column, value, faults)));
        requireTargets(present, checked, faults);
        store(workspace, present, new TableRow(change.name(), checked, change.version()));
        return row(present, change.name());
    }

    @Transactional
    void store(UUID workspace, DataTable table, TableRow change) {
        workspaces.get(workspace).requireUnlocked();
        requireTargets(table, change.attributes(), new Faults());
        if (!tables.edit(table, change.name(), change.attributes(), change.version())) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
    }

    private Object check(UUID workspace, String person, DataTable table, String name, Object value, Faults faults) {
        var column = table.column(name).orElse(null);
        if (column == null) {
            faults.add(
                    WorkspaceError.COLUMN_UNKNOWN,
                    "column " + TableImportService.shortened(name),
                    TableImportService.shortened(name));
            return null;
        }
        if (value == null) {
            return null;
        }
        var text = cells.write(value, column.type());
        if (text.isEmpty()) {
            return null;
        }
        if (!Cells.isKept(text, column.type())) {
            faults.add(WorkspaceError.CELL_CHARACTER, "column " + name);
            return null;
        }
        var read = cells.read(text, column.type());
        if (read.isEmpty()) {
            faults.add(
                    WorkspaceError.CELL_TYPE,
                    "column " + name,
                    TableImportService.shortened(text),
                    column.type().text());
            return null;
        }
        return switch (column.type()) {
            case FILE -> file(workspace, person, name, text, faults);
            case NUMBER, BOOLEAN, TEXT, LIST, JSON, REFERENCE, REFERENCES -> read.get();
        };
    }

    private Object file(UUID workspace, String person, String column, String text, Faults faults) {
        if (text.length() > RowPreparation.LONGEST_ADDRESS) {
            faults.add(WorkspaceError.FILE_TOO_LONG, "column " + column, RowPreparation.LONGEST_ADDRESS);
            return null;
        }
        var found = preparation.resolve(workspace, person, List.of(text)).get(text);
        if (found == null || found.drsUri() == null) {
            faults.add(
                    WorkspaceError.FILE_UNKNOWN,
                    "column " + column,
                    TableImportService.shortened(text),
                    found == null ? "" : found.fault());
            return null;
        }
        return found.drsUri();
    }

    /** Refuses references to rows that are not there, with the faults found before; those that are there stay till the end. */
    private void requireTargets(DataTable table, Map<String, Object> cells, Faults faults) {
        cells.forEach((name, value) -> {
            var column = table.column(name).filter(found -> found.target() != null && value != null);
            column.ifPresent(found -> missing(table.workspace(), found.target(), value)
                    .forEach(row -> faults.add(
                            WorkspaceError.REFERENCE_DANGLES,
                            "column " + name,
                            TableImportService.shortened(row),
                            found.target())));
        });
        faults.throwIfAny(WorkspaceError.ROW_FAULTY);
    }

    private List<String> missing(UUID workspace, String target, Object value) {
        var names = (value instanceof List<?> list ? list : List.of(value))
                .stream().map(String::valueOf).toList();
        return tables.find(workspace, target)
                .map(found -> tables.missing(found, names))
                .orElse(names);
    }

    @Transactional
    public void delete(UUID workspace, String table, List<String> names) {
        workspaces.get(workspace).requireUnlocked();
        requireUnused(tables.delete(get(workspace, table), names));
    }

    @Transactional
    public void deleteTable(UUID workspace, String name) {
        workspaces.get(workspace).requireUnlocked();
        var table = get(workspace, name);
        requireUnused(tables.deleteTable(table));
    }

    private static void requireUnused(List<String> used) {
        if (!used.isEmpty()) {
            var faults = new Faults();
            used.forEach(row -> faults.add(WorkspaceError.ROW_REFERENCED, "row " + row, row));
            throw DomainException.of(WorkspaceError.ROW_REFERENCED, used.getFirst())
                    .with(faults.shown());
        }
    }

    /** Writes the table as TSV that imports back equal, slice by slice: a slow reader holds no connection to the database. */
    public void export(DataTable table, LineSink out) {
        var header = new java.util.ArrayList<String>();
        header.add("entity:" + table.name() + "_id");
        table.columns().forEach(column -> header.add(column.header()));
        out.line(source.line(header));
        var after = "";
        for (var more = true; more; ) {
            var slice = tables.rows(table, null, after);
            more = slice.more() && !slice.items().isEmpty();
            for (var row : slice.items()) {
                out.line(source.line(line(table, row)));
                after = row.name();
            }
        }
    }

    private List<String> line(DataTable table, TableRow row) {
        var line = new java.util.ArrayList<String>();
        line.add(row.name());
        for (var column : table.columns()) {
            var value = row.attributes().get(column.name());
            line.add(value == null ? "" : cells.write(value, column.type()));
        }
        return line;
    }

    public Map<String, TableRepository.Datum> data(UUID workspace) {
        return tables.data(workspace);
    }

    /** Sets a value of the workspace data; addresses of files are resolved like cells. */
    public void put(UUID workspace, String person, String key, Object value) {
        var faults = new Faults();
        var datum = datum(workspace, person, key, value, faults);
        faults.throwIfAny(WorkspaceError.ROW_FAULTY);
        storeData(workspace, Map.of(key, datum));
    }

    /** The value as it would be kept, or null and what is wrong with it. */
    TableRepository.Datum datum(UUID workspace, String person, String key, Object value, Faults faults) {
        if (!Column.isName(key)) {
            faults.add(
                    WorkspaceError.COLUMN_NAME,
                    "column " + TableImportService.shortened(key),
                    TableImportService.shortened(key));
            return null;
        }
        var type = value instanceof String typed ? cells.guess(typed) : Cells.typeOf(value);
        var text = value instanceof String typed ? typed : cells.write(value, type);
        if (!Cells.isKept(text, type)) {
            faults.add(WorkspaceError.CELL_CHARACTER, "column " + key);
            return null;
        }
        if (type == ColumnType.FILE) {
            return new TableRepository.Datum(type, file(workspace, person, key, text, faults));
        }
        var read = cells.read(text, type);
        if (read.isEmpty()) {
            faults.add(WorkspaceError.CELL_TYPE, "column " + key, TableImportService.shortened(text), type.text());
            return null;
        }
        return new TableRepository.Datum(type, read.get());
    }

    @Transactional
    void storeData(UUID workspace, Map<String, TableRepository.Datum> data) {
        workspaces.get(workspace).requireUnlocked();
        if (tables.put(workspace, data) > MOST_DATA) {
            throw DomainException.of(WorkspaceError.DATA_TOO_LARGE, MOST_DATA);
        }
    }

    @Transactional
    public void deleteDatum(UUID workspace, String key) {
        workspaces.get(workspace).requireUnlocked();
        if (!tables.deleteDatum(workspace, key)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }

    /** Takes the lines of an export. */
    public interface LineSink {
        void line(String line);
    }
}
