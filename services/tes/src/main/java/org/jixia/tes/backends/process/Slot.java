package org.jixia.tes.backends.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A small shell of its own session that runs one attempt after another, with the meter that it lives in. Starting a program
 * from it costs a fraction of starting one from this large process, and it outlives a kill of this service.
 */
final class Slot {
    static final String SCRIPT = TaskUser.resource("/process/slot.sh");

    private final Process process;
    private final Meter meter;
    private CompletableFuture<Boolean> pending;
    private boolean ended;

    private Slot(Process process, Meter meter) {
        this.process = process;
        this.meter = meter;
    }

    static Slot open(Meters meters, List<String> shell) throws IOException {
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(shell);
        var builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        var process = builder.start();
        var slot = new Slot(process, meters.open(process.pid()));
        Thread.ofPlatform().daemon().name("slot-" + process.pid()).start(slot::listen);
        return slot;
    }

    Meter meter() {
        return meter;
    }

    long pid() {
        return process.pid();
    }

    /** Runs the attempt in this directory; false when the slot died meanwhile. */
    boolean run(Path directory) {
        var done = new CompletableFuture<Boolean>();
        synchronized (this) {
            if (ended) {
                return false;
            }
            pending = done;
        }
        try {
            var line = directory + "\n";
            process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException died) {
            return false;
        }
        return done.join();
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            read(lines);
        } catch (IOException died) {
            // Told below like any other end.
        }
        synchronized (this) {
            ended = true;
            if (pending != null) {
                pending.complete(false);
            }
        }
    }

    private void read(BufferedReader lines) throws IOException {
        while (lines.readLine() != null) {
            synchronized (this) {
                if (pending != null) {
                    pending.complete(true);
                }
            }
        }
    }

    boolean usable() {
        synchronized (this) {
            return !ended;
        }
    }

    /** Lets the shell end by itself, at once when it is idle. */
    void retire() {
        try {
            process.getOutputStream().close();
        } catch (IOException died) {
            // It is gone, which was the aim.
        }
        process.onExit().thenRun(meter::close);
    }
}
