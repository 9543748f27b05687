package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * The {@code /etc} that tasks see: copies of what programs look up, and accounts that name nobody of this host. Made once at
 * start, so that a sandbox needs one mount for it.
 */
final class Skeleton {
    private static final String PASSWD = "root:x:0:0:root:/home:/bin/bash\n"
            + "task:x:1000:1000:task:/home:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n";
    private static final String GROUP = "root:x:0:\ntask:x:1000:\nnogroup:x:65534:\n";

    private Skeleton() {}

    static Path make(Path state, List<String> names) throws IOException {
        var etc = state.resolve("etc");
        var made = Files.createDirectories(state)
                .resolve("etc." + ProcessHandle.current().pid());
        Directories.delete(made);
        Files.createDirectories(made);
        for (var name : names) {
            copy(Path.of("/etc").resolve(name), made.resolve(name));
        }
        Files.writeString(made.resolve("passwd"), PASSWD);
        Files.writeString(made.resolve("group"), GROUP);
        Files.writeString(made.resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n");
        copy(Path.of("/etc/resolv.conf"), made.resolve("resolv.conf"));
        // Tasks of an earlier process may still look at the old one: it is left where it is mounted, only its name
        // goes.
        Directories.delete(etc);
        Files.move(made, etc);
        return etc;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from) || !Files.isReadable(from)) {
            return;
        }
        Files.createDirectories(to.getParent());
        if (!Files.isDirectory(from)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (Files.isSymbolicLink(file) || Files.isReadable(file)) {
                    Files.copy(
                            file,
                            to.resolve(from.relativize(file)),
                            StandardCopyOption.REPLACE_EXISTING,
                            LinkOption.NOFOLLOW_LINKS);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
