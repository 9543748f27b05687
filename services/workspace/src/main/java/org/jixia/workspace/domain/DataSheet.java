package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;

/** Workspace data as two lines of TSV: the keys, the first prefixed {@code workspace:}, and the values. */
@ApplicationScoped
public class DataSheet {
    private final TableService tables;
    private final Cells cells;

    @Inject
    public DataSheet(TableService tables, Cells cells) {
        this.tables = tables;
        this.cells = cells;
    }

    public void load(UUID workspace, String person, String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() != 2 || !lines.getFirst().startsWith("workspace:")) {
            throw DomainException.of(WorkspaceError.NO_HEADER);
        }
        var keys = List.of(lines.getFirst().substring("workspace:".length()).split("\t", -1));
        var values = List.of(lines.get(1).split("\t", -1));
        var faults = new Faults();
        if (keys.size() != values.size()) {
            faults.add(WorkspaceError.CELL_COUNT, "row 2", values.size(), keys.size());
        }
        for (var i = 0; i < keys.size(); i++) {
            if (!Column.isName(keys.get(i))) {
                faults.add(WorkspaceError.COLUMN_NAME, "row 1, column " + (i + 1), keys.get(i));
            }
        }
        faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
        for (var i = 0; i < keys.size(); i++) {
            tables.put(workspace, person, keys.get(i), values.get(i));
        }
    }

    public String export(UUID workspace) {
        var keys = new ArrayList<String>();
        var values = new ArrayList<String>();
        tables.data(workspace).forEach((key, datum) -> {
            keys.add(key);
            values.add(
                    cells.write(datum.value(), datum.type()).replace('\t', ' ').replace('\n', ' '));
        });
        return "workspace:" + String.join("\t", keys) + "\n" + String.join("\t", values) + "\n";
    }
}
