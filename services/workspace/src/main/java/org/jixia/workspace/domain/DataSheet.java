package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;

/** Workspace data as two rows of TSV: the keys, the first prefixed {@code workspace:}, and the values. All of a sheet or nothing. */
@ApplicationScoped
public class DataSheet {
    private static final String MARK = "workspace:";

    private final TableService tables;
    private final TableSource source;
    private final Cells cells;
    private final Repeats repeats;
    private final ImportHistory history;

    @Inject
    public DataSheet(TableService tables, TableSource source, Cells cells, Repeats repeats, ImportHistory history) {
        this.tables = tables;
        this.source = source;
        this.cells = cells;
        this.repeats = repeats;
        this.history = history;
    }

    /** A sheet as read: texts by key in their order, and what they become; null where there is a fault. */
    private record Read(List<String> keys, List<String> values, Map<String, TableRepository.Datum> data) {}

    /**
     * Answers with all of the workspace's data.
     *
     * @param key of a caller that may repeat the import, or null
     */
    public Map<String, TableRepository.Datum> load(UUID workspace, String person, ImportFile file, String key) {
        try (var spool = Spool.of(file)) {
            var body = file.types().isEmpty() ? spool.digest() : Map.of("file", spool.digest(), "types", file.types());
            var command = new Repeats.Command("data imports of " + workspace, key, body);
            if (repeats.answered(command, Integer.class).isEmpty()) {
                var entry = new ImportHistory.Entry(workspace, null, person, file.name());
                var faults = new Faults();
                var read = read(workspace, person, rows(spool), file.types(), faults);
                if (faults.any()) {
                    history.refused(entry, faults.total());
                }
                faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
                store(entry, read.data(), command);
            }
            return tables.data(workspace);
        }
    }

    @Transactional
    void store(ImportHistory.Entry entry, Map<String, TableRepository.Datum> data, Repeats.Command command) {
        repeats.once(command, Integer.class, () -> {
            var effect = effect(entry.workspace(), data, 0);
            tables.storeData(entry.workspace(), data);
            history.done(entry, effect);
            return data.size();
        });
    }

    private TableImport.Effect effect(UUID workspace, Map<String, TableRepository.Datum> data, long faults) {
        var before = tables.data(workspace);
        var there = data.keySet().stream().filter(before::containsKey).toList();
        var same = there.stream()
                .filter(key -> data.get(key) != null && text(before.get(key)).equals(text(data.get(key))))
                .count();
        return new TableImport.Effect(data.size(), (long) data.size() - there.size(), there.size() - same, faults);
    }

    private String text(TableRepository.Datum datum) {
        return datum.type() + " " + cells.write(datum.value(), datum.type());
    }

    /** All that an import would say, and nothing of what it would do; the preview has a row a key: key and text. */
    public ImportCheck check(UUID workspace, String person, ImportFile file) {
        try (var spool = Spool.of(file)) {
            var faults = new Faults();
            var read = read(workspace, person, rows(spool), file.types(), faults);
            var columns = new ArrayList<Column>();
            var lines = new ArrayList<ImportPreview.Row>();
            for (var i = 0; i < read.keys().size() && i < read.values().size(); i++) {
                var datum = read.data().get(read.keys().get(i));
                columns.add(new Column(read.keys().get(i), datum == null ? ColumnType.TEXT : datum.type(), null));
                lines.add(new ImportPreview.Row(
                        i + 1L,
                        List.of(
                                read.keys().get(i),
                                ImportPreview.cut(read.values().get(i)))));
            }
            return new ImportCheck(
                    null,
                    spool.encoding(),
                    spool.separator(),
                    columns,
                    new ImportPreview(List.of("key", "value"), lines, lines.size()),
                    effect(workspace, read.data(), faults.total()),
                    faults.shown());
        } catch (DomainException refused) {
            return ImportCheck.unreadable(file, TableImportService.faultsOf(refused));
        }
    }

    /** The first two rows; a sheet has no more. */
    private List<List<String>> rows(Spool spool) {
        var rows = new ArrayList<List<String>>();
        try {
            source.read(spool.file(), spool.separator(), (line, row) -> {
                if (rows.size() == 2) {
                    throw DomainException.of(WorkspaceError.DATA_SHEET);
                }
                rows.add(row);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.isEmpty() || !rows.getFirst().getFirst().startsWith(MARK)) {
            throw DomainException.of(WorkspaceError.DATA_SHEET);
        }
        return rows;
    }

    private Read read(
            UUID workspace, String person, List<List<String>> rows, Map<String, String> types, Faults faults) {
        var keys = new ArrayList<>(rows.getFirst());
        keys.set(0, keys.getFirst().substring(MARK.length()));
        if (keys.equals(List.of(""))) {
            return new Read(List.of(), List.of(), Map.of());
        }
        // the row of one empty value is an empty line, which no reader of separated values reports
        var values = rows.size() == 2 ? rows.get(1) : Collections.nCopies(1, "");
        var data = new LinkedHashMap<String, TableRepository.Datum>();
        if (keys.size() != values.size()) {
            faults.add(WorkspaceError.CELL_COUNT, "row 2", values.size(), keys.size());
            return new Read(keys, values, data);
        }
        for (var i = 0; i < keys.size(); i++) {
            if (data.containsKey(keys.get(i))) {
                faults.add(WorkspaceError.COLUMN_TWICE, "row 1, column " + (i + 1), keys.get(i));
            }
            var type = type(keys.get(i), values.get(i), types, faults);
            var given = new TableService.Given(keys.get(i), values.get(i), type, "row 2, column " + (i + 1));
            data.put(keys.get(i), tables.datum(workspace, person, given, faults));
        }
        return new Read(keys, values, data);
    }

    /** As stated, else as the value looks; values lead to no rows. */
    private ColumnType type(String key, String value, Map<String, String> types, Faults faults) {
        var stated = types.get(key);
        if (stated == null) {
            return cells.guess(value);
        }
        return ColumnType.of(stated)
                .filter(type -> type != ColumnType.REFERENCE && type != ColumnType.REFERENCES)
                .orElseGet(() -> {
                    faults.add(
                            WorkspaceError.COLUMN_TYPE,
                            "row 1, column " + TableImportService.shortened(key),
                            TableImportService.shortened(stated));
                    return ColumnType.TEXT;
                });
    }

    public String export(UUID workspace) {
        var keys = new ArrayList<String>();
        var values = new ArrayList<String>();
        tables.data(workspace).forEach((key, datum) -> {
            keys.add(key);
            values.add(cells.write(datum.value(), datum.type()));
        });
        return MARK + source.line(keys) + source.line(values);
    }
}
