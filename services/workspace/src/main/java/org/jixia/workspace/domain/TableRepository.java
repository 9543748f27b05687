package org.jixia.workspace.domain;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.Fault;

/** Tables, rows and workspace data as kept. */
public interface TableRepository {
    List<Counted> tables(UUID workspace);

    /** A table and the number of its rows. */
    record Counted(DataTable table, long rows) {}

    Optional<DataTable> find(UUID workspace, String name);

    /** Finds it and keeps others from changing its columns and from importing into it until the transaction ends. */
    Optional<DataTable> lock(UUID workspace, String name);

    long count(DataTable table);

    /** Makes the table if it is not there, adds columns it lacks, changes the type of those given; returns it as stored. */
    DataTable store(UUID workspace, String name, List<Column> columns);

    /**
     * Puts a file of prepared rows (COPY text: line, name, JSON of cells) into a table: all of them, or none and every fault of
     * duplicate names, dangling references, and columns that would change their type under rows that are not in the file.
     */
    Merged merge(DataTable table, Path rows, Incoming incoming);

    /** What a file does to a table, or would do. */
    record Merged(List<Fault> faults, long rows, long added, long changed) {}

    /**
     * What a file brings.
     *
     * @param columns of the file: a cell that is absent in the new row is emptied
     * @param before the table's columns before the import
     * @param lists true when several lines of one name together make a list
     * @param write false to find only what would come of it
     */
    record Incoming(List<Column> columns, List<Column> before, boolean lists, boolean write) {}

    Slice<TableRow> rows(DataTable table, RowQuery query);

    /** Rows in order of names, those after a name: of these names, or all with null. */
    Slice<TableRow> rows(DataTable table, Collection<String> names, String after);

    Optional<TableRow> row(DataTable table, String name);

    /**
     * The values of one column (or the names, for the column of names) in those of the rows that are there, null for an empty
     * cell; nothing when they have more characters.
     */
    Optional<Map<String, Object>> cells(DataTable table, String column, Collection<String> names, long mostCharacters);

    /**
     * Names among these that no row has. Those that are there cannot be deleted until the transaction ends: whoever writes a
     * reference asks here first, in the same transaction.
     */
    List<String> missing(DataTable table, Collection<String> names);

    /** Changes cells (null empties); false when the version is not the stored one. */
    boolean edit(DataTable table, String name, Map<String, Object> cells, long version);

    /** Changes cells (null empties) of all these rows; returns the names that no row has, and then nothing is to be kept. */
    List<String> editAll(DataTable table, List<String> names, Map<String, Object> cells);

    /** Writes what a run gave unless a later started run wrote the cell; false when the row is gone. */
    boolean write(DataTable table, String name, Map<String, Object> cells, UUID run, java.time.Instant startedAt);

    /** Deletes rows nobody points at; returns the names of those that are in use and stay. */
    List<String> delete(DataTable table, Collection<String> names);

    Map<String, Datum> data(UUID workspace);

    /** Returns the characters of all of the workspace's data after it. */
    long put(UUID workspace, Map<String, Datum> data);

    boolean deleteDatum(UUID workspace, String key);

    /** Deletes the table with its rows unless rows of other tables point at some; returns names of those. */
    List<String> deleteTable(DataTable table);

    /** Makes a column text: what it holds becomes its text. */
    void becomeText(DataTable table, String column);

    /** Copies tables with their rows, and workspace data, each where it is asked for. */
    void copy(UUID from, UUID to, boolean tables, boolean data);

    /** Deletes some of the workspace's rows, tables and data, at most {@code limit}; false when there were none. */
    boolean purge(UUID workspace, int limit);

    /** A value of the workspace data. */
    record Datum(ColumnType type, Object value) {}
}
