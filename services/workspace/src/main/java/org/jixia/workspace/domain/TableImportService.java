package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.workspace.domain.TableRepository.Counted;

/**
 * Imports a table file, all of it or nothing, in three passes over a spooled copy: types and cells are checked, files are resolved
 * and rows prepared, rows are merged in one transaction. Faults of all passes come in one answer, so a faulty file takes them all.
 * Memory holds one batch of rows, whatever the file's size.
 */
@ApplicationScoped
public class TableImportService {
    private final TableRepository tables;
    private final TableSource source;
    private final WorkspaceService workspaces;
    private final RowPreparation preparation;
    private final Cells cells;
    private final Repeats repeats;

    @Inject
    public TableImportService(
            TableRepository tables,
            TableSource source,
            WorkspaceService workspaces,
            RowPreparation preparation,
            Cells cells,
            Repeats repeats) {
        this.tables = tables;
        this.source = source;
        this.workspaces = workspaces;
        this.preparation = preparation;
        this.cells = cells;
        this.repeats = repeats;
    }

    /** @param key of a caller that may repeat the import, or null */
    public Counted load(UUID workspace, String person, InputStream in, String key) {
        try (var spool = Spool.of(in)) {
            var command = new Repeats.Command("imports of " + workspace, key, spool.digest());
            var earlier = repeats.answered(command, Counted.class);
            return earlier.isPresent() ? earlier.get() : load(workspace, person, spool, command);
        }
    }

    private Counted load(UUID workspace, String person, Spool spool, Repeats.Command command) {
        workspaces.get(workspace).requireUnlocked();
        try {
            var separator = separator(spool.file());
            var faults = new Faults();
            var header = check(workspace, spool.file(), separator, faults);
            var prepared = Files.createTempFile("jixia-rows", ".copy");
            try {
                var input = new RowPreparation.Input(spool.file(), separator, header);
                preparation.prepare(workspace, person, input, prepared, faults);
                return merge(workspace, header, prepared, faults, command);
            } finally {
                Files.deleteIfExists(prepared);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Public for its transaction; the last step of {@link #load}. */
    @Transactional
    public Counted merge(UUID workspace, TableHeader header, Path prepared, Faults faults, Repeats.Command command) {
        return repeats.once(command, Counted.class, () -> {
            workspaces.get(workspace).requireUnlocked();
            var before = tables.lock(workspace, header.table())
                    .map(DataTable::columns)
                    .orElse(List.of());
            var table = tables.store(workspace, header.table(), header.columns());
            faults.addAll(tables.merge(
                    table, prepared, new TableRepository.Incoming(header.columns(), before, header.membership())));
            faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
            return new Counted(tables.find(workspace, header.table()).orElseThrow(), tables.count(table));
        });
    }

    private static char separator(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            var first = reader.readLine();
            if (first == null || first.isBlank()) {
                throw DomainException.of(WorkspaceError.NO_HEADER);
            }
            return first.contains("\t") || !first.contains(",") ? '\t' : ',';
        }
    }

    /** The first pass: finds the types of columns that say none, then every fault of every cell. */
    private TableHeader check(UUID workspace, Path file, char separator, Faults faults) throws IOException {
        var inHeader = new long[1];
        var guesses = new LinkedHashMap<Integer, ColumnType>();
        var found = new ArrayList<TableHeader>(1);
        source.read(file, separator, (line, row) -> {
            if (found.isEmpty()) {
                var header = TableHeader.parse(row, faults).orElseThrow(() -> faulty(faults));
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
        if (inHeader[0] > 0 || faults.isFull()) {
            faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
        }
        var columns = new ArrayList<Column>();
        for (var i = 0; i < found.getFirst().columns().size(); i++) {
            var column = found.getFirst().columns().get(i);
            columns.add(
                    column.type() != null
                            ? column
                            : new Column(column.name(), guesses.getOrDefault(i, ColumnType.TEXT), null));
        }
        return new TableHeader(
                found.getFirst().table(), List.copyOf(columns), found.getFirst().membership());
    }

    private static DomainException faulty(Faults faults) {
        return DomainException.of(WorkspaceError.IMPORT_FAULTY, faults.shown().size())
                .with(faults.shown());
    }

    private void checkRow(
            TableHeader header,
            long line,
            List<String> row,
            LinkedHashMap<Integer, ColumnType> guesses,
            Faults faults) {
        var width = header.columns().size() + 1;
        if (row.size() != width) {
            faults.add(WorkspaceError.CELL_COUNT, "row " + line, row.size(), width);
            return;
        }
        if (!isRowName(row.getFirst())) {
            faults.add(WorkspaceError.ROW_NAME, "row " + line + ", column 1", shortened(row.getFirst()));
        }
        if (header.membership()) {
            if (!isRowName(row.get(1))) {
                faults.add(WorkspaceError.ROW_NAME, "row " + line + ", column 2", shortened(row.get(1)));
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
                        shortened(text),
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

    /** As faults show it. */
    public static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    /** Dots alone would be lost from the row's address. */
    static boolean isRowName(String name) {
        return !name.isBlank()
                && name.length() <= 300
                && name.chars().noneMatch(Character::isISOControl)
                && !name.equals(".")
                && !name.equals("..");
    }
}
