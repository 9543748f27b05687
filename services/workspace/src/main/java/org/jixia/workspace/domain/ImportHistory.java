package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.ids.Ids;

/** Which imports there were: those that were done are noted with what they changed, refused ones for themselves. */
@ApplicationScoped
public class ImportHistory {
    private final ImportRepository imports;

    @Inject
    public ImportHistory(ImportRepository imports) {
        this.imports = imports;
    }

    /** Of which import: {@code table} is null for workspace data, {@code fileName} when not said. */
    record Entry(UUID workspace, String table, String person, String fileName) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void done(Entry entry, TableImport.Effect effect) {
        add(entry, effect);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void refused(Entry entry, long faults) {
        add(entry, TableImport.Effect.refused(faults));
    }

    private void add(Entry entry, TableImport.Effect effect) {
        imports.add(new TableImport(
                Ids.next(), entry.workspace(), entry.table(), entry.person(), entry.fileName(), effect, Instant.now()));
    }

    /** Newest first; of one table, or all with null. */
    public List<TableImport> list(UUID workspace, String table, UUID before, int limit) {
        return imports.list(workspace, table, before, limit);
    }
}
