package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Curve;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Why;

/**
 * An attempt under way: samples its use, ends it at a limit, remembers the first cause. Ending is repeated at every sample
 * until the slot reports the end, because a kill may come before the sandbox it aims at.
 */
final class RunningAttempt {
    private static final long MIB = 1 << 20;

    private final Launch launch;
    private final Notes notes;
    private final Meter meter;
    private final ProcessSettings settings;
    private final Runnable killer;
    private final OpenFiles nameless;
    private final Instant begun;
    private final long inputBytes;
    private final Curve curve = new Curve();
    private Cause cause;
    private long peak = -1;
    private Instant nextDisk;
    private boolean ended;

    /** By what a running attempt is held: its processes' end, and the files that only they still have. */
    record Hold(Runnable killer, OpenFiles nameless) {}

    RunningAttempt(Launch launch, Meter meter, ProcessSettings settings, Hold hold, Instant begun, long inputBytes) {
        this.launch = launch;
        this.notes = new Notes(launch.room().dir());
        this.meter = meter;
        this.settings = settings;
        this.killer = hold.killer();
        this.nameless = hold.nameless();
        this.begun = begun;
        this.inputBytes = inputBytes;
        this.nextDisk = begun.plus(settings.diskSampling());
    }

    /** Nothing is killed for it afterwards: its slot belongs to the next one. */
    synchronized void end() {
        ended = true;
    }

    private synchronized void kill() {
        if (!ended) {
            killer.run();
        }
    }

    synchronized void stop(Cause reason) {
        if (ended) {
            return;
        }
        if (cause == null) {
            cause = reason;
            try {
                notes.stop(reason);
            } catch (IOException roomIsGone) {
                // Then nothing is left to start in it either.
            }
        }
        kill();
    }

    synchronized Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    synchronized Optional<Long> peak() {
        return peak < 0 ? Optional.empty() : Optional.of(peak);
    }

    List<Curve.Point> curve() {
        return curve.points();
    }

    void sample(Instant now) {
        if (cause().isPresent()) {
            kill();
            return;
        }
        var ran = Duration.between(begun, now);
        if (ran.compareTo(launch.grant().time()) > 0) {
            stop(Cause.of(Why.TIME_LIMIT, launch.grant().time().toMillis()));
            return;
        }
        sampleMemory(ran);
        if (!now.isBefore(nextDisk)) {
            sampleDisk(now);
        }
    }

    private void sampleMemory(Duration ran) {
        var now = meter.memoryNow();
        if (now.isEmpty()) {
            return;
        }
        curve.add(ran, meter.cpuMillis(), now.get());
        synchronized (this) {
            // A sample between two commands finds nothing; that is no measurement.
            if (now.get() > 0) {
                peak = Math.max(peak, now.get());
            }
        }
        if (!meter.enforces() && now.get() > memoryLimit(launch, settings)) {
            stop(Cause.outOfMemory(launch.grant()));
        }
    }

    static long memoryLimit(Launch launch, ProcessSettings settings) {
        return launch.grant().memoryBytes() + settings.memoryMargin();
    }

    private void sampleDisk(Instant now) {
        try {
            for (var executor = 0; executor < launch.commands().size(); executor++) {
                var command = launch.commands().get(executor);
                shorten(launch.room().stdout(executor), command.stdout());
                shorten(launch.room().stderr(executor), command.stderr());
            }
            var used = Directories.size(launch.room().root()) + nameless.bytes() - inputBytes;
            if (used > launch.grant().diskBytes()) {
                stop(Cause.of(Why.DISK_FULL, launch.grant().diskBytes() / MIB));
            }
        } catch (IOException changedMeanwhile) {
            // The next sample sees it.
        }
        var took = Duration.between(now, Instant.now());
        // A tree of a million files takes long to walk: never spend more than a tenth of the time on it.
        var pause = took.multipliedBy(10);
        nextDisk = now.plus(pause.compareTo(settings.diskSampling()) > 0 ? pause : settings.diskSampling());
    }

    /** A stream that no output asks for is kept up to its limit; the command goes on, its writes land behind the cut again. */
    private void shorten(Path stream, Optional<String> asked) throws IOException {
        if (asked.isEmpty() && Files.exists(stream) && Files.size(stream) > settings.streamLimit()) {
            Files.writeString(launch.room().dir().resolve(stream.getFileName() + ".cut"), "");
            try (var channel = FileChannel.open(stream, StandardOpenOption.WRITE)) {
                channel.truncate(settings.streamLimit());
            }
        }
    }
}
