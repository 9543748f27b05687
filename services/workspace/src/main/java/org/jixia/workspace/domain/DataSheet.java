package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
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

    @Inject
    public DataSheet(TableService tables, TableSource source, Cells cells, Repeats repeats) {
        this.tables = tables;
        this.source = source;
        this.cells = cells;
        this.repeats = repeats;
    }

    /** @param key of a caller that may repeat the import, or null */
    public void load(UUID workspace, String person, InputStream in, String key) {
        try (var spool = Spool.of(in)) {
            var command = new Repeats.Command("data imports of " + workspace, key, spool.digest());
            if (repeats.answered(command, Integer.class).isEmpty()) {
                store(workspace, read(workspace, person, rows(spool)), command);
            }
        }
    }

    @Transactional
    void store(UUID workspace, Map<String, TableRepository.Datum> data, Repeats.Command command) {
        repeats.once(command, Integer.class, () -> {
            tables.storeData(workspace, data);
            return data.size();
        });
    }

    /** The first two rows; a sheet has no more. */
    private List<List<String>> rows(Spool spool) {
        var rows = new ArrayList<List<String>>();
        try {
            source.read(spool.file(), '\t', (line, row) -> {
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

    private Map<String, TableRepository.Datum> read(UUID workspace, String person, List<List<String>> rows) {
        var keys = new ArrayList<>(rows.getFirst());
        keys.set(0, keys.getFirst().substring(MARK.length()));
        if (keys.equals(List.of(""))) {
            return Map.of();
        }
        // the row of one empty value is an empty line, which no reader of separated values reports
        var values = rows.size() == 2 ? rows.get(1) : Collections.nCopies(1, "");
        var faults = new Faults();
        if (keys.size() != values.size()) {
            faults.add(WorkspaceError.CELL_COUNT, "row 2", values.size(), keys.size());
            faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
        }
        var data = new LinkedHashMap<String, TableRepository.Datum>();
        for (var i = 0; i < keys.size(); i++) {
            if (data.containsKey(keys.get(i))) {
                faults.add(WorkspaceError.COLUMN_TWICE, "row 1, column " + (i + 1), keys.get(i));
            }
            data.put(keys.get(i), tables.datum(workspace, person, keys.get(i), values.get(i), faults));
        }
        faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
        return data;
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
