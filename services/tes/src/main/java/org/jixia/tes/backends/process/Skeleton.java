package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The {@code /etc} that tasks see: copies of what programs look up, and accounts that name nobody of this host. Made once at
 * start and named by its content: a task that an earlier process began keeps the one that it has.
 */
final class Skeleton {
    private static final String PREFIX = "etc.";
    private static final String PASSWD = "root:x:0:0:root:/home:/bin/bash\n"
            + "task:x:1000:1000:task:/home:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n";
    private static final String GROUP = "root:x:0:\ntask:x:1000:\nnogroup:x:65534:\n";

    private Skeleton() {}

    /** @param nameserver whom tasks with network ask for addresses */
    static Path make(Path state, List<String> names, String nameserver) throws IOException {
        var made = state.resolve("new-etc");
        Directories.delete(made);
        Files.createDirectories(made);
        for (var name : names) {
            copy(Path.of("/etc").resolve(name), made.resolve(name));
        }
        Files.writeString(made.resolve("passwd"), PASSWD);
        Files.writeString(made.resolve("group"), GROUP);
        Files.writeString(made.resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n");
        Files.writeString(made.resolve("resolv.conf"), "nameserver " + nameserver + "\n");
        var etc = state.resolve(PREFIX + digest(made));
        if (Files.isDirectory(etc)) {
            Directories.delete(made);
        } else {
            Files.move(made, etc);
        }
        removeOthers(state, etc);
        return etc;
    }

    private static void removeOthers(Path state, Path etc) throws IOException {
        try (var all = Files.newDirectoryStream(state, PREFIX + "*")) {
            for (var other : all) {
                if (!other.equals(etc) && !mounted(other.getFileName().toString())) {
                    Directories.delete(other);
                }
            }
        }
    }

    /** Whether some process of the host has a folder of this name as its {@code /etc}. */
    private static boolean mounted(String name) throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (mounts(process).contains("/" + name + " /etc ")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String mounts(Path process) {
        try {
            return Files.readString(process.resolve("mountinfo"));
        } catch (IOException endedOrAnothers) {
            return "";
        }
    }

    private static String digest(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.sorted().toList()) {
                digest.update((tree.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
                if (Files.isSymbolicLink(file)) {
                    digest.update(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
                } else if (Files.isRegularFile(file)) {
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
