package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Backend;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Curve;
import org.jixia.tes.domain.execution.Ending;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Requirements;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Usage;
import org.jixia.tes.domain.execution.Why;

/**
 * Runs commands from slots on this host, each in a sandbox: bubblewrap's unless another is given. The room's files are the truth
 * about an attempt, so that attempts go on while the service is dead and are taken up by the next one. Off without a sandbox.
 */
public final class ProcessBackend implements Backend {
    private final ProcessSettings settings;
    private final Sandbox sandbox;
    private final Map<AttemptId, RunningAttempt> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sampler;
    private Optional<String> unavailable = Optional.empty();
    private Meters meters;
    private SlotPool slots;

    public ProcessBackend(ProcessSettings settings) {
        this(settings, new Bubblewrap(settings));
    }

    public ProcessBackend(ProcessSettings settings, Sandbox sandbox) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.sampler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("task-samples").factory());
        try {
            open();
        } catch (IOException e) {
            unavailable = Optional.of("its directory " + settings.state() + " cannot be used: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unavailable = Optional.of("interrupted while starting");
        }
    }

    private void open() throws IOException, InterruptedException {
        Files.createDirectories(settings.state());
        unavailable = sandbox.open(settings.state());
        if (unavailable.isPresent()) {
            return;
        }
        meters = Meters.choose(settings.cgroups());
        slots = new SlotPool(meters, sandbox.shell(Slot.SCRIPT));
        var period = settings.sampling().toMillis();
        sampler.scheduleWithFixedDelay(this::sample, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public String name() {
        return sandbox.name();
    }

    @Override
    public Optional<String> unavailable() {
        return unavailable;
    }

    @Override
    public Optional<String> refuses(Requirements requirements) {
        return sandbox.refuses(requirements);
    }

    @Override
    public Ending run(Launch launch) {
        try {
            prepare(launch);
            var slot = slots.take();
            try {
                return run(launch, slot);
            } finally {
                slots.giveBack(slot);
            }
        } catch (IOException e) {
            return Ending.of(Cause.of(Why.DIRECTORY_NOT_WRITTEN, e.getMessage()));
        }
    }

    private void prepare(Launch launch) throws IOException {
        var room = launch.room();
        var root = room.root();
        for (var folder : new String[] {"tmp", "home"}) {
            make(root.resolve(folder));
        }
        for (var command : launch.commands()) {
            make(room.at(command.workdir().orElse(Launch.DEFAULT_WORKDIR)));
        }
        for (var number = 0; number < launch.commands().size(); number++) {
            var command = launch.commands().get(number);
            stream(room, room.stdout(number), command.stdout());
            stream(room, room.stderr(number), command.stderr());
        }
        // Links come last: nothing that this service writes in the root may follow one.
        sandbox.furnish(launch);
    }

    /** Rooms are used again: mostly it is there, and asking costs less than failing. */
    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder);
        }
    }

    /** A stream that the task also wants to find in its own view is one file with two names: the service reads the outer. */
    private static void stream(Room room, Path stream, Optional<String> inside) throws IOException {
        if (inside.isPresent()) {
            var place = room.at(inside.get());
            Files.createDirectories(place.getParent());
            if (Files.exists(place)) {
                Files.deleteIfExists(stream);
                Files.createLink(stream, place);
            } else {
                if (!Files.exists(stream)) {
                    Files.createFile(stream);
                }
                Files.createLink(place, stream);
            }
        }
    }

    private Ending run(Launch launch, Slot slot) throws IOException {
        var notes = new Notes(launch.room().dir());
        var meter = slot.meter();
        var limit = RunningAttempt.memoryLimit(launch, settings);
        meter.begin(limit, launch.grant().cpuMillis());
        notes.run(sandbox.script(launch, limit, meter.group()), meter.note());
        sandbox.give(launch);
        var attempt = watch(launch, meter, slot.pid(), Instant.now());
        running.put(launch.id(), attempt);
        try {
            slot.run(launch.room().dir());
            attempt.end();
            return ending(launch, notes, attempt.cause(), meter, Optional.of(attempt));
        } finally {
            running.remove(launch.id());
        }
    }

    private boolean measured(Meter meter) {
        return sandbox.measured(meter.group().isPresent());
    }

    private RunningAttempt watch(Launch launch, Meter meter, long pid, Instant begun) throws IOException {
        var measured = measured(meter) ? meter : Meter.NONE;
        return new RunningAttempt(
                launch,
                measured,
                settings,
                new RunningAttempt.Hold(() -> sandbox.kill(launch.id(), pid), new OpenFiles(pid)),
                begun,
                baseline(launch));
    }

    /** What lies in the room before the commands start does not count as written by them; after a restart this is not known. */
    private static long baseline(Launch launch) throws IOException {
        var note = launch.room().launched();
        return Files.exists(note) && Files.size(note) > 0
                ? Long.parseLong(Files.readString(note).strip())
                : 0;
    }

    @Override
    public Ending resume(Launch launch) {
        var notes = new Notes(launch.room().dir());
        try {
            var runner = notes.runner();
            if (runner.isPresent() && !notes.ended()) {
                return adopt(launch, notes, runner.get());
            }
            if (!notes.ended() && Files.exists(launch.room().dir()) && notes.claim()) {
                return Ending.of(Cause.of(Why.ENDED_BEFORE_START));
            }
            var meter = meters.reopen(notes.meter(), 0);
            return ending(launch, notes, notes.stopped(), meter, Optional.empty());
        } catch (IOException e) {
            return Ending.of(Cause.of(Why.DIRECTORY_NOT_READ, e.getMessage()));
        }
    }

    private Ending adopt(Launch launch, Notes notes, long pid) throws IOException {
        var meter = meters.reopen(notes.meter(), pid);
        var begun = Files.getLastModifiedTime(launch.room().dir().resolve("started"))
                .toInstant();
        var attempt = watch(launch, meter, pid, begun);
        running.put(launch.id(), attempt);
        notes.stopped().ifPresent(attempt::stop);
        try {
            ProcessHandle.of(pid).ifPresent(slot -> slot.onExit().join());
            return ending(launch, notes, attempt.cause(), meter, Optional.of(attempt));
        } finally {
            running.remove(launch.id());
            meter.close();
        }
    }

    private Ending ending(
            Launch launch, Notes notes, Optional<Cause> stopped, Meter meter, Optional<RunningAttempt> watched)
            throws IOException {
        var usage = new Usage(
                measured(meter) ? meter.cpuMillis() : Optional.empty(),
                watched.flatMap(RunningAttempt::peak),
                watched.map(RunningAttempt::curve).orElse(List.of()));
        if (!notes.ended()) {
            sandbox.clear(launch.id());
            return new Ending(List.of(), Optional.of(stopped.orElse(Cause.of(Why.PROCESS_VANISHED))), usage);
        }
        var ending = new Ending(notes.exits(launch.commands().size()), Optional.empty(), usage);
        if (meter.killedForMemory()) {
            return ending.because(Cause.outOfMemory(launch.grant()));
        }
        return stopped.map(ending::because).orElseGet(() -> judge(launch, ending));
    }

    private Ending judge(Launch launch, Ending ending) {
        return ending.exits().isEmpty() ? ending.because(Cause.of(Why.NO_COMMAND)) : sandbox.judge(launch, ending);
    }

    @Override
    public void stop(AttemptId attempt, Cause cause) {
        var present = running.get(attempt);
        if (present != null) {
            present.stop(cause);
        }
    }

    @Override
    public List<Curve.Point> curve(AttemptId attempt) {
        var present = running.get(attempt);
        return present == null ? List.of() : present.curve();
    }

    @Override
    public void abandon(AttemptId attempt, Room room) {
        var notes = new Notes(room.dir());
        try {
            if (!Files.exists(room.dir())) {
                return;
            }
            notes.stop(Cause.of(Why.NOT_WAITED_FOR));
            notes.claim();
            for (var runner = notes.runner(); runner.isPresent() && !notes.ended(); runner = notes.runner()) {
                sandbox.kill(attempt, runner.get());
                LockSupport.parkNanos(2_000_000);
            }
            sandbox.clear(attempt);
        } catch (IOException gone) {
            // A room that cannot be written cannot start anything either.
        }
    }

    private void sample() {
        var now = Instant.now();
        running.values().forEach(attempt -> {
            try {
                attempt.sample(now);
            } catch (RuntimeException unexpected) {
                System.getLogger(ProcessBackend.class.getName())
                        .log(System.Logger.Level.WARNING, "an attempt could not be sampled", unexpected);
            }
        });
    }

    @Override
    public void close() {
        sampler.shutdownNow();
        if (slots != null) {
            slots.close();
        }
    }
}
