package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The second pass of an import: cells become typed values, files become objects, each row one line for COPY. */
@ApplicationScoped
public class RowPreparation {
    private static final int BATCH = 500;

    /** Characters of a batch: rows may be long, and a batch is what memory holds. */
    private static final long LARGEST = 4_000_000;

    /** Characters of a path or address; drs and its answers should not carry more. */
    static final int LONGEST_ADDRESS = 4_000;

    private final TableSource source;
    private final Objects objects;
    private final Cells cells;
    private final JsonText json;

    @Inject
    public RowPreparation(TableSource source, Objects objects, Cells cells, JsonText json) {
        this.source = source;
        this.objects = objects;
        this.cells = cells;
        this.json = json;
    }

    record Input(Path file, char separator, TableHeader header) {}

    private record Row(long line, List<String> cells) {}

    /** Adds what is wrong with files to the faults; {@code out} holds the rows, without what the first pass found wrong with them. */
    void prepare(UUID workspace, String person, Input input, Path out, Faults faults) throws IOException {
        try (var writer = Files.newBufferedWriter(out)) {
            var batch = new ArrayList<Row>();
            var header = new boolean[] {true};
            var size = new long[1];
            source.read(input.file(), input.separator(), (line, row) -> {
                if (header[0]) {
                    header[0] = false;
                    return;
                }
                if (isWhole(input.header(), row)) {
                    batch.add(new Row(line, row));
                    row.forEach(cell -> size[0] += cell.length());
                }
                if (batch.size() >= BATCH || size[0] > LARGEST) {
                    size[0] = 0;
                    flush(workspace, person, input.header(), batch, writer, faults);
                }
            });
            flush(workspace, person, input.header(), batch, writer, faults);
        }
    }

    private static boolean isWhole(TableHeader header, List<String> row) {
        return row.size() == header.columns().size() + 1
                && TableImportService.isRowName(row.getFirst())
                && (!header.membership() || TableImportService.isRowName(row.get(1)));
    }

    private void flush(
            UUID workspace, String person, TableHeader header, List<Row> batch, BufferedWriter writer, Faults faults)
            throws IOException {
        var files = resolve(workspace, person, header, batch);
        for (var row : batch) {
            var values = new LinkedHashMap<String, Object>();
            for (var i = 0; i < header.columns().size(); i++) {
                var column = header.columns().get(i);
                var text = row.cells().get(i + 1);
                if (header.membership()) {
                    values.put(column.name(), List.of(text));
                } else if (Cells.isKept(text, column.type()) && !text.isEmpty()) {
                    var value = value(column, text, files, row.line(), faults);
                    if (value != null) {
                        values.put(column.name(), value);
                    }
                }
            }
            writer.write(
                    row.line() + "\t" + escaped(row.cells().getFirst()) + "\t" + escaped(json.write(values)) + "\n");
        }
        batch.clear();
    }

    private Object value(Column column, String text, Map<String, Objects.Resolved> files, long line, Faults faults) {
        if (column.type() != ColumnType.FILE) {
            return cells.read(text, column.type()).orElse(null);
        }
        if (!isAddress(text)) {
            return null;
        }
        var resolved = files.get(text);
        if (resolved == null || resolved.drsUri() == null) {
            faults.add(
                    WorkspaceError.FILE_UNKNOWN,
                    "row " + line + ", column " + column.name(),
                    TableImportService.shortened(text),
                    resolved == null ? "" : resolved.fault());
            return text;
        }
        return resolved.drsUri();
    }

    /** The first pass has named those that are too long. */
    private static boolean isAddress(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_ADDRESS;
    }

    private Map<String, Objects.Resolved> resolve(UUID workspace, String person, TableHeader header, List<Row> batch) {
        var wanted = new LinkedHashSet<String>();
        for (var i = 0; i < header.columns().size(); i++) {
            if (header.columns().get(i).type() == ColumnType.FILE) {
                for (var row : batch) {
                    if (isAddress(row.cells().get(i + 1))) {
                        wanted.add(row.cells().get(i + 1));
                    }
                }
            }
        }
        return resolve(workspace, person, new ArrayList<>(wanted));
    }

    /** Any number of references, 500 a call. */
    Map<String, Objects.Resolved> resolve(UUID workspace, String person, List<String> references) {
        var found = new LinkedHashMap<String, Objects.Resolved>();
        for (var start = 0; start < references.size(); start += BATCH) {
            found.putAll(objects.resolve(
                    person, workspace, references.subList(start, Math.min(start + BATCH, references.size()))));
        }
        return found;
    }

    /** COPY's text format: a backslash before what it would read as structure. */
    private static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
