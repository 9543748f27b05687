package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.workspace.domain.TableRepository.Counted;

/**
 * Imports a table file, all of it or nothing, in three passes over a spooled copy: types and cells are checked, files are resolved
 * and rows prepared, rows are merged in one transaction. Faults of all passes come in one answer, so a faulty file takes them all.
 * A check goes the same way and takes its transaction back. Memory holds one batch of rows, whatever the file's size.
 */
@ApplicationScoped
public class TableImportService {
    private final TableRepository tables;
    private final TableSource source;
    private final WorkspaceService workspaces;
    private final FirstPass firstPass;
    private final RowPreparation preparation;
    private final Repeats repeats;
    private final ImportHistory history;

    @Inject
    public TableImportService(
            TableRepository tables,
            TableSource source,
            WorkspaceService workspaces,
            FirstPass firstPass,
            RowPreparation preparation,
            Repeats repeats,
            ImportHistory history) {
        this.tables = tables;
        this.source = source;
        this.workspaces = workspaces;
        this.firstPass = firstPass;
        this.preparation = preparation;
        this.repeats = repeats;
        this.history = history;
    }

    /** @param key of a caller that may repeat the import, or null */
    public Counted load(UUID workspace, String person, ImportFile file, String key) {
        try (var spool = Spool.of(file)) {
            var body = file.types().isEmpty() ? spool.digest() : Map.of("file", spool.digest(), "types", file.types());
            var command = new Repeats.Command("imports of " + workspace, key, body);
            var earlier = repeats.answered(command, Counted.class);
            return earlier.isPresent() ? earlier.get() : load(workspace, person, file, spool, command);
        }
    }

    private Counted load(UUID workspace, String person, ImportFile file, Spool spool, Repeats.Command command) {
        workspaces.get(workspace).requireUnlocked();
        var faults = new Faults();
        try (var prepared = prepare(workspace, person, spool, file.types(), faults)) {
            var entry = new ImportHistory.Entry(workspace, prepared.header().table(), person, file.name());
            try {
                return merge(entry, prepared, faults, command);
            } catch (DomainException refused) {
                if (refused.error() == WorkspaceError.IMPORT_FAULTY) {
                    history.refused(entry, faults.total());
                }
                throw refused;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last step of {@link #load}. */
    @Transactional
    Counted merge(ImportHistory.Entry entry, Prepared prepared, Faults faults, Repeats.Command command) {
        return repeats.once(command, Counted.class, () -> {
            if (!prepared.readable()) {
                faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
            }
            var effect = merge(entry.workspace(), prepared, faults, true);
            faults.throwIfAny(WorkspaceError.IMPORT_FAULTY);
            history.done(entry, effect);
            var stored = tables.find(entry.workspace(), entry.table()).orElseThrow();
            return new Counted(stored, tables.count(stored));
        });
    }

    private TableImport.Effect merge(UUID workspace, Prepared prepared, Faults faults, boolean write) {
        workspaces.get(workspace).requireUnlocked();
        var header = prepared.header();
        var before =
                tables.lock(workspace, header.table()).map(DataTable::columns).orElse(List.of());
        var table = tables.store(workspace, header.table(), header.columns());
        var merged = tables.merge(
                table,
                prepared.rows(),
                new TableRepository.Incoming(header.columns(), before, header.membership(), write && !faults.any()));
        faults.addAll(merged.faults());
        return new TableImport.Effect(merged.rows(), merged.added(), merged.changed(), faults.total());
    }

    /** All that an import would say, and nothing of what it would do. */
    public ImportCheck check(UUID workspace, String person, ImportFile file) {
        workspaces.get(workspace).requireUnlocked();
        try (var spool = Spool.of(file)) {
            return check(workspace, person, file, spool);
        } catch (DomainException refused) {
            return ImportCheck.unreadable(file, faultsOf(refused));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportCheck check(UUID workspace, String person, ImportFile file, Spool spool) throws IOException {
        var faults = new Faults();
        try (var prepared = prepare(workspace, person, spool, file.types(), faults)) {
            var effect = prepared.readable() ? rehearsed(workspace, prepared, faults) : TableImport.Effect.refused(0);
            var header = prepared.header();
            return answer(header.table(), spool, header.columns(), effect, faults.shown(), faults.total());
        } catch (DomainException refused) {
            var found = faultsOf(refused);
            return answer(null, spool, List.of(), TableImport.Effect.refused(0), found, found.size());
        }
    }

    private ImportCheck answer(
            String table, Spool spool, List<Column> columns, TableImport.Effect effect, List<Fault> faults, long total)
            throws IOException {
        var preview = ImportPreview.of(source, spool, faults);
        var told = new TableImport.Effect(effect.rows(), effect.added(), effect.changed(), total);
        return new ImportCheck(table, spool.encoding(), spool.separator(), columns, preview, told, faults);
    }

    /** The faults of a file; a refusal of another kind is none of them. */
    static List<Fault> faultsOf(DomainException refused) {
        if (refused.error() != WorkspaceError.IMPORT_FAULTY) {
            throw refused;
        }
        return refused.faults();
    }

    private TableImport.Effect rehearsed(UUID workspace, Prepared prepared, Faults faults) {
        try {
            rehearse(workspace, prepared, faults);
            throw new IllegalStateException("a rehearsal was kept");
        } catch (Rehearsed taken) {
            return taken.effect;
        }
    }

    /** The exception takes the transaction back. */
    @Transactional
    void rehearse(UUID workspace, Prepared prepared, Faults faults) {
        throw new Rehearsed(merge(workspace, prepared, faults, false));
    }

    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient TableImport.Effect effect;

        Rehearsed(TableImport.Effect effect) {
            super(null, null, false, false);
            this.effect = effect;
        }
    }

    /** What is left to do after the passes over the file; without readable rows there is only what was found wrong. */
    record Prepared(TableHeader header, boolean readable, Path rows) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(rows);
        }
    }

    private Prepared prepare(UUID workspace, String person, Spool spool, Map<String, String> types, Faults faults)
            throws IOException {
        var found = firstPass.run(workspace, spool, types, faults);
        var prepared = new Prepared(found.header(), found.readable(), Files.createTempFile("jixia-rows", ".copy"));
        try {
            if (found.readable()) {
                var input = new RowPreparation.Input(spool.file(), spool.separator(), found.header());
                preparation.prepare(workspace, person, input, prepared.rows(), faults);
            }
            return prepared;
        } catch (IOException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    /** As faults show it. */
    public static String shortened(String text) {
        return text.length() <= 100 ? text : Cells.beginning(text, 100) + "…";
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
