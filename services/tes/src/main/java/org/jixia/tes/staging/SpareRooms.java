package org.jixia.tes.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jixia.tes.backends.process.Directories;
import org.jixia.tes.domain.Owner;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Room;

/**
 * Rooms of tasks that ended well, emptied, for the next task of the same owner and run: making and removing some twenty files
 * and folders costs more than a small task itself. Nothing passes from one owner to another, because a room never does.
 */
final class SpareRooms {
    private static final int MOST = 32;
    /** What backends make in a root, beside the folders of the working directory. */
    private static final List<String> FOLDERS = List.of("tmp", "home", "mnt", "mnt/disks", "usr", "etc", "proc", "dev");

    private static final Set<String> PROGRAMS = Set.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");
    private static final List<String> NOTES =
            List.of("run", "launched", "started", "exit", "code.0", "status.0", "given");
    private static final List<String> STREAMS = List.of("stdout.0", "stderr.0");

    private final Path folder;
    private final AtomicLong next = new AtomicLong();
    private final Deque<Spare> spares = new ArrayDeque<>();

    /** Whose next task may have a room, and where that task works. */
    record Kind(Owner owner, String workdir) {
        Kind(Owner owner, Optional<String> workdir) {
            this(owner, workdir.orElse(Launch.DEFAULT_WORKDIR));
        }
    }

    private record Spare(Kind kind, Path dir) {}

    /** Whatever an earlier process left is removed: nobody knows any more whose it was. */
    SpareRooms(Path folder) {
        this.folder = folder;
        try {
            Directories.delete(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be used", e);
        }
    }

    /** Moves an emptied room to {@code place}; false when there is none. */
    boolean take(Kind kind, Path place) throws IOException {
        var spare = find(kind);
        if (spare.isEmpty()) {
            return false;
        }
        Files.move(spare.get().dir(), place);
        return true;
    }

    private synchronized Optional<Spare> find(Kind kind) {
        for (Iterator<Spare> all = spares.iterator(); all.hasNext(); ) {
            var spare = all.next();
            if (spare.kind().equals(kind)) {
                all.remove();
                return Optional.of(spare);
            }
        }
        return Optional.empty();
    }

    /** Empties the room and keeps it; the oldest goes when there are too many. */
    void offer(Kind kind, Room room) throws IOException {
        tidy(kind, room);
        var dir = folder.resolve(Long.toString(next.incrementAndGet()));
        Files.move(room.dir(), dir);
        var surplus = add(new Spare(kind, dir));
        if (surplus.isPresent()) {
            Directories.delete(surplus.get().dir());
        }
    }

    private synchronized Optional<Spare> add(Spare spare) {
        spares.addLast(spare);
        return spares.size() > MOST ? Optional.of(spares.removeFirst()) : Optional.empty();
    }

    private static void tidy(Kind kind, Room room) throws IOException {
        var skeleton = new HashSet<>(FOLDERS);
        for (var at = Path.of(kind.workdir().substring(1)); at != null; at = at.getParent()) {
            skeleton.add(at.toString());
        }
        var mode = Files.getPosixFilePermissions(room.dir());
        if (!Files.getPosixFilePermissions(room.root()).equals(mode)) {
            throw new IOException("the root is not as it was");
        }
        clean(kind, room.root(), "", skeleton);
        var plain = Files.getPosixFilePermissions(room.dir().resolve("run"));
        try (var entries = Files.newDirectoryStream(room.dir())) {
            for (var entry : entries) {
                var name = entry.getFileName().toString();
                if (NOTES.contains(name)) {
                    empty(entry);
                } else if (!name.equals("root")
                        && !(STREAMS.contains(name)
                                && Files.size(entry) == 0
                                && Files.getPosixFilePermissions(entry).equals(plain))) {
                    Directories.delete(entry);
                }
            }
        }
    }

    private static void empty(Path file) throws IOException {
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    private static void clean(Kind kind, Path dir, String path, Set<String> skeleton) throws IOException {
        var mode = Files.getPosixFilePermissions(dir);
        try (var entries = Files.newDirectoryStream(dir)) {
            for (var entry : entries) {
                var name = path + entry.getFileName();
                if (skeleton.contains(name)
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && Files.getPosixFilePermissions(entry).equals(mode)) {
                    clean(kind, entry, name + "/", skeleton);
                } else if (!ours(kind, entry, name)) {
                    Directories.delete(entry);
                }
            }
        }
    }

    private static boolean ours(Kind kind, Path entry, String name) throws IOException {
        if (!Files.isSymbolicLink(entry)) {
            return false;
        }
        var target = Files.readSymbolicLink(entry).toString();
        return PROGRAMS.contains(name)
                ? target.equals("usr/" + name)
                : name.endsWith("cromwell_root") && target.equals(kind.workdir());
    }
}
