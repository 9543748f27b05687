package org.jixia.workspace.domain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of separated values row by row, and writes such lines. */
public interface TableSource {
    void read(Path file, char separator, Rows rows) throws IOException;

    String line(List<String> cells);

    /** Gets each row with the line it starts on; the first is the header. */
    interface Rows {
        void row(long line, List<String> cells) throws IOException;
    }
}
