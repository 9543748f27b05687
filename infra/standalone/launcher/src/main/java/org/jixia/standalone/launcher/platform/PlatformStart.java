package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.InstallationLock;
import org.jixia.standalone.launcher.process.PortOwner;
import org.jixia.standalone.launcher.settings.ServiceSettings;

/**
 * Brings every part of the platform to life and leaves alone what already lives and is up to date. A part that fails
 * stops nothing else; a later start continues from there.
 */
public final class PlatformStart {

    private static final long ROOM_NEEDED = 1L << 30;

    /** With less than this nothing more can be started. */
    private static final long FULL = 16L << 20;

    private final Platform platform;
    private final Progress progress;
    private final LongSupplier room;
    private final PartStart partStart;
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    public PlatformStart(Platform platform, Progress progress) {
        this(platform, progress, () -> usable(platform.installation().state()));
    }

    PlatformStart(Platform platform, Progress progress, LongSupplier room) {
        this.platform = platform;
        this.progress = progress;
        this.room = room;
        this.partStart = new PartStart(platform.processes());
    }

    public void run() {
        try (var held = InstallationLock.take(platform.installation().state())) {
            checkRoom();
            new ServiceSettings(platform.installation()).check();
            platform.parts().forEach(partStart::adopt);
            checkPorts();
            var workers = Executors.newVirtualThreadPerTaskExecutor();
            try {
                startAll(workers);
            } finally {
                workers.shutdownNow();
                // Nothing may be started any more once the lock is free.
                workers.close();
            }
        }
        if (!failures.isEmpty()) {
            throw new Trouble(room.getAsLong() < FULL ? full() : String.join("\n", failures));
        }
    }

    private void startAll(ExecutorService workers) {
        if (!start(platform.database())) {
            return;
        }
        var others = new ArrayList<Future<Boolean>>();
        platform.identityAndStore().forEach(part -> others.add(workers.submit(() -> start(part))));
        if (start(platform.broker())) {
            var turns = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
            platform.services().forEach(part -> others.add(workers.submit(() -> startInTurn(part, turns))));
        }
        others.forEach(this::await);
    }

    /** All at once would only take the processors from the identity provider, which takes longest of all. */
    private boolean startInTurn(Part part, Semaphore turns) throws InterruptedException {
        turns.acquire();
        try {
            return start(part);
        } finally {
            turns.release();
        }
    }

    private boolean start(Part part) {
        var begun = Instant.now();
        try {
            var outcome = partStart.ensure(part);
            progress.step(part.name(), outcome, Duration.between(begun, Instant.now()));
            return true;
        } catch (Trouble e) {
            var outcome = Thread.currentThread().isInterrupted() ? "interrupted" : "FAILED";
            progress.step(part.name(), outcome, Duration.between(begun, Instant.now()));
            failures.add(e.getMessage());
            return false;
        }
    }

    private void await(Future<Boolean> started) {
        try {
            started.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The start was interrupted.", e);
        }
    }

    private void checkRoom() {
        var left = room.getAsLong();
        if (left < ROOM_NEEDED) {
            throw new Trouble("The disk of " + state() + " has only " + (left >> 20)
                    + " MiB left and the platform needs 1024: free some room, or name another folder in JIXIA_STATE.");
        }
    }

    /** One cause, which every part would tell in other words. */
    private String full() {
        return "The disk of " + state() + " has become full, so " + failures.size()
                + " processes could not start: free 1 GiB or more and run './jixia up' again.";
    }

    private static long usable(Path state) {
        try {
            return Files.getFileStore(state).getUsableSpace();
        } catch (IOException e) {
            throw new Trouble("The state folder " + state + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private Path state() {
        return platform.installation().state();
    }

    /** All taken ports are told at once, before anything is started. */
    private void checkPorts() {
        var taken = new ArrayList<String>();
        for (var part : platform.parts()) {
            if (platform.processes().findAlive(part.name()).isEmpty()) {
                part.ports().stream()
                        .filter(port -> !PortOwner.free(port))
                        .forEach(port -> taken.add(port + " (" + part.name() + ") by " + holder(port)));
            }
        }
        if (!taken.isEmpty()) {
            throw new Trouble("Ports that the platform needs are taken by others: " + String.join(", ", taken)
                    + ". End these processes, or make an installation elsewhere: JIXIA_STATE=<folder>"
                    + " JIXIA_PORT_BASE=<number> ./jixia up.");
        }
    }

    private static String holder(int port) {
        return PortOwner.of(port)
                .map(process -> "process " + process.pid() + " (" + process.command() + ")")
                .orElse("a process of another user");
    }
}
