package org.jixia.workspace.persistence;

import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jixia.workspace.domain.TableSource;

/** Separated values by RFC 4180, with tabs or commas, any line ends, an optional byte order mark. */
@ApplicationScoped
public class CsvTableSource implements TableSource {
    private static final int LONGEST = 64 * 1024 * 1024;

    @Override
    public void read(Path file, char separator, Rows rows) throws IOException {
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter('"')
                .maxBufferSize(LONGEST)
                .skipEmptyLines(true)
                .ofCsvRecord(Files.newBufferedReader(file))) {
            var first = true;
            for (var record : reader) {
                var cells = record.getFields();
                if (first && cells.getFirst().startsWith("\uFEFF")) {
                    cells = new java.util.ArrayList<>(cells);
                    cells.set(0, cells.getFirst().substring(1));
                }
                first = false;
                rows.row(record.getStartingLineNumber(), cells);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
