package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.process.ProcessRecord;
import org.jixia.standalone.launcher.process.ProcessTable;
import org.jixia.standalone.launcher.process.SystemProcess;

/** Brings one part to life: keeps it when it is well and up to date, starts it otherwise, and waits until it is ready. */
final class PartStart {

    private static final String UNNOTED = "unnoted";
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** How long a living process may stay silent before it is taken for stuck. */
    private static final Duration SILENCE = Duration.ofSeconds(20);
    /** How long a part may go on dying early after a kill. */
    private static final Duration REPEAT = Duration.ofSeconds(20);

    private final ProcessTable processes;
    private final PartStop stop;

    PartStart(ProcessTable processes) {
        this.processes = processes;
        this.stop = new PartStop(processes);
    }

    /**
     * Takes up a process of ours that an earlier start has begun without noting it, because it was cut off in between.
     * It is restarted, since nobody knows what it was started with.
     */
    void adopt(Part part) {
        if (processes.findAlive(part.name()).isEmpty()) {
            SystemProcess.in(part.launch().directory(), part::startedBy)
                    .flatMap(process -> process.birth()
                            .map(birth -> new ProcessRecord(
                                    part.name(), process.pid(), birth, part.port(), UNNOTED, Instant.now())))
                    .ifPresent(processes::remember);
        }
    }

    /** Returns how it came to be ready, in words. */
    String ensure(Part part) {
        var record = processes.find(part.name());
        var running = record.filter(ProcessRecord::alive);
        if (running.isPresent() && running.get().version().equals(part.version())) {
            var young = running.get().startedAt().plus(part.patience()).isAfter(Instant.now());
            if (awaitReady(part, running.get(), young ? part.patience() : SILENCE)) {
                part.settle();
                return "runs already";
            }
        }
        if (running.isPresent()) {
            stop.stop(part, Duration.ofSeconds(10));
        }
        start(part);
        if (running.isPresent()) {
            return restarted(running.get(), part);
        }
        return record.isPresent() ? "started again: it had died" : "ready";
    }

    private static String restarted(ProcessRecord before, Part part) {
        if (before.version().equals(UNNOTED)) {
            return "restarted: its start was cut off";
        }
        return before.version().equals(part.version()) ? "restarted: it was stuck" : "restarted: newer build";
    }

    private void start(Part part) {
        var giveUp = Instant.now().plus(REPEAT);
        while (true) {
            part.prepare();
            var launch = part.launch();
            var process = launch.start();
            var record = new ProcessRecord(
                    part.name(),
                    process.pid(),
                    SystemProcess.of(process.pid()).birth().orElse("gone"),
                    part.port(),
                    part.version(),
                    Instant.now());
            processes.remember(record);
            if (awaitReady(part, record, part.patience())) {
                part.settle();
                return;
            }
            if (record.alive()) {
                throw new Trouble(part.name() + " runs but is not ready after "
                        + part.patience().toSeconds() + " s: see './jixia logs " + part.name() + "'.");
            }
            if (!part.startsAgain() || Instant.now().isAfter(giveUp)) {
                throw new Trouble(part.name() + " ended while it was starting: " + lastWords(launch.log())
                        + " (more with './jixia logs " + part.name() + "').");
            }
            pause(Duration.ofSeconds(1));
        }
    }

    /** False when the process ended or the time is over. */
    private static boolean awaitReady(Part part, ProcessRecord record, Duration patience) {
        var deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline)) {
            // Life first: a stale process on the same port would answer too.
            if (!record.alive()) {
                return false;
            }
            if (part.ready()) {
                return true;
            }
            pause(PAUSE);
        }
        return false;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The start was interrupted.", e);
        }
    }

    /** The last line of the log that tells a fault, else the last line. */
    static String lastWords(Path log) {
        try {
            var lines = Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank() && !line.strip().startsWith("at "))
                    .toList();
            var recent =
                    lines.subList(Math.max(0, lines.size() - 60), lines.size()).reversed();
            return recent.stream()
                    .filter(line -> line.contains("Caused by:") || line.contains("ERROR") || line.contains("FATAL"))
                    .findFirst()
                    .or(() -> recent.stream().findFirst())
                    .map(line -> line.length() > 300 ? line.substring(0, 300) + "…" : line)
                    .orElse("it wrote nothing");
        } catch (IOException e) {
            return "its log " + log + " cannot be read";
        }
    }
}
