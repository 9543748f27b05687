package org.jixia.standalone.launcher.installation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jixia.standalone.launcher.Trouble;

/** Files that only their owner may read, written whole or not at all. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Makes the directory and its parents; the directory itself is closed to others. */
    public static Path directory(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return directory;
        } catch (IOException e) {
            throw failed("make the folder", directory, e);
        }
    }

    /** Replaces the file in one step: a crash leaves the old content or the new one. */
    public static void write(Path file, String content) {
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            var draft = Files.createTempFile(parent, "." + file.getFileName(), ".draft", permissions);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                Files.deleteIfExists(draft);
                throw e;
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("write", file, e);
        }
    }

    static Trouble failed(String what, Path path, IOException e) {
        var reason = String.valueOf(e.getMessage());
        if (reason.contains("No space left on device")) {
            return new Trouble("The disk is full, so " + path + " cannot be written: free some room and try again.", e);
        }
        return new Trouble(
                "Cannot " + what + " " + path + " (" + e.getClass().getSimpleName() + ": " + reason
                        + "): check the rights on it, or name another folder in JIXIA_STATE.",
                e);
    }
}
