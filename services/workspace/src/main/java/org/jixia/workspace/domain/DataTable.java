package org.jixia.workspace.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A table of a workspace: a name and typed columns. Rows are many and stay in the repository. */
public record DataTable(UUID id, UUID workspace, String name, List<Column> columns, long version) {
    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }
}
