package org.jixia.workspace.domain;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** Checked rows of a launch in a temporary file: together they may be larger than memory. */
public final class RowSpool implements AutoCloseable {
    private final Path file;
    private final BufferedWriter writer;
    private int rows;
    private long characters;

    RowSpool() {
        try {
            file = Files.createTempFile("jixia-launch", ".rows");
            writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One row.
     *
     * @param name without control characters, as names of rows are
     * @param inputs JSON in one line
     */
    public record Row(String name, String inputs) {}

    void add(Row row) {
        try {
            writer.write(row.name() + "\t" + row.inputs() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows++;
        characters += row.inputs().length();
    }

    int size() {
        return rows;
    }

    long characters() {
        return characters;
    }

    /** Does something with the rows, which are read as they are asked for. */
    void read(Reading reading) {
        try {
            writer.flush();
            try (var lines = Files.newBufferedReader(file)) {
                reading.take(() -> new Lines(lines));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes rows once. */
    interface Reading {
        void take(Iterable<Row> rows);
    }

    private final class Lines implements Iterator<Row> {
        private final BufferedReader lines;
        private int left = rows;

        Lines(BufferedReader lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Row next() {
            try {
                left--;
                var line = lines.readLine();
                var tab = line.indexOf('\t');
                return new Row(line.substring(0, tab), line.substring(tab + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
