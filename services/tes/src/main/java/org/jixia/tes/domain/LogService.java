package org.jixia.tes.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Caller;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Objects;
import org.jixia.tes.domain.execution.Rooms;

/** Reads streams of tasks: from the room while it is there, afterwards from the row or the object that the stream became. */
@ApplicationScoped
public class LogService {
    private final TaskService tasks;
    private final Rooms rooms;
    private final Objects objects;
    private final ObjectReader reader;

    @Inject
    public LogService(TaskService tasks, Rooms rooms, Objects objects, ObjectReader reader) {
        this.tasks = tasks;
        this.rooms = rooms;
        this.objects = objects;
        this.reader = reader;
    }

    /** Opens the bytes behind a signed address. */
    public interface ObjectReader {
        InputStream open(String url) throws IOException;
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    /** A stream as long as it is at this moment. */
    public record Log(long size, Source source) {
        public void copy(long from, long length, OutputStream out) throws IOException {
            try (var in = source.open()) {
                in.skipNBytes(from);
                var buffer = new byte[64 * 1024];
                var left = length;
                while (left > 0) {
                    var n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (n < 0) {
                        throw new IOException("the log became shorter");
                    }
                    out.write(buffer, 0, n);
                    left -= n;
                }
            }
        }
    }

    public Log open(Caller caller, UUID id, int attempt, int executor, String stream) {
        var task = tasks.get(caller, id);
        if (attempt < 1
                || attempt > task.attempt()
                || executor < 0
                || executor >= task.document().executors().size()) {
            throw DomainException.of(TaskError.LOG_NOT_FOUND);
        }
        var kept = tasks.logs(List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(log -> log.attempt() == attempt
                        && log.executor() == executor
                        && log.stream().equals(stream))
                .findFirst();
        if (kept.isPresent()) {
            return kept(task.readBy(caller), kept.get());
        }
        var room = rooms.of(new AttemptId(id, attempt));
        var file = stream.equals("stdout") ? room.stdout(executor) : room.stderr(executor);
        try {
            return new Log(Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException nothingSaid) {
            return new Log(0, InputStream::nullInputStream);
        }
    }

    private Log kept(StoredTask task, StreamLog log) {
        if (log.tail().length == log.size()) {
            return new Log(log.size(), () -> new java.io.ByteArrayInputStream(log.tail()));
        }
        if (log.object() == null) {
            return new Log(log.tail().length, () -> new java.io.ByteArrayInputStream(log.tail()));
        }
        var path = "s3://ws-" + task.owner().workspace() + "/logs/" + task.id() + "/" + log.attempt() + "/"
                + log.executor() + "." + log.stream();
        var staged = objects.stage(task, List.of(path)).get(path);
        if (staged == null || staged.accessUrl() == null) {
            throw DomainException.of(TaskError.LOG_NOT_FOUND);
        }
        return new Log(log.size(), () -> reader.open(staged.accessUrl()));
    }
}
