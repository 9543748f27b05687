package org.jixia.workspace.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first line of a table file. {@code entity:sample_id} or {@code sample_id} starts rows of the table sample;
 * {@code membership:sample_set_id} followed by {@code sample} puts one sample a line into a set.
 */
record TableHeader(String table, List<Column> columns, boolean membership) {
    private static final int MOST_COLUMNS = 5_000;

    static Optional<TableHeader> parse(List<String> cells, Faults faults) {
        var first = cells.isEmpty() ? "" : cells.getFirst().strip();
        var membership = first.startsWith("membership:");
        var key = first.substring(first.indexOf(':') + 1);
        var prefix = first.indexOf(':') < 0 ? "entity" : first.substring(0, first.indexOf(':'));
        if (!key.endsWith("_id")
                || !Column.isName(key)
                || key.length() == 3
                || !(prefix.equals("entity") || membership)) {
            faults.add(WorkspaceError.FIRST_COLUMN, "row 1, column 1", TableImportService.shortened(first));
            return Optional.empty();
        }
        var table = key.substring(0, key.length() - 3);
        if (membership) {
            return membership(table, cells, faults);
        }
        if (cells.size() > MOST_COLUMNS) {
            faults.add(WorkspaceError.COLUMNS_TOO_MANY, "row 1", cells.size(), MOST_COLUMNS);
            return Optional.empty();
        }
        return Optional.of(new TableHeader(table, columns(key, cells, faults), false));
    }

    private static List<Column> columns(String key, List<String> cells, Faults faults) {
        var columns = new ArrayList<Column>();
        var seen = new HashSet<>(List.of(key));
        for (var i = 1; i < cells.size(); i++) {
            var header = cells.get(i).strip();
            var column = Column.parse(header);
            if (column.isEmpty()) {
                var typed = header.contains(":");
                faults.add(
                        typed ? WorkspaceError.COLUMN_TYPE : WorkspaceError.COLUMN_NAME,
                        "row 1, column " + (i + 1),
                        TableImportService.shortened(header));
            } else if (!seen.add(column.get().name())) {
                faults.add(
                        WorkspaceError.COLUMN_TWICE,
                        "row 1, column " + (i + 1),
                        column.get().name());
            }
            columns.add(column.orElse(new Column("unreadable", ColumnType.TEXT, null)));
        }
        return columns;
    }

    private static Optional<TableHeader> membership(String table, List<String> cells, Faults faults) {
        var member = cells.size() == 2 ? cells.get(1).strip() : "";
        if (member.endsWith("_id")) {
            member = member.substring(0, member.length() - 3);
        }
        if (!Column.isName(member)) {
            faults.add(WorkspaceError.COLUMN_NAME, "row 1, column 2", TableImportService.shortened(member));
            return Optional.empty();
        }
        var column = new Column(member + "s", ColumnType.REFERENCES, member);
        return Optional.of(new TableHeader(table, List.of(column), true));
    }

    /** With the types that the sender states, which come before those of the file. */
    TableHeader stating(Map<String, String> types, Faults faults) {
        if (types.isEmpty() || membership) {
            return this;
        }
        var stated = new ArrayList<Column>();
        for (var column : columns) {
            var type = types.get(column.name());
            var chosen = type == null ? Optional.of(column) : Column.parse(column.name() + ":" + type);
            if (chosen.isEmpty()) {
                faults.add(
                        WorkspaceError.COLUMN_TYPE,
                        "row 1, column " + column.name(),
                        TableImportService.shortened(type));
            }
            stated.add(chosen.orElse(column));
        }
        return new TableHeader(table, List.copyOf(stated), false);
    }

    /** With the types that the table already has where the header says none. */
    TableHeader knowing(DataTable present) {
        var known = columns.stream()
                .map(column ->
                        column.type() == null ? present.column(column.name()).orElse(column) : column)
                .toList();
        return new TableHeader(table, known, membership);
    }
}
