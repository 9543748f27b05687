package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.process.ProcessRecord;
import org.jixia.standalone.launcher.process.ProcessTable;

/** Ends one part: asks first, insists after a grace period, and signals only the process that was started. */
final class PartStop {

    private static final Duration KILL_GRACE = Duration.ofSeconds(5);

    private final ProcessTable processes;

    PartStop(ProcessTable processes) {
        this.processes = processes;
    }

    /** Returns how it ended, in words. */
    String stop(Part part, Duration grace) {
        var record = processes.find(part.name());
        if (record.isEmpty()) {
            return "not running";
        }
        var outcome = "was dead";
        if (record.get().alive()) {
            signal(record.get(), part.signal());
            outcome = "stopped";
            if (!awaitEnd(record.get(), grace)) {
                signal(record.get(), "KILL");
                outcome = "killed after " + grace.toSeconds() + " s";
                if (!awaitEnd(record.get(), KILL_GRACE)) {
                    throw new Trouble(part.name() + " (process " + record.get().pid()
                            + ") cannot be ended: end it by hand with 'kill -9 "
                            + record.get().pid() + "'.");
                }
            }
        }
        processes.forget(part.name());
        return outcome;
    }

    private static void signal(ProcessRecord record, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(record.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Trouble("The command 'kill' cannot be run: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The stop was interrupted.", e);
        }
    }

    private static boolean awaitEnd(ProcessRecord record, Duration time) {
        var deadline = Instant.now().plus(time);
        while (record.alive()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Trouble("The stop was interrupted.", e);
            }
        }
        return true;
    }
}
