package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Files without a name that the processes of a slot keep open: they fill the disk, and no walk through a room finds them. */
final class OpenFiles {
    private static final String DELETED = " (deleted)";

    private final long slot;

    OpenFiles(long slot) {
        this.slot = slot;
    }

    /** Bytes of all that can be seen; what is closed meanwhile is left out. */
    long bytes() {
        var seen = new HashSet<Object>();
        return ProcessHandle.of(slot).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(process -> bytes(Path.of("/proc", Long.toString(process.pid()), "fd"), seen))
                .sum();
    }

    private static long bytes(Path descriptors, Set<Object> seen) {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.mapToLong(descriptor -> size(descriptor, seen)).sum();
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    private static long size(Path descriptor, Set<Object> seen) {
        try {
            // Of memory files (memfd, shared memory) the memory limit speaks.
            var target = Files.readSymbolicLink(descriptor).toString();
            if (!target.endsWith(DELETED) || target.startsWith("/memfd:") || target.startsWith("/dev/")) {
                return 0;
            }
            var file = Files.readAttributes(descriptor, "unix:dev,ino,size");
            return seen.add(file.get("dev") + ":" + file.get("ino")) ? (long) file.get("size") : 0;
        } catch (IOException closed) {
            return 0;
        }
    }
}
