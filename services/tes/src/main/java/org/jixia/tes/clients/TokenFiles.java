package org.jixia.tes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jixia.platform.identity.TokenSigner;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Tokens;

/** Writes a task's token into a folder that the task sees and cannot change, and again before it expires. */
@ApplicationScoped
public class TokenFiles implements Tokens {
    private static final Logger LOG = Logger.getLogger(TokenFiles.class);

    /** Half of the ten minutes that a token lives. */
    private static final long HALF_LIFE_SECONDS = 300;

    private final Instance<TokenSigner> signer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("task-tokens").factory());

    @Inject
    public TokenFiles(Instance<TokenSigner> signer) {
        this.signer = signer;
    }

    @Override
    public AutoCloseable keep(StoredTask task, Room room) {
        write(task, room.token());
        var renewal = clock.scheduleAtFixedRate(
                () -> renew(task, room), HALF_LIFE_SECONDS, HALF_LIFE_SECONDS, TimeUnit.SECONDS);
        return () -> renewal.cancel(false);
    }

    /** A failure must not end the renewals: the next may succeed in time. */
    private void renew(StoredTask task, Room room) {
        try {
            write(task, room.token());
        } catch (RuntimeException passing) {
            LOG.warnf("%s: %s", passing.getMessage(), passing.getCause());
        }
    }

    private void write(StoredTask task, Path folder) {
        var owner = task.owner();
        var token = signer.get()
                .task(
                        owner.person(),
                        owner.workspace(),
                        owner.run(),
                        owner.billingAccount(),
                        task.id(),
                        task.attempt());
        try {
            Files.createDirectories(folder);
            var fresh = folder.resolve("token.new");
            Files.writeString(fresh, token);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(
                    fresh,
                    folder.resolve("token"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the token of task " + task.id() + " cannot be written", e);
        }
    }
}
