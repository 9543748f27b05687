package org.jixia.tes.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Inputs by the digest of their content, fetched once. A file is given out only while inode, size and times are as they were
 * when its digest was checked, and always as a copy (a clone where the file system makes them): a task may do with it what it likes.
 */
final class ContentCache {
    /** No index may look older than its data, so all inputs have one time. */
    static final FileTime STAGED_AT = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private static final String PARTIAL = ".part";

    private final Path folder;
    private final long limit;
    private final Map<String, ReentrantLock> fetching = new ConcurrentHashMap<>();
    private final Map<String, Integer> pinned = new ConcurrentHashMap<>();

    ContentCache(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            removePartial();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be used", e);
        }
    }

    /** What a killed process was fetching. */
    private void removePartial() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(PARTIAL)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Opens the bytes of an entry that is not here yet. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** The content is not what its digest says. */
    static final class WrongContentException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongContentException(String message) {
            super(message);
        }
    }

    /** Puts the content at {@code place}; answers whether it had to be fetched. */
    boolean give(String sha256, long size, Source source, Path place) throws IOException {
        pinned.merge(sha256, 1, Integer::sum);
        try {
            var fetched = ensure(sha256, size, source);
            var entry = entry(sha256);
            copy(entry, place);
            Files.setLastModifiedTime(note(sha256), FileTime.from(Instant.now()));
            return fetched;
        } finally {
            pinned.computeIfPresent(sha256, (key, users) -> users == 1 ? null : users - 1);
        }
    }

    boolean holds(String sha256) {
        return !sha256.isEmpty() && intact(sha256);
    }

    /** Keeps content whose digest nobody stated; answers the digest. */
    String keep(InputStream in, long expected) throws IOException {
        makeRoom(expected);
        var partial = Files.createTempFile(folder, "fetch", PARTIAL);
        try {
            var sha256 = write(in, partial);
            var lock = fetching.computeIfAbsent(sha256, key -> new ReentrantLock());
            lock.lock();
            try {
                if (!intact(sha256)) {
                    Files.createDirectories(entry(sha256).getParent());
                    enter(partial, sha256);
                }
            } finally {
                lock.unlock();
            }
            return sha256;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private boolean ensure(String sha256, long size, Source source) throws IOException {
        var lock = fetching.computeIfAbsent(sha256, key -> new ReentrantLock());
        lock.lock();
        try {
            if (intact(sha256)) {
                return false;
            }
            fetch(sha256, size, source);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void fetch(String sha256, long size, Source source) throws IOException {
        var entry = entry(sha256);
        Files.createDirectories(entry.getParent());
        Files.deleteIfExists(entry);
        makeRoom(size);
        var partial = Files.createTempFile(entry.getParent(), "fetch", PARTIAL);
        try {
            String found;
            try (var in = source.open()) {
                found = write(in, partial);
            }
            if (!found.equals(sha256)) {
                throw new WrongContentException("the bytes have the digest " + found + " instead of " + sha256);
            }
            enter(partial, sha256);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Writes all of it to the file; answers its digest. */
    private static String write(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[256 * 1024];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void enter(Path partial, String sha256) throws IOException {
        Files.setLastModifiedTime(partial, STAGED_AT);
        Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("r--r--r--"));
        Files.move(partial, entry(sha256), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(note(sha256), print(entry(sha256)));
    }

    private boolean intact(String sha256) {
        try {
            return Files.readString(note(sha256)).equals(print(entry(sha256)));
        } catch (IOException notHere) {
            return false;
        }
    }

    private static String print(Path file) throws IOException {
        var a = Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        return a.get("ino") + " " + a.get("size") + " " + a.get("lastModifiedTime") + " " + a.get("ctime");
    }

    /** In the kernel: file systems that can make clones do. */
    private static void copy(Path from, Path to) throws IOException {
        try (var in = FileChannel.open(from, StandardOpenOption.READ);
                var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var size = in.size();
            for (var done = 0L; done < size; ) {
                done += in.transferTo(done, size - done, out);
            }
        }
        Files.setLastModifiedTime(to, STAGED_AT);
    }

    /** The least recently used go first; what is being given out stays. */
    private synchronized void makeRoom(long wanted) throws IOException {
        try (var notes = Files.walk(folder)) {
            var all = notes.filter(path -> path.toString().endsWith(".note"))
                    .sorted(Comparator.comparing(ContentCache::usedAt))
                    .toList();
            var sum = wanted;
            for (var note : all) {
                sum += size(note);
            }
            for (var note : all) {
                var name = note.getFileName().toString().replace(".note", "");
                if (sum <= limit) {
                    return;
                }
                if (!pinned.containsKey(name)) {
                    sum -= size(note);
                    Files.deleteIfExists(entry(name));
                    Files.deleteIfExists(note);
                }
            }
        }
    }

    private static Instant usedAt(Path note) {
        try {
            return Files.getLastModifiedTime(note).toInstant();
        } catch (IOException gone) {
            return Instant.MIN;
        }
    }

    private static long size(Path note) {
        try {
            return Files.size(note.resolveSibling(note.getFileName().toString().replace(".note", "")));
        } catch (IOException gone) {
            return 0;
        }
    }

    private Path entry(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path note(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256 + ".note");
    }
}
