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
        if (!TableImportService.isRowName(row.getFirst())) {
            faults.add(
                    WorkspaceError.ROW_NAME,
                    "row " + line + ", column 1",
                    TableImportService.shortened(row.getFirst()));
        }
        if (header.membership()) {
            if (!TableImportService.isRowName(row.get(1))) {
                faults.add(
                        WorkspaceError.ROW_NAME,
                        "row " + line + ", column 2",
                        TableImportService.shortened(row.get(1)));
            }
            return;
        }
        for (var i = 0; i + 1 < width; i++) {
            var text = row.get(i + 1);
            var column = header.columns().get(i);
            if (text.isEmpty()) {
                continue;
            }
            var guess = column.type() == null ? guess(text, guesses.get(i)) : column.type();
            if (!Cells.isKept(text, guess)) {
                faults.add(WorkspaceError.CELL_CHARACTER, "row " + line + ", column " + column.name());
            } else if (column.type() == ColumnType.FILE && text.length() > RowPreparation.LONGEST_ADDRESS) {
                faults.add(
                        WorkspaceError.FILE_TOO_LONG,
                        "row " + line + ", column " + column.name(),
                        RowPreparation.LONGEST_ADDRESS);
            } else if (column.type() == null) {
                guesses.put(i, guess);
            } else if (cells.read(text, column.type()).isEmpty()) {
                faults.add(
                        WorkspaceError.CELL_TYPE,
                        "row " + line + ", column " + column.name(),
                        TableImportService.shortened(text),
                        column.type().text());
            }
        }
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
