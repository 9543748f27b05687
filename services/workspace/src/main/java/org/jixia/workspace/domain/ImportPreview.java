package org.jixia.workspace.domain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixia.platform.errors.Fault;

/** The first rows of a file as texts, then the first of those that faults name; cells are cut, and together they fit into an answer. */
public record ImportPreview(List<String> header, List<Row> rows, long total) {
    static final ImportPreview NONE = new ImportPreview(List.of(), List.of(), 0);

    private static final int FIRST = 50;
    private static final int FAULTY = 200;
    private static final int LONGEST = 200;
    private static final Pattern ROW = Pattern.compile("row (\\d+)(?:, column (.+))?", Pattern.DOTALL);

    /** A row by the line that it starts on. */
    public record Row(long line, List<String> cells) {}

    /**
     * Where a fault stands; both null when it concerns the file as a whole.
     *
     * @param column its name, or its number from 1
     */
    public record Place(Long line, String column) {
        public static Place of(Fault fault) {
            var row = ROW.matcher(fault.where() == null ? "" : fault.where());
            return row.matches() ? new Place(Long.valueOf(row.group(1)), row.group(2)) : new Place(null, null);
        }
    }

    static ImportPreview of(TableSource source, Spool spool, List<Fault> faults) throws IOException {
        var wanted = lines(faults);
        var header = new ArrayList<String>();
        var rows = new ArrayList<Row>();
        var counts = new long[2];
        source.read(spool.file(), spool.separator(), (line, cells) -> {
            if (header.isEmpty()) {
                cells.forEach(cell -> header.add(cut(cell)));
            } else if (++counts[0] <= FIRST || wanted.contains(line)) {
                var row = new Row(line, cells.stream().map(ImportPreview::cut).toList());
                counts[1] += row.cells().stream().mapToLong(String::length).sum()
                        + row.cells().size();
                if (counts[1] <= Slice.CHARACTERS) {
                    rows.add(row);
                }
            }
        });
        return new ImportPreview(List.copyOf(header), List.copyOf(rows), counts[0]);
    }

    private static Set<Long> lines(List<Fault> faults) {
        var lines = new LinkedHashSet<Long>();
        for (var fault : faults) {
            var line = Place.of(fault).line();
            if (line != null && lines.size() < FAULTY) {
                lines.add(line);
            }
        }
        return lines;
    }

    static String cut(String cell) {
        return cell.length() <= LONGEST ? cell : Cells.beginning(cell, LONGEST) + "…";
    }
}
