package org.jixia.workspace.persistence;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.workspace.domain.TableSource;
import org.jixia.workspace.domain.WorkspaceError;

/** Separated values by RFC 4180, with tabs or commas, any line ends, an optional byte order mark. */
@ApplicationScoped
public class CsvTableSource implements TableSource {
    /** Characters of one row, over all its lines: a row is held in memory. */
    private static final int LONGEST = 16 * 1024 * 1024;

    @Override
    public void read(Path file, char separator, Rows rows) throws IOException {
        var last = 1L;
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter('"')
                .maxBufferSize(LONGEST)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(Files.newBufferedReader(file))) {
            var first = true;
            for (var record : reader) {
                var cells = record.getFields();
                if (first && cells.getFirst().startsWith("\uFEFF")) {
                    cells = new java.util.ArrayList<>(cells);
                    cells.set(0, cells.getFirst().substring(1));
                }
                first = false;
                last = record.getStartingLineNumber();
                rows.row(record.getStartingLineNumber(), cells);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException endless) {
            var fault = Fault.of(WorkspaceError.LINE_TOO_LONG, "after row " + last, LONGEST);
            throw DomainException.of(WorkspaceError.IMPORT_FAULTY, 1)
                    .with(List.of(fault))
                    .member("totalFaults", 1);
        }
    }

    @Override
    public String line(List<String> cells) {
        return cells.stream().map(CsvTableSource::quoted).collect(Collectors.joining("\t")) + "\n";
    }

    private static String quoted(String cell) {
        var plain = cell.indexOf('\t') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0 && cell.indexOf('"') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
