package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/** Reads and edits tables and workspace data. */
@ApplicationScoped
public class TableService {
    /** Characters of all workspace data: they are listed, exported and evaluated as a whole. */
    private static final long MOST_DATA = 2 * Slice.CHARACTERS;

    /** Rows that one request names. */
    private static final int MOST_ROWS = 10_000;

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
        var checked = checked(workspace, person, present, change.attributes());
        store(workspace, present, new TableRow(change.name(), checked, change.version()));
        return row(present, change.name());
    }

    /** Gives cells of several rows the same values, whatever they hold now: all of the rows or none; null empties a cell. */
    public void editAll(UUID workspace, String person, String table, List<String> names, Map<String, Object> cells) {
        var present = get(workspace, table);
        requireSome(names);
        storeAll(workspace, present, names, checked(workspace, person, present, cells));
    }

    private static void requireSome(List<String> names) {
        if (names.isEmpty() || names.size() > MOST_ROWS || names.stream().anyMatch(Objects::isNull)) {
            throw DomainException.of(WorkspaceError.ROWS_INVALID, MOST_ROWS);
        }
    }

    @Transactional
    void storeAll(UUID workspace, DataTable table, List<String> names, Map<String, Object> cells) {
        workspaces.get(workspace).requireUnlocked();
        requireTargets(table, cells, new Faults());
        var faults = new Faults();
        tables.editAll(table, names, cells)
                .forEach(name -> faults.add(
                        WorkspaceError.ROW_UNKNOWN,
                        "row " + TableImportService.shortened(name),
                        TableImportService.shortened(name)));
        faults.throwIfAny(WorkspaceError.ROW_FAULTY);
    }

    /** The cells as they would be kept. */
    private Map<String, Object> checked(UUID workspace, String person, DataTable table, Map<String, Object> cells) {
        var checked = new LinkedHashMap<String, Object>();
        var faults = new Faults();
        cells.forEach((column, value) -> checked.put(column, check(workspace, person, table, column, value, faults)));
        requireTargets(table, checked, faults);
        return checked;
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
            case FILE -> file(workspace, person, "column " + name, text, faults);
            case NUMBER, BOOLEAN, TEXT, LIST, JSON, REFERENCE, REFERENCES -> read.get();
        };
    }

    private Object file(UUID workspace, String person, String where, String text, Faults faults) {
        if (text.length() > RowPreparation.LONGEST_ADDRESS) {
            faults.add(WorkspaceError.FILE_TOO_LONG, where, RowPreparation.LONGEST_ADDRESS);
            return null;
        }
        var found = preparation.resolve(workspace, person, List.of(text)).get(text);
        if (found == null || found.drsUri() == null) {
            faults.add(
                    WorkspaceError.FILE_UNKNOWN,
                    where,
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
        requireSome(names);
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

    /** Those of the rows that are there, in order of their names. */
    public Slice<TableRow> named(DataTable table, List<String> names, TableRow after) {
        requireSome(names);
        return tables.rows(table, names, after == null ? "" : after.name());
    }

    /** Writes rows as TSV that imports back equal, slice by slice: a slow reader holds no connection to the database. */
    public void export(DataTable table, Rows rows, LineSink out) {
        var header = new ArrayList<String>();
        header.add("entity:" + table.name() + "_id");
        table.columns().forEach(column -> header.add(column.header()));
        out.line(source.line(header));
        TableRow last = null;
        for (var more = true; more; ) {
            var slice = rows.after(last);
            more = slice.more() && !slice.items().isEmpty();
            for (var row : slice.items()) {
                out.line(source.line(line(table, row)));
                last = row;
            }
        }
    }

    /** The next rows after one of them, the first with null. */
    public interface Rows {
        Slice<TableRow> after(TableRow last);
    }

    private List<String> line(DataTable table, TableRow row) {
        var line = new ArrayList<String>();
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
        var type = value instanceof String typed ? cells.guess(typed) : Cells.typeOf(value);
        var where = "column " + TableImportService.shortened(key);
        var datum = datum(workspace, person, new Given(key, value, type, where), faults);
        faults.throwIfAny(WorkspaceError.ROW_FAULTY);
        storeData(workspace, Map.of(key, datum));
    }

    /** @param where it stands, for faults */
    record Given(String key, Object value, ColumnType type, String where) {}

    /** The value as it would be kept, or null and what is wrong with it. */
    TableRepository.Datum datum(UUID workspace, String person, Given given, Faults faults) {
        if (!Column.isName(given.key())) {
            var shown = TableImportService.shortened(given.key());
            faults.add(WorkspaceError.COLUMN_NAME, given.where(), shown);
            return null;
        }
        var type = given.type();
        var text = given.value() instanceof String typed ? typed : cells.write(given.value(), type);
        if (!Cells.isKept(text, type)) {
            faults.add(WorkspaceError.CELL_CHARACTER, given.where());
            return null;
        }
        if (type == ColumnType.FILE) {
            return new TableRepository.Datum(type, file(workspace, person, given.where(), text, faults));
        }
        var read = cells.read(text, type);
        if (read.isEmpty()) {
            faults.add(WorkspaceError.CELL_TYPE, given.where(), TableImportService.shortened(text), type.text());
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
