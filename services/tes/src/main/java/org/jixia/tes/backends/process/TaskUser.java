package org.jixia.tes.backends.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Whom tasks run as on the host: the service's own user, or, where that is root, an account that owns nothing but rooms. A
 * namespace alone would not do: to files of the kernel (/proc/sys) a process is who it is outside.
 */
public final class TaskUser {
    private static final int NOBODY_ELSE = -1;
    private static final String ENTER = resource("/process/enter.sh");

    /** Says by its time when a room was given, or emptied after that. */
    private static final String GIVEN = "given";

    /** File times are those of the last tick of the kernel. */
    private static final Duration CLOCK_STEP = Duration.ofMillis(50);

    private final int id;

    private TaskUser(int id) {
        this.id = id;
    }

    /** @param wanted the account to use in place of root; must be no account of the host, and not 0 */
    public static TaskUser beside(int wanted) {
        return new TaskUser(own("uid") == 0 ? wanted : NOBODY_ELSE);
    }

    static String resource(String name) {
        try (var text = TaskUser.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int own(String attribute) {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:" + attribute);
        } catch (IOException e) {
            throw new UncheckedIOException("/proc is not there", e);
        }
    }

    private boolean other() {
        return id != NOBODY_ELSE;
    }

    /** What stops tasks from running as this user; empty when nothing does. */
    Optional<String> refusal() {
        if (id == 0) {
            return Optional.of("tasks never run as root: set jixia.tes.task-user to a number above 0");
        }
        for (var program : List.of("unshare", "setpriv", "mount")) {
            if (other() && Programs.find(program).isEmpty()) {
                return Optional.of(program + " is not installed (apt-get install util-linux mount)");
            }
        }
        return Optional.empty();
    }

    /** {@code uid:gid} as container engines take it. */
    public String ids() {
        return other() ? id + ":" + id : own("uid") + ":" + own("gid");
    }

    /**
     * The command of a shell that runs this script as the task user.
     *
     * @param folder what it must reach, whoever may enter the folders above (in a view of its own, where those are covered)
     */
    List<String> shell(Path folder, List<Path> readable, String script) throws IOException {
        if (!other()) {
            return List.of("/bin/sh", "-c", script);
        }
        var hidden = firstClosed(folder);
        var command = new ArrayList<>(List.of("unshare", "--mount", "--", "/bin/sh", "-c", ENTER, "enter"));
        command.addAll(
                List.of(Integer.toString(id), script, hidden.map(Path::toString).orElse("")));
        command.add(folder.toString());
        readable.forEach(path -> command.add(path.toString()));
        return command;
    }

    private static Optional<Path> firstClosed(Path folder) throws IOException {
        for (var i = 1; i < folder.getNameCount(); i++) {
            var above = folder.getRoot().resolve(folder.subpath(0, i));
            if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    /** Lets the task user pass through this folder of the service to what lies in it. */
    void pass(Path folder) throws IOException {
        if (other()) {
            allow(folder, PosixFilePermission.OTHERS_EXECUTE);
        }
    }

    private static void allow(Path place, PosixFilePermission... more) throws IOException {
        var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(place));
        if (permissions.addAll(List.of(more))) {
            Files.setPosixFilePermissions(place, permissions);
        }
    }

    /** Lets the task user read everything below. */
    void show(Path tree) throws IOException {
        if (!other()) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                allow(dir, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    allow(file, PosixFilePermission.OTHERS_READ);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Makes the task user the owner of a room with all its notes; of one given before, only what has come since. */
    void giveRoom(Path dir) throws IOException {
        if (!other()) {
            return;
        }
        var mark = dir.resolve(GIVEN);
        var since = Files.exists(mark) && tellsBirth(mark)
                ? Files.getLastModifiedTime(mark).toInstant().minus(CLOCK_STEP)
                : Instant.MIN;
        give(dir, since);
        Files.write(mark, new byte[0]);
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
    }

    /** Whether the file system keeps when a file was made; others answer with the time of its last change. */
    private static boolean tellsBirth(Path mark) throws IOException {
        var attributes = Files.readAttributes(mark, BasicFileAttributes.class);
        return attributes.creationTime().compareTo(attributes.lastModifiedTime()) < 0;
    }

    /** Makes the task user the owner of everything below; follows no link. */
    public void give(Path tree) throws IOException {
        if (other()) {
            give(tree, Instant.MIN);
        }
    }

    private void give(Path tree, Instant since) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                return own(dir, attributes, since);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return own(file, attributes, since);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private FileVisitResult own(Path place, BasicFileAttributes attributes, Instant since) throws IOException {
        if (attributes.creationTime().toInstant().isAfter(since)
                && !Integer.valueOf(id).equals(Files.getAttribute(place, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            Files.setAttribute(place, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(place, "unix:uid", id, LinkOption.NOFOLLOW_LINKS);
        }
        return FileVisitResult.CONTINUE;
    }
}
