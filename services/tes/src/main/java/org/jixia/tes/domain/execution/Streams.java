package org.jixia.tes.domain.execution;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.StreamLog;

/** Reads what the commands of an attempt said, and keeps it: the tail in the row, long streams as objects. */
public final class Streams {
    public static final int TAIL = 64 * 1024;
    /** Follows what was kept of a stream that became too long. */
    public static final String MARK = "\n[the stream was longer than is kept; the rest is not shown]\n";

    private final Outputs outputs;

    Streams(Outputs outputs) {
        this.outputs = outputs;
    }

    List<StreamLog> of(StoredTask task, Room room) {
        var logs = new ArrayList<StreamLog>();
        for (var number = 0; number < task.document().executors().size(); number++) {
            add(logs, task, room.stdout(number), number, "stdout");
            add(logs, task, room.stderr(number), number, "stderr");
        }
        return logs;
    }

    private void add(List<StreamLog> logs, StoredTask task, Path stream, int executor, String name) {
        try {
            if (!Files.exists(stream) || Files.size(stream) == 0) {
                return;
            }
            if (Files.exists(stream.resolveSibling(stream.getFileName() + ".cut"))) {
                mark(stream);
            }
            var size = Files.size(stream);
            var object =
                    size > TAIL ? outputs.keepLog(task, stream, executor, name).orElse(null) : null;
            logs.add(new StreamLog(task.attempt(), executor, name, size, tail(stream, size), object));
        } catch (IOException unreadable) {
            // A log that cannot be read is missing; the result stands without it.
        }
    }

    private static void mark(Path stream) throws IOException {
        var bytes = MARK.getBytes(StandardCharsets.UTF_8);
        try (var file = new RandomAccessFile(stream.toFile(), "rw")) {
            var from = Math.max(0, file.length() - bytes.length);
            file.seek(from);
            var end = new byte[(int) (file.length() - from)];
            file.readFully(end);
            if (!java.util.Arrays.equals(end, bytes)) {
                file.write(bytes);
            }
        }
    }

    private static byte[] tail(Path stream, long size) throws IOException {
        try (var file = new RandomAccessFile(stream.toFile(), "r")) {
            var tail = new byte[(int) Math.min(TAIL, size)];
            file.seek(size - tail.length);
            file.readFully(tail);
            return tail;
        }
    }
}
