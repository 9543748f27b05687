package org.jixia.tes.staging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jixia.tes.backends.process.Directories;
import org.jixia.tes.config.TesConfig;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Rooms;

/** Rooms as directories below the service's folder. */
@ApplicationScoped
public class HostRooms implements Rooms {
    private static final Logger LOG = Logger.getLogger(HostRooms.class);

    private final Path folder;

    @Inject
    public HostRooms(TesConfig config) {
        this.folder = config.folder().toAbsolutePath().normalize().resolve("rooms");
    }

    @Override
    public Room of(AttemptId attempt) {
        return new Room(folder.resolve(attempt.toString()));
    }

    @Override
    public Room open(AttemptId attempt) {
        var room = of(attempt);
        try {
            if (Files.exists(room.dir())) {
                Directories.delete(room.dir());
            }
            Files.createDirectories(room.root());
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException("the room " + attempt + " cannot be made", e);
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
                ids.add(AttemptId.parse(room.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rooms cannot be listed", e);
        }
        return ids;
    }
}
