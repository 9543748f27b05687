package org.jixia.workspace.domain;

import java.util.List;
import org.jixia.platform.errors.Fault;

/**
 * What an import would do and what stands against it, without doing it.
 *
 * @param table null when the file does not say
 * @param columns without the one of names; their types as they would be imported
 * @param effect counts nothing new or changed when there are faults that keep it from being told
 */
public record ImportCheck(
        String table,
        TextEncoding encoding,
        Character separator,
        List<Column> columns,
        ImportPreview preview,
        TableImport.Effect effect,
        List<Fault> faults) {
    /** A file of which nothing can be shown, as its bytes cannot be read. */
    static ImportCheck unreadable(ImportFile file, List<Fault> faults) {
        return new ImportCheck(
                null,
                file.encoding(),
                file.separator(),
                List.of(),
                ImportPreview.NONE,
                TableImport.Effect.refused(faults.size()),
                faults);
    }
}
