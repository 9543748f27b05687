package org.jixia.standalone.launcher.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jixia.standalone.launcher.Trouble;

/** Held while a command changes the installation, so that two never start or stop it at the same time. */
public final class InstallationLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private InstallationLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock or says that another command holds it; the system frees it when the holder dies. */
    public static InstallationLock take(Path state) {
        PrivateFiles.directory(state);
        try {
            var channel = FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Trouble("Another jixia command is at work on " + state + ": wait until it has ended.");
            }
            return new InstallationLock(channel, lock);
        } catch (IOException e) {
            throw new Trouble("The lock in " + state + " cannot be taken: " + e.getMessage() + ".", e);
        }
    }

    /** Null when another process, or another thread of this one, holds it. */
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new IllegalStateException("The lock could not be released", e);
        }
    }
}
