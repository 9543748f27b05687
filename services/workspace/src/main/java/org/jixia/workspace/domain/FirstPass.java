package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;

/** The first pass of an import: finds the types of columns that nobody states, then every fault of every cell. */
@ApplicationScoped
public class FirstPass {
    private final TableRepository tables;
    private final TableSource source;
    private final Cells cells;

    @Inject
    public FirstPass(TableRepository tables, TableSource source, Cells cells) {
        this.tables = tables;
        this.source = source;
        this.cells = cells;
    }

    /** @param readable whether the later passes can make anything of the file */
    record Found(TableHeader header, boolean readable) {}

    /** Refuses at once a file of which not even the table can be told. */
    Found run(UUID workspace, Spool spool, Map<String, String> types, Faults faults) throws IOException {
        var inHeader = new long[1];
        var guesses = new LinkedHashMap<Integer, ColumnType>();
        var found = new ArrayList<TableHeader>(1);
        source.read(spool.file(), spool.separator(), (line, row) -> {
            if (found.isEmpty()) {
                var header = TableHeader.parse(row, faults)
                        .orElseThrow(() -> faulty(faults))
                        .stating(types, faults);
                found.add(tables.find(workspace, header.table())
                        .map(header::knowing)
                        .orElse(header));
                inHeader[0] = faults.total();
            } else {
                checkRow(found.getFirst(), line, row, guesses, faults);
            }
        });
        if (found.isEmpty()) {
            throw DomainException.of(WorkspaceError.NO_HEADER);
        }
        return new Found(typed(found.getFirst(), guesses), inHeader[0] == 0 && !faults.isFull());
    }

    private static DomainException faulty(Faults faults) {
        return DomainException.of(WorkspaceError.IMPORT_FAULTY, faults.shown().size())
                .with(faults.shown());
    }

    private static TableHeader typed(TableHeader header, Map<Integer, ColumnType> guesses) {
        var columns = new ArrayList<Column>();
        for (var i = 0; i < header.columns().size(); i++) {
            var column = header.columns().get(i);
            columns.add(
                    column.type() != null
                            ? column
                            : new Column(column.name(), guesses.getOrDefault(i, ColumnType.TEXT), null));
        }
        return new TableHeader(header.table(), List.copyOf(columns), header.membership());
    }

    private void checkRow(
            TableHeader header, long line, List<String> row, Map<Integer, ColumnType> guesses, Faults faults) {
        var width = header.columns().size() + 1;
        if (row.size() != width) {
            faults.add(WorkspaceError.CELL_COUNT, "row " + line, row.size(), width);
            return;
        }
        checkName(row.getFirst(), line, 1, faults);
        if (header.membership()) {
            checkName(row.get(1), line, 2, faults);
            return;
        }
        for (var i = 0; i + 1 < width; i++) {
            var text = row.get(i + 1);
            var column = header.columns().get(i);
            if (!text.isEmpty() && column.type() != null) {
                checkCell(text, column, column.type(), line, faults);
            } else if (!text.isEmpty()) {
                var guess = guess(text, guesses.get(i));
                if (checkCell(text, column, guess, line, faults)) {
                    guesses.put(i, guess);
                }
            }
        }
    }

    private static void checkName(String name, long line, int column, Faults faults) {
        if (!TableImportService.isRowName(name)) {
            faults.add(
                    WorkspaceError.ROW_NAME, "row " + line + ", column " + column, TableImportService.shortened(name));
        }
    }

    /** @param type of the column, or what it could still be, which the cell then is */
    private boolean checkCell(String text, Column column, ColumnType type, long line, Faults faults) {
        if (!Cells.isKept(text, type)) {
            faults.add(WorkspaceError.CELL_CHARACTER, where(line, column));
        } else if (type == ColumnType.FILE && text.length() > RowPreparation.LONGEST_ADDRESS) {
            faults.add(WorkspaceError.FILE_TOO_LONG, where(line, column), RowPreparation.LONGEST_ADDRESS);
        } else if (column.type() != null && cells.read(text, type).isEmpty()) {
            faults.add(WorkspaceError.CELL_TYPE, where(line, column), TableImportService.shortened(text), type.text());
        } else {
            return true;
        }
        return false;
    }

    private static String where(long line, Column column) {
        return "row " + line + ", column " + column.name();
    }

    /** What the column could still be after this cell; once it is text nothing changes that. */
    private ColumnType guess(String text, ColumnType before) {
        if (before == ColumnType.TEXT) {
            return before;
        }
        var guess = cells.guess(text);
        return before == null || before == guess ? guess : ColumnType.TEXT;
    }
}
