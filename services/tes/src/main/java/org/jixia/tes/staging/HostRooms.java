package org.jixia.tes.staging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jixia.tes.backends.process.Directories;
import org.jixia.tes.config.TesConfig;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.AttemptService;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Rooms;

/** Rooms as directories below the service's folder. */
@ApplicationScoped
public class HostRooms implements Rooms {
    private static final Logger LOG = Logger.getLogger(HostRooms.class);

    /** Links that backends leave in a root, which an input or a stream below them would follow. */
    private static final List<String> LINKS = List.of("/cromwell_root", "/mnt/disks/cromwell_root");

    private final Path folder;
    private final SpareRooms spares;

    @Inject
    public HostRooms(TesConfig config) {
        var own = config.folder().toAbsolutePath().normalize();
        this.folder = passable(own.resolve("rooms"));
        this.spares = new SpareRooms(own.resolve("spare"));
    }

    /** Tasks of another user than this service's get to their rooms, and see no others by name. */
    private static Path passable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be used", e);
        }
    }

    @Override
    public Room of(AttemptId attempt) {
        return new Room(folder.resolve(attempt.toString()));
    }

    @Override
    public Room open(StoredTask task) {
        var room = of(AttemptService.id(task));
        try {
            if (Files.exists(room.dir())) {
                Directories.delete(room.dir());
            }
            if (namesALink(task) || !spares.take(kind(task), room.dir())) {
                Files.createDirectories(room.root());
            }
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException("the room of task " + task.id() + " cannot be made", e);
        }
    }

    private static boolean namesALink(StoredTask task) {
        var document = task.document();
        var paths = new ArrayList<>(document.volumes());
        document.inputs().forEach(input -> paths.add(input.path()));
        for (var executor : document.executors()) {
            paths.addAll(Stream.of(executor.workdir(), executor.stdout(), executor.stderr())
                    .filter(Objects::nonNull)
                    .toList());
        }
        return paths.stream()
                .map(path -> Path.of(path).normalize().toString())
                .anyMatch(path -> LINKS.stream().anyMatch(path::startsWith));
    }

    private static SpareRooms.Kind kind(StoredTask task) {
        var workdir = task.document().executors().getFirst().workdir();
        return new SpareRooms.Kind(task.owner(), Optional.ofNullable(workdir).filter(path -> !path.isEmpty()));
    }

    @Override
    public void release(StoredTask task) {
        var attempt = AttemptService.id(task);
        try {
            spares.offer(kind(task), of(attempt));
        } catch (IOException notAsExpected) {
            LOG.debugf("the room %s is not used again: %s", attempt, notAsExpected.getMessage());
            remove(attempt);
        }
    }

    @Override
    public void remove(AttemptId attempt) {
        try {
            Directories.delete(of(attempt).dir());
        } catch (IOException stillInUse) {
            LOG.warnf("the room %s is removed at the next start: %s", attempt, stillInUse.getMessage());
        }
    }

    @Override
    public List<AttemptId> all() {
        var ids = new ArrayList<AttemptId>();
        if (!Files.isDirectory(folder)) {
            return ids;
        }
        try (var rooms = Files.newDirectoryStream(folder)) {
            for (var room : rooms) {
                try {
                    ids.add(AttemptId.parse(room.getFileName().toString()));
                } catch (IllegalArgumentException nobodysRoom) {
                    LOG.warnf("%s is not a room of any task and is left as it is", room);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rooms cannot be listed", e);
        }
        return ids;
    }
}
