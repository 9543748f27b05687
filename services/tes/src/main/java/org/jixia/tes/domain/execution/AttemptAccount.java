package org.jixia.tes.domain.execution;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.tes.domain.Attempt;
import org.jixia.tes.domain.AttemptLog;
import org.jixia.tes.domain.OutputFile;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.StreamLog;
import org.jixia.tes.domain.TaskResult;
import org.jixia.tes.domain.TaskState;
import org.jixia.tes.domain.queue.Ended;

/** Adds up one attempt: times, bytes, exits, and in the end what it means for the task. */
final class AttemptAccount {
    /** A system fault beyond this many repetitions ends the task. */
    private static final int REPEATS = 3;

    private final StoredTask task;
    private final Room room;
    private final Instant startedAt = Instant.now();
    private Instant stagedAt = startedAt;
    private Instant ranAt = startedAt;
    private long bytesIn;
    private final List<String> remarks = new ArrayList<>();
    private Optional<Outputs.Kept> kept = Optional.empty();

    AttemptAccount(StoredTask task, Room room) {
        this.task = task;
        this.room = room;
        remarks.addAll(task.ask().warnings());
    }

    long bytesIn() {
        return bytesIn;
    }

    void staged(Staging.Staged staged) {
        stagedAt = Instant.now();
        ranAt = stagedAt;
        bytesIn = staged.bytes();
        remarks.addAll(staged.remarks());
    }

    void ran() {
        ranAt = Instant.now();
    }

    void kept(Outputs.Kept what) {
        kept = Optional.of(what);
    }

    /** Whether the last command ended well, or its failure is to be ignored. */
    boolean succeeded(Ending ending) {
        var executors = task.document().executors();
        if (ending.exits().size() < executors.size()) {
            return false;
        }
        return ending.exits().getLast().code() == 0
                || Boolean.TRUE.equals(executors.getLast().ignoreError());
    }

    Ended free() {
        return new Ended(task, TaskState.Event.REQUEUE, null, null, List.of(), List.of(), true);
    }

    Ended end(Ending ending, Streams streams) {
        var cause = ending.cause().or(() -> failure(ending)).or(() -> kept.flatMap(Outputs.Kept::cause));
        var event = event(cause);
        var logs = streams.of(task, room);
        var attempt = attempt(ending, cause);
        cause.ifPresent(c -> remarks.add(c.code() + ": " + c.sentence()));
        var files = cause.isEmpty() ? kept.map(Outputs.Kept::files).orElse(List.of()) : List.<OutputFile>of();
        var exits = ending.exits().stream()
                .map(exit -> new AttemptLog.ExecutorEnd(exit.code(), exit.startedAt(), exit.endedAt()))
                .toList();
        var log = new AttemptLog(attempt, exits, files, List.copyOf(remarks));
        var result = result(attempt, cause, event, files, logs);
        return new Ended(task, event, log, result, logs, ending.usage().curve(), false);
    }

    private Optional<Cause> failure(Ending ending) {
        if (succeeded(ending)) {
            return Optional.empty();
        }
        return ending.exits().isEmpty()
                ? Optional.of(Cause.of(Why.NO_COMMAND))
                : Optional.of(Cause.of(Why.EXIT_CODE, ending.exits().getLast().code()));
    }

    private TaskState.Event event(Optional<Cause> cause) {
        if (cause.isEmpty()) {
            return TaskState.Event.SUCCEED;
        }
        if (cause.get().code() != EndCode.SYSTEM) {
            return TaskState.Event.FAIL;
        }
        return task.faults() < REPEATS ? TaskState.Event.REQUEUE : TaskState.Event.BREAK;
    }

    private Attempt attempt(Ending ending, Optional<Cause> cause) {
        var now = Instant.now();
        var system = cause.map(c -> c.code() == EndCode.SYSTEM).orElse(false);
        var exit = ending.exits().isEmpty() ? null : ending.exits().getLast().code();
        return new Attempt(
                task.attempt(),
                startedAt,
                now,
                Duration.between(startedAt, stagedAt).toMillis(),
                Duration.between(stagedAt, ranAt).toMillis(),
                Duration.between(ranAt, now).toMillis(),
                !system,
                task.ask().cpuMillis(),
                task.ask().memoryBytes(),
                0,
                ending.usage().cpuMillis().orElse(null),
                ending.usage().memoryBytesPeak().orElse(null),
                bytesIn,
                kept.map(Outputs.Kept::bytes).orElse(0L),
                exit);
    }

    private TaskResult result(
            Attempt attempt,
            Optional<Cause> cause,
            TaskState.Event event,
            List<OutputFile> files,
            List<StreamLog> logs) {
        var attempts = new ArrayList<Attempt>();
        task.attempts().forEach(earlier -> attempts.add(earlier.attempt()));
        attempts.add(attempt);
        var inline = cause.isEmpty() ? kept.map(Outputs.Kept::inline).orElse(Map.of()) : Map.<String, String>of();
        return new TaskResult(
                task.id(),
                task.key(),
                task.owner().run(),
                task.owner().workspace(),
                task.owner().person(),
                task.owner().billingAccount(),
                task.attempt(),
                TaskState.RUNNING.after(event),
                attempt.exitCode(),
                cause.map(Cause::reason).orElse(null),
                task.ask().backend(),
                task.ask().hostTools(),
                files,
                inline,
                tail(logs, "stdout"),
                tail(logs, "stderr"),
                attempts);
    }

    private static String tail(List<StreamLog> logs, String stream) {
        return logs.stream()
                .filter(log -> log.stream().equals(stream))
                .reduce((first, last) -> last)
                .map(log -> {
                    var most = Math.min(log.tail().length, 8192);
                    return new String(log.tail(), log.tail().length - most, most, StandardCharsets.UTF_8)
                            .replace("\0", "");
                })
                .orElse(null);
    }
}
