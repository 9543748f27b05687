package org.jixia.standalone.launcher.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Names files by their content, so that equal builds are recognised and changed ones are not missed. */
final class ContentDigest {

    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".quinoa", ".git");

    /** What the portal's tools write beside its {@code package.json}. */
    private static final Set<String> WEB_RESULTS = Set.of("dist", "build");

    private ContentDigest() {}

    /** Digest of everything that a build reads from these files and folders; tests and documents are left out. */
    static String ofSources(Path home, Collection<String> roots) throws IOException {
        var digest = sha256();
        for (var root : new TreeSet<>(roots)) {
            if (Files.exists(home.resolve(root))) {
                for (var file : files(home.resolve(root), ContentDigest::notSource)) {
                    if (!file.toString().endsWith(".md")) {
                        add(digest, home, file, true);
                    }
                }
            }
        }
        return hex(digest);
    }

    private static boolean notSource(Path directory) {
        var name = directory.getFileName().toString();
        return NOT_SOURCES.contains(name)
                || directory.endsWith("src/test")
                || WEB_RESULTS.contains(name) && Files.exists(directory.resolveSibling("package.json"));
    }

    /** Digest of a built folder. A library that is not ours is known by name and size: its version stands in its name. */
    static String ofBuilt(Path folder, Predicate<Path> foreign) throws IOException {
        var digest = sha256();
        for (var file : files(folder, directory -> false)) {
            add(digest, folder, file, !foreign.test(file));
        }
        return hex(digest);
    }

    static String ofText(String text) {
        return HexFormat.of()
                .formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 12);
    }

    private static void add(MessageDigest digest, Path root, Path file, boolean whole) throws IOException {
        digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        if (whole) {
            digest.update(Files.readAllBytes(file));
        } else {
            digest.update(Long.toString(Files.size(file)).getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 0);
    }

    private static List<Path> files(Path root, Predicate<Path> skipped) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return skipped.test(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
